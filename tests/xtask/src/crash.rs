//! `cargo xtask crash`: the long form of the tests of care for data. The program is ended at 500 random moments of a busy
//! hour, the power fails at 1,000, a book is damaged in 1,000 ways; the short form of each runs with `cargo xtask test`.

use crate::folders;
use crate::steps::{Stop, step};

const ADVICE: &str = "xem lần hỏng đầu tiên nêu trên; cùng một số lần thì hỏng lại đúng chỗ ấy";

/// Each test, its name on the screen, the variable that sets how often, and how often.
const LONG: [(&str, &str, &str, &str); 4] = [
    ("crash", "Dừng đột ngột 500 lần", "LIENHIEP_KILLS", "500"),
    ("failing_disk", "Ổ đĩa hỏng từng lần ghi; mất điện 1.000 lần", "LIENHIEP_CUTS", "1000"),
    ("damage", "Hỏng ngẫu nhiên 1.000 kiểu", "LIENHIEP_DAMAGES", "1000"),
    ("salvage", "Hỏng từng trang, cứu các dòng còn đọc được", "LIENHIEP_DAMAGES", "1000"),
];

/// Runs them one after another, or the one that is named. `LIENHIEP_CORRUPT` names a folder of damaged databases that
/// the test of damage opens as well.
pub fn crash(arguments: &[String]) -> Result<(), Stop> {
    let chosen = |name: &str| arguments.first().is_none_or(|wanted| wanted == name);
    if !LONG.iter().any(|(name, ..)| chosen(name)) {
        let names = LONG.map(|(name, ..)| name).join(", ");
        return Err(Stop::new("crash", "Không có phép thử tên ấy.", &format!("chọn một trong: {names}")));
    }
    for (name, what, variable, count) in LONG.iter().filter(|(name, ..)| chosen(name)) {
        step(what, ADVICE, || {
            folders::cargo(["test", "-q", "-p", "lienhiep-tests", "--test", name, "--", "--nocapture"])
                .env(variable, count)
                .shown()
        })?;
    }
    Ok(())
}
