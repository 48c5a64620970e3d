//! What is left of a row when the person behind it is erased.

use std::collections::HashMap;

use serde_json::{Map, Value};

/// What stands in place of the name.
pub const NAMELESS: &str = "(Đã xóa dữ liệu cá nhân)";

/// Columns of a person that say who it is; the others are numbers, or what past figures are counted by.
const OF_PERSON: [&str; 20] = [
    "sort_name",
    "birth_on",
    "national_id",
    "specialty",
    "employer",
    "job_title",
    "working_status",
    "phone",
    "email",
    "address",
    "awards",
    "note",
    "source",
    "deceased_on",
    "ethnicity",
    "religion",
    "party_member",
    "specialty_key",
    "employer_key",
    "job_title_key",
];
/// The same of a membership: its days, kind and place stay.
const OF_MEMBERSHIP: [&str; 8] =
    ["decision_number", "decision_on", "decision_issuer", "card_number", "card_on", "role", "end_decision", "note"];
/// The same of a position.
const OF_POSITION: [&str; 3] = ["title_text", "phone", "email"];
/// The same of a request about data.
const OF_REQUEST: [&str; 2] = ["doc_number", "note"];

/// The columns that are emptied in a table.
pub fn emptied(table: &str) -> &'static [&'static str] {
    match table {
        "person" => &OF_PERSON,
        "membership" => &OF_MEMBERSHIP,
        "organization_position" => &OF_POSITION,
        "data_request" => &OF_REQUEST,
        "merged_person" => &["birth_on"],
        _ => &[],
    }
}

/// What stands in a nameless record where a value must be.
pub struct Nameless {
    /// Forms of the nameless name: `name_fold`, `search_fold`, `sort_key` (hexadecimal, as images have it).
    pub forms: [(&'static str, String); 3],
    /// New marks of the rows, for the old ones may stand in files that left the book: by table and number.
    pub uids: HashMap<(String, i64), String>,
}

impl Nameless {
    /// The image of a row of `table` without what says who it is.
    pub fn scrub(&self, table: &str, image: &mut Map<String, Value>) {
        for column in emptied(table) {
            if let Some(value) = image.get_mut(*column) {
                *value = Value::Null;
            }
        }
        for column in ["full_name", "holder_name"] {
            if let Some(value) = image.get_mut(column).filter(|value| !value.is_null()) {
                *value = NAMELESS.into();
            }
        }
        for (column, form) in &self.forms {
            if let Some(value) = image.get_mut(*column) {
                *value = form.as_str().into();
            }
        }
        // A record that is kept aside has its number and mark from the table it came from.
        let home = match table {
            "merged_person" => "person",
            "merged_membership" => "membership",
            table => table,
        };
        let id = image.get("id").and_then(Value::as_i64).unwrap_or_default();
        if let (Some(uid), Some(value)) = (self.uids.get(&(home.to_owned(), id)), image.get_mut("uid")) {
            *value = uid.as_str().into();
        }
        if let Some(Value::String(text)) = image.get("record") {
            let mut record: Map<String, Value> = serde_json::from_str(text).unwrap_or_default();
            self.scrub(home, &mut record);
            image.insert("record".to_owned(), Value::Object(record).to_string().into());
        }
    }
}

/// `text` with the names struck out where they stand as whole words; the longest go first, so that no part of one stays.
pub fn strike(text: &str, names: &[String]) -> String {
    let mut names: Vec<&String> = names.iter().filter(|name| !name.is_empty()).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let mut text = text.to_owned();
    for name in names {
        let mut from = 0;
        while let Some(at) = text[from..].find(name.as_str()).map(|at| from + at) {
            let end = at + name.len();
            let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
            if is_letter(text[..at].chars().next_back()) || is_letter(text[end..].chars().next()) {
                from = end;
            } else {
                text.replace_range(at..end, NAMELESS);
                from = at + NAMELESS.len();
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_struck_out_where_it_stands_whole() {
        let names = ["Lê Văn An".to_owned(), "Lê Văn An Bình".to_owned()];
        assert_eq!(strike("Đã thêm Lê Văn An", &names), format!("Đã thêm {NAMELESS}"));
        assert_eq!(strike("Gộp Lê Văn An Bình, Lê Văn An.", &names), format!("Gộp {NAMELESS}, {NAMELESS}."));
        assert_eq!(strike("Đã thêm Lê Văn Anh", &names), "Đã thêm Lê Văn Anh");
        assert_eq!(strike("không có ai", &names), "không có ai");
    }

    #[test]
    fn of_an_image_only_what_figures_need_stays() {
        let nameless = Nameless {
            forms: [("name_fold", "f".into()), ("search_fold", String::new()), ("sort_key", "AB".into())],
            uids: HashMap::from([(("person".to_owned(), 4), "new".to_owned())]),
        };
        let mut image: Map<String, Value> = serde_json::from_str(
            r#"{"id":4,"uid":"old","version":3,"full_name":"Lê An","birth_on":"1962","sex":"male","degree":"doctor","phone":"09","name_fold":"le an","search_fold":"09","sort_key":"00"}"#,
        )
        .unwrap();
        nameless.scrub("person", &mut image);
        let left = serde_json::json!({"id":4,"uid":"new","version":3,"full_name":NAMELESS,"birth_on":null,"sex":"male",
            "degree":"doctor","phone":null,"name_fold":"f","search_fold":"","sort_key":"AB"});
        assert_eq!(Value::Object(image), left);

        let mut aside: Map<String, Value> =
            serde_json::from_str(r#"{"id":4,"uid":"old","full_name":"Lê An","birth_on":"1962","record":"{\"id\":4,\"full_name\":\"Lê An\",\"note\":\"x\"}"}"#)
                .unwrap();
        nameless.scrub("merged_person", &mut aside);
        let text = Value::Object(aside).to_string();
        assert!(!text.contains("Lê An") && !text.contains("1962") && !text.contains("old"), "{text}");
    }
}
