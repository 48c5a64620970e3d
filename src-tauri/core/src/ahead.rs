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

/// Runs `then` on this thread, while the values of the places below `count` are made on the others.
pub(crate) fn ahead<T: Send + Sync, R>(
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
    let (values, has_ended) = (&values, &AtomicBool::new(false));
    rayon::in_place_scope(|scope| {
        let _ended = Ended(has_ended);
        for number in 0..values.parts.len() {
            scope.spawn(move |_| {
                if !has_ended.load(Ordering::Relaxed) {
                    values.part(number);
                }
            });
        }
        then(values)
    })
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
    fn every_value_stands_at_its_place_however_many() {
        for count in [0, 1, TOGETHER, TOGETHER + 1, 5 * TOGETHER - 1] {
            let made =
                ahead(count, |place| place * 3, |values| (0..count).map(|at| *values.at(at)).collect::<Vec<_>>());
            assert_eq!(made, (0..count).map(|place| place * 3).collect::<Vec<_>>());
        }
    }
}
