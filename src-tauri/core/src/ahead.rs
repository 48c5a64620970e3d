//! Work that other processors do ahead while one thread, which alone may write to the book, uses what is done.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

/// So many are made at once.
const TOGETHER: usize = 400;

/// Values made ahead, in order.
pub(crate) struct Ahead<'m, T> {
    parts: Vec<OnceLock<Vec<T>>>,
    count: usize,
    make: &'m (dyn Fn(usize) -> T + Sync),
}

impl<T> Ahead<'_, T> {
    /// The value at a place below `count`. Whoever asks for what nobody has begun makes it.
    pub(crate) fn at(&self, place: usize) -> &T {
        &self.part(place / TOGETHER)[place % TOGETHER]
    }

    fn part(&self, number: usize) -> &[T] {
        let first = number * TOGETHER;
        let places = first..(first + TOGETHER).min(self.count);
        self.parts[number].get_or_init(|| places.map(self.make).collect())
    }
}

/// Makes `other` on another processor while this thread does `own`; gives both.
pub(crate) fn beside<A: Send + Sync, B>(other: impl Fn() -> A + Sync, own: impl FnOnce() -> B) -> (A, B) {
    let made = OnceLock::new();
    let done = rayon::in_place_scope(|scope| {
        scope.spawn(|_| {
            made.get_or_init(&other);
        });
        own()
    });
    // The scope has waited for it.
    (made.into_inner().unwrap_or_else(other), done)
}

/// Runs `then` on this thread, while the values of the places below `count` are made on the others.
pub(crate) fn ahead<T: Send + Sync + 'static, R>(
    count: usize,
    make: impl Fn(usize) -> T + Sync,
    then: impl FnOnce(&Ahead<'_, T>) -> R,
) -> R {
    let parts = (0..count.div_ceil(TOGETHER)).map(|_| OnceLock::new()).collect();
    let values = Ahead { parts, count, make: &make };
    // One part is made when it is asked for.
    if count <= TOGETHER {
        return then(&values);
    }
    let has_ended = &AtomicBool::new(false);
    let done = rayon::in_place_scope(|scope| {
        let values = &values;
        let _ended = Ended(has_ended);
        for number in 0..values.parts.len() {
            scope.spawn(move |_| {
                if !has_ended.load(Ordering::Relaxed) {
                    values.part(number);
                }
            });
        }
        then(values)
    });
    give_back(values.parts);
    done
}

/// Gives the memory of a long list back on another processor: a hundred thousand values take a while.
pub(crate) fn give_back(values: impl Send + 'static) {
    rayon::spawn(move || drop(values));
}

/// Says, however `then` ends, that nothing more is needed.
struct Ended<'e>(&'e AtomicBool);

impl Drop for Ended<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_beside_comes_with_what_is_done_here() {
        let here = std::cell::Cell::new(1);
        let (made, done) = beside(|| (0..1000).sum::<u32>(), || here.replace(2));
        assert_eq!((made, done, here.get()), (499_500, 1, 2));
    }

    #[test]
    fn every_value_stands_at_its_place_however_many() {
        for count in [0, 1, TOGETHER, TOGETHER + 1, 5 * TOGETHER - 1] {
            let made =
                ahead(count, |place| place * 3, |values| (0..count).map(|at| *values.at(at)).collect::<Vec<_>>());
            assert_eq!(made, (0..count).map(|place| place * 3).collect::<Vec<_>>());
        }
    }
}
