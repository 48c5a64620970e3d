//! A damaged book: never a panic, always a sentence, and the file stays as it was.

use lienhiep_core::api::dispatch;
use lienhiep_core::job::Job;
use lienhiep_tests::Office;
use serde_json::json;

/// A repeatable sequence of numbers; quality does not matter here.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }
}

fn healthy_book() -> Vec<u8> {
    let office = Office::on("2026-05-04");
    for number in 0..60 {
        office.organization(&format!("H{number}"), &format!("Hội số {number}"), "member_association");
    }
    office.call("close_book", json!({}));
    std::fs::read(office.path("so.lienhiep")).unwrap()
}

#[test]
fn random_damage_is_a_sentence_and_leaves_the_file_alone() {
    let healthy = healthy_book();
    let office = Office::on("2026-05-04");
    let mut numbers = Numbers(5395);
    let mut refused = 0;
    for round in 0..120 {
        let mut bytes = healthy.clone();
        match round % 3 {
            0 => bytes.truncate(numbers.below(healthy.len())),
            1 => (0..64).for_each(|_| {
                let at = numbers.below(bytes.len());
                bytes[at] ^= 1 << numbers.below(8);
            }),
            _ => {
                let page = numbers.below(bytes.len() / 8192) * 8192;
                bytes[page..page + 8192].fill(numbers.below(256) as u8);
            }
        }
        let path = office.path(&format!("hong-{round}.lienhiep"));
        std::fs::write(&path, &bytes).unwrap();
        let call = |name: &str, request| dispatch(&office.session, name, request, &Job::quiet());
        let outcome = call("open_book", json!({ "path": path }))
            .and_then(|_| call("list_organizations", json!({})))
            .and_then(|_| call("list_history", json!({ "limit": 50 })));
        if let Err(failure) = outcome {
            refused += 1;
            assert!(failure.code.starts_with("storage."), "{} {}", failure.code, failure.sentence);
            assert!(failure.sentence.ends_with('.'), "{}", failure.sentence);
            let kept = std::fs::read(&path).unwrap();
            assert!(kept == bytes, "round {round}: the damaged file was changed");
        }
    }
    assert!(refused > 60, "only {refused} of 120 damages were noticed: the test no longer damages anything");
}

#[test]
fn a_book_of_a_later_program_is_refused_untouched() {
    let mut bytes = healthy_book();
    bytes[60..64].copy_from_slice(&999_u32.to_be_bytes()); // user_version in the header
    let office = Office::on("2026-05-04");
    let path = office.path("moi.lienhiep");
    std::fs::write(&path, &bytes).unwrap();
    let failure = office.refuse("open_book", json!({ "path": path }));
    assert_eq!(failure.code, "storage.too_new");
    assert!(failure.sentence.contains("cập nhật chương trình"), "{}", failure.sentence);
    assert!(std::fs::read(&path).unwrap() == bytes);
}
