//! What every request passes before its command sees it: days that a calendar of this office can hold, texts that
//! fit into the report's cells, searches that a list can answer; and what serde says of a wrong form, in Vietnamese.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::dates::PartialDate;
use crate::error::{Failure, RequestError};
use crate::files::shown;
use crate::text::{Length, fold, length_of};

/// No number of the office is larger; beyond it a `f64` does not count one by one any more.
const LARGEST: f64 = 1e15;
/// Words of a search that are looked at.
const WORDS: usize = 12;
/// Conditions of a list.
const FILTERS: usize = 50;
/// Choices of one condition.
const CHOICES: usize = 1000;

/// The request of a command.
///
/// # Errors
/// `request.bad_field` with the field, or `request.bad_request`.
pub fn read<T: DeserializeOwned>(command: &str, request: Value) -> Result<T, Failure> {
    let request = if request.is_null() { Value::Object(serde_json::Map::new()) } else { request };
    check(&request, "")?;
    serde_path_to_error::deserialize(&request).map_err(|error| refusal(command, &request, &error))
}

/// Looks at every value under its key.
fn check(value: &Value, key: &str) -> Result<(), Failure> {
    match value {
        Value::Object(fields) => {
            check_filter(fields)?;
            fields.iter().try_for_each(|(key, value)| check(value, key))
        }
        Value::Array(values) => {
            if key == "filters" && values.len() > FILTERS {
                return Err(Failure::field(
                    key,
                    format!("Có {} điều kiện lọc, nhiều hơn {FILTERS}. Hãy bỏ bớt điều kiện.", values.len()),
                ));
            }
            values.iter().try_for_each(|value| check(value, key))
        }
        Value::String(text) if is_day(key) => check_day(key, text),
        Value::String(text) => check_text(key, text),
        Value::Number(number) if number.as_f64().is_some_and(|number| number.abs() > LARGEST) => Err(Failure::field(
            key,
            format!("{}: số {} quá lớn. Hãy kiểm tra lại.", name(key), shown(&number.to_string())),
        )),
        _ => Ok(()),
    }
}

/// Days end `_on` everywhere in the table; these three are the exceptions.
fn is_day(key: &str) -> bool {
    key.ends_with("_on") || matches!(key, "on" | "today")
}

fn check_day(key: &str, text: &str) -> Result<(), Failure> {
    let day: Result<PartialDate, _> = text.parse();
    match day {
        Ok(day) if day.is_plausible() => Ok(()),
        Ok(day) => Err(Failure::field(
            key,
            format!("{}: năm {} ở ngoài khoảng 1900–2100. Hãy kiểm tra lại ngày.", name(key), day.year()),
        )),
        Err(_) => Err(Failure::field(
            key,
            format!("{}: “{}” không phải ngày có thật. Hãy nhập lại, ví dụ 05/03/2026.", name(key), shown(text)),
        )),
    }
}

fn check_text(key: &str, text: &str) -> Result<(), Failure> {
    if key == "search" {
        check_words(key, text)?;
    }
    let most = length_of(key).letters();
    // Bytes are never fewer than letters, and counted at once.
    if text.len() <= most {
        return Ok(());
    }
    match text.chars().count() {
        count if count > most => Err(Failure::field(key, too_long(&name(key), count, most))),
        _ => Ok(()),
    }
}

fn too_long(name: &str, count: usize, most: usize) -> String {
    format!("{name}: dài {count} ký tự, nhiều nhất là {most}. Hãy rút gọn.")
}

/// A condition of a list: its words and its choices.
fn check_filter(fields: &serde_json::Map<String, Value>) -> Result<(), Failure> {
    if !fields.contains_key("is") || !fields.contains_key("column") {
        return Ok(());
    }
    if let Some(Value::String(text)) = fields.get("text") {
        check_words("filters", text)?;
    }
    match fields.get("values") {
        Some(Value::Array(values)) if values.len() > CHOICES => Err(Failure::field(
            "filters",
            format!("Điều kiện lọc có {} lựa chọn, nhiều hơn {CHOICES}. Hãy bỏ bớt lựa chọn.", values.len()),
        )),
        _ => Ok(()),
    }
}

fn check_words(key: &str, text: &str) -> Result<(), Failure> {
    if text.len() <= WORDS * 2 {
        return Ok(());
    }
    let count = fold(&text.chars().take(Length::Paragraphs.letters()).collect::<String>())
        .split(' ')
        .filter(|word| !word.is_empty())
        .count();
    if count <= WORDS {
        return Ok(());
    }
    Err(Failure::field(key, format!("Ô tìm kiếm có {count} từ, nhiều hơn {WORDS}. Hãy tìm bằng ít từ hơn.")))
}

/// What serde says, in words for people: beside the field where the path leads to one.
fn refusal(command: &str, request: &Value, error: &serde_path_to_error::Error<serde_json::Error>) -> Failure {
    let told = told(&error.inner().to_string());
    let path = error.path().to_string();
    let field = path.rsplit('.').find(|part| part.starts_with(|letter: char| letter.is_ascii_lowercase()));
    // Within a flattened form serde knows no path: then the value itself tells where it stands.
    let field = field.map(|field| field.split('[').next().unwrap_or(field));
    match field.or_else(|| holder_of(request, &error.inner().to_string())) {
        Some(field) => Failure::field(field, format!("{}: {told}. Hãy sửa rồi gửi lại.", name(field))),
        None => RequestError::BadRequest { name: shown(command), reason: told }.into(),
    }
}

/// The only field that holds the number the message is about.
fn holder_of<'r>(request: &'r Value, message: &str) -> Option<&'r str> {
    let about_number = message.contains("floating point `") || message.contains("integer `");
    let number: f64 = message.split('`').nth(1).filter(|_| about_number)?.parse().ok()?;
    let mut holders = Vec::new();
    collect_holders(request, "", number, &mut holders);
    if holders.len() == 1 { holders.pop() } else { None }
}

fn collect_holders<'r>(value: &'r Value, key: &'r str, number: f64, holders: &mut Vec<&'r str>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| collect_holders(value, key, number, holders)),
        Value::Array(values) => values.iter().for_each(|value| collect_holders(value, key, number, holders)),
        Value::Number(held) if held.as_f64() == Some(number) => holders.push(key),
        _ => {}
    }
}

/// `invalid type: floating point `50.5`, expected u8` → “cần số nguyên không âm, không phải 50,5”.
fn told(message: &str) -> String {
    let quoted = |text: &str| shown(text.split('`').nth(1).unwrap_or_default());
    if let Some(rest) = message.strip_prefix("missing field ") {
        return format!("thiếu mục “{}”", quoted(rest));
    }
    if let Some(rest) = message.strip_prefix("unknown field ") {
        return format!("không có mục “{}”", quoted(rest));
    }
    if let Some(rest) = message.strip_prefix("duplicate field ") {
        return format!("mục “{}” có hai lần", quoted(rest));
    }
    if let Some(rest) = message.strip_prefix("unknown variant ") {
        return format!("không có lựa chọn “{}”", quoted(rest));
    }
    if let Some(rest) = message.strip_prefix("invalid type: ").or_else(|| message.strip_prefix("invalid value: ")) {
        let (found, wanted) = rest.split_once(", expected ").unwrap_or((rest, ""));
        return format!("cần {}, không phải {}", wanted_words(wanted), found_words(found));
    }
    if message.contains("không phải ngày có thật") {
        // Our own sentence about a day; it brings its own advice.
        return message.trim_end_matches('.').split(". Hãy").next().unwrap_or_default().to_owned();
    }
    let of_chrono = ["premature end of input", "trailing input", "input contains invalid", "input is out of range"];
    if of_chrono.iter().any(|start| message.starts_with(start)) {
        return "cần đủ ngày, tháng, năm".to_owned();
    }
    "không đúng dạng".to_owned()
}

fn wanted_words(wanted: &str) -> &'static str {
    match wanted.split(' ').next().unwrap_or_default() {
        "u8" | "u16" | "u32" | "u64" | "usize" => "số nguyên không âm",
        "i8" | "i16" | "i32" | "i64" | "integer" => "số nguyên",
        "f32" | "f64" => "số",
        _ if wanted.contains("string") || wanted == "str" => "chữ",
        _ if wanted.contains("boolean") => "có hoặc không",
        _ if wanted.contains("sequence") || wanted.contains("tuple") => "một danh sách",
        _ if wanted.contains("date") => "một ngày",
        _ => "một nhóm mục",
    }
}

fn found_words(found: &str) -> String {
    let inner = || found.split(['`', '"']).nth(1).unwrap_or_default();
    match found.split(' ').next().unwrap_or_default() {
        "integer" => inner().to_owned(),
        "floating" => inner().replace('.', ","),
        "string" => format!("“{}”", shown(inner())),
        "boolean" => if inner() == "true" { "có" } else { "không" }.to_owned(),
        "null" | "unit" => "bỏ trống".to_owned(),
        "sequence" => "một danh sách".to_owned(),
        _ => "một nhóm mục".to_owned(),
    }
}

/// The field as the window calls it.
fn name(key: &str) -> String {
    let known = NAMES.iter().find(|(known, _)| *known == key);
    known.map_or_else(|| format!("Mục “{}”", shown(key)), |(_, name)| (*name).to_owned())
}

const NAMES: &[(&str, &str)] = &[
    ("address", "Địa chỉ"),
    ("admitted_on", "Ngày kết nạp"),
    ("answer", "Nội dung trả lời"),
    ("answered_by", "Cơ quan trả lời"),
    ("answer_document", "Văn bản trả lời"),
    ("answered_on", "Ngày trả lời"),
    ("as_of_on", "Ngày xem số liệu"),
    ("assigned_on", "Ngày giao lại"),
    ("awards", "Khen thưởng"),
    ("birth_on", "Ngày sinh"),
    ("body", "Nội dung"),
    ("card_number", "Số thẻ"),
    ("card_on", "Ngày cấp thẻ"),
    ("closed_on", "Ngày kết thúc"),
    ("code", "Mã"),
    ("completed_on", "Ngày hoàn thành"),
    ("confirmed_on", "Ngày xác nhận"),
    ("congress_on", "Ngày đại hội"),
    ("content", "Nội dung"),
    ("cutoff_on", "Ngày chốt"),
    ("day_on", "Ngày nghỉ"),
    ("decided_on", "Ngày quyết định"),
    ("decision", "Quyết định"),
    ("decision_number", "Số quyết định"),
    ("definition", "Cách xem"),
    ("deliverable", "Sản phẩm"),
    ("died_on", "Ngày từ trần"),
    ("doc_number", "Số văn bản"),
    ("due_on", "Thời hạn"),
    ("effect", "Kết quả giải quyết"),
    ("email", "Thư điện tử"),
    ("employer", "Đơn vị công tác"),
    ("ended_on", "Ngày kết thúc"),
    ("ends_on", "Ngày kết thúc"),
    ("first_number", "Số đầu tiên"),
    ("folder", "Thư mục"),
    ("founded_on", "Ngày thành lập"),
    ("from_on", "Từ ngày"),
    ("full_name", "Họ và tên"),
    ("group_name", "Nhóm chỉ tiêu"),
    ("happened_on", "Ngày ghi nhận"),
    ("issued_on", "Ngày ban hành"),
    ("issued_by", "Người chỉ đạo, quyết định"),
    ("issuer", "Cơ quan ban hành"),
    ("job_title", "Chức vụ"),
    ("joined_on", "Ngày gia nhập"),
    ("label", "Tên kỳ"),
    ("location", "Nơi lưu"),
    ("name", "Tên"),
    ("note", "Ghi chú"),
    ("noun", "Danh sách"),
    ("noted_on", "Ngày"),
    ("occurrence_starts_on", "Lần thực hiện"),
    ("on", "Ngày"),
    ("percent", "Phần trăm"),
    ("pasted_page", "Bảng đã dán"),
    ("pasted_text", "Bảng đã dán"),
    ("phone", "Điện thoại"),
    ("proposal", "Kiến nghị"),
    ("proposal_document", "Văn bản kiến nghị"),
    ("proposal_sent_on", "Ngày gửi kiến nghị"),
    ("quantity", "Số lượng"),
    ("raised_on", "Ngày nêu"),
    ("reason", "Lý do"),
    ("reopened_on", "Ngày mở lại"),
    ("reported_on", "Ngày báo cáo"),
    ("result_text", "Kết quả"),
    ("resumed_on", "Ngày tiếp tục"),
    ("returned_on", "Ngày trả lại"),
    ("schedule_text", "Thời gian theo văn bản"),
    ("search", "Ô tìm kiếm"),
    ("set_on", "Ngày giao thời hạn"),
    ("short_name", "Tên ngắn"),
    ("signed_on", "Ngày ký"),
    ("sort_name", "Tên để sắp xếp"),
    ("specialty", "Chuyên ngành"),
    ("starts_on", "Ngày bắt đầu"),
    ("subject", "Trích yếu"),
    ("submitted_on", "Ngày nộp"),
    ("suspended_on", "Ngày tạm dừng"),
    ("task_ids", "Nhiệm vụ"),
    ("to_due_on", "Thời hạn mới"),
    ("to_on", "Đến ngày"),
    ("today", "Ngày hôm nay"),
    ("unit", "Đơn vị tính"),
    ("until_on", "Thời hạn"),
    ("valid_from_on", "Có hiệu lực từ"),
    ("valid_to_on", "Có hiệu lực đến"),
    ("value", "Giá trị"),
    ("year", "Năm"),
    ("waive_reason", "Lý do chấp nhận"),
    ("paths", "Tệp kèm"),
    ("files", "Tệp kèm"),
    ("file_name", "Tên tệp"),
    ("abandoned_on", "Ngày không thực hiện"),
    ("login", "Tên đăng nhập"),
    ("display_name", "Tên người dùng"),
    ("password", "Mật khẩu"),
    ("new_password", "Mật khẩu mới"),
    ("recovery_code", "Mã khôi phục"),
    ("role", "Vai trò"),
    ("lock_after_minutes", "Tự khóa sau"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_serde_says_is_told_in_vietnamese() {
        for (message, sentence) in [
            ("invalid type: floating point `50.5`, expected u8", "cần số nguyên không âm, không phải 50,5"),
            ("invalid value: integer `-5`, expected u32", "cần số nguyên không âm, không phải -5"),
            ("invalid type: string \"a\", expected i64", "cần số nguyên, không phải “a”"),
            ("invalid type: null, expected a string", "cần chữ, không phải bỏ trống"),
            ("missing field `id`", "thiếu mục “id”"),
            ("unknown variant `x`, expected `a` or `b`", "không có lựa chọn “x”"),
            ("premature end of input", "cần đủ ngày, tháng, năm"),
        ] {
            assert_eq!(told(message), sentence);
        }
    }
}
