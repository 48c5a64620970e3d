//! Rows that stand in for lost records. Twenty-seven associations lie on one or two pages: without them every membership
//! would hang in the air and go, fifteen thousand for one bad page. So a record that others refer to comes back with its
//! number and nothing else, named so that nobody takes it for more; the office writes the rest of it anew.

use std::collections::BTreeMap;

use rusqlite::Connection;

/// A table, what the office calls its records, and the statement that makes one of number ?1. Their words say that they
/// are no more than a number; what is not known is left out, or the first of a closed set where one must be told.
const STAND_INS: &[(&str, &str, &str)] = &[
    (
        "organization",
        "tổ chức",
        "INSERT INTO organization (id, uid, code, name, kind, search_fold, sort_key)
         SELECT ?1, 'cuu-duoc-organization-' || ?1, code, name, 'member_association', fold(code || ' ' || name), sort_key(name)
           FROM (SELECT 'CUU-' || ?1 AS code, 'Tổ chức không đọc được (số ' || ?1 || ')' AS name)",
    ),
    (
        "person",
        "hội viên",
        "INSERT INTO person (id, uid, full_name, name_fold, search_fold, sort_key)
         SELECT ?1, 'cuu-duoc-person-' || ?1, name, fold(name), '', sort_key_of_name(name)
           FROM (SELECT 'Không đọc được (số ' || ?1 || ')' AS name)",
    ),
    (
        "agency",
        "cơ quan",
        "INSERT INTO agency (id, uid, name, kind, search_fold, sort_key)
         SELECT ?1, 'cuu-duoc-agency-' || ?1, name, 'other', fold(name), sort_key(name)
           FROM (SELECT 'Cơ quan không đọc được (số ' || ?1 || ')' AS name)",
    ),
    (
        "plan",
        "kế hoạch",
        "INSERT INTO plan (id, uid, doc_number, subject)
         VALUES (?1, 'cuu-duoc-plan-' || ?1, 'Không đọc được (số ' || ?1 || ')', 'Kế hoạch không đọc được')",
    ),
    (
        "task",
        "nhiệm vụ",
        // Which plan it was of stands on the lost page: of the only one there is, or of none that is known.
        "INSERT INTO task (id, uid, plan_id, position, code, content, search_fold)
         SELECT ?1, 'cuu-duoc-task-' || ?1, (SELECT min(id) FROM plan), 100000 + ?1, code, content, fold(code || ' ' || content)
           FROM (SELECT '?' || ?1 AS code, 'Nhiệm vụ không đọc được (số ' || ?1 || ')' AS content)
          WHERE (SELECT count(*) FROM plan) = 1",
    ),
    (
        "period",
        "kỳ báo cáo",
        // What was frozen of it says its days.
        "INSERT INTO period (id, uid, code, regime, kind, label, starts_on, cutoff_on, status)
         SELECT ?1, 'cuu-duoc-period-' || ?1, 'cuu-' || ?1, 'free', 'ad_hoc', 'Kỳ không đọc được: ' || (data ->> '$.period.title'),
                data ->> '$.period.starts_on', data ->> '$.period.cutoff_on',
                CASE WHEN reopened_at IS NULL THEN 'closed' ELSE 'open' END
           FROM period_closing WHERE period_id = ?1 ORDER BY number DESC LIMIT 1",
    ),
    (
        "history_entry",
        "việc trong nhật ký",
        "INSERT INTO history_entry (id, happened_at, actor, act, summary)
         SELECT ?1, coalesce((SELECT happened_at FROM history_entry WHERE id < ?1 ORDER BY id DESC LIMIT 1),
                             (SELECT min(happened_at) FROM history_entry), '2000-01-01T00:00:00.000Z'),
                'không đọc được', 'repair_book', 'Không đọc được việc số ' || ?1 || '; các thay đổi của việc vẫn còn'",
    ),
];

/// How many records were stood in for, by table.
pub type StoodIn = BTreeMap<&'static str, u64>;

/// Makes a row for the lost record that a row refers to; whether one was made. In an older form some statement may not
/// fit; then its rows go as they would without.
pub fn stand_in(connection: &Connection, parent: &str, id: i64, stood_in: &mut StoodIn) -> bool {
    let Some((table, _, sql)) = STAND_INS.iter().find(|(table, ..)| *table == parent) else { return false };
    let made = connection.execute(sql, [id]).is_ok_and(|count| count == 1);
    if made {
        *stood_in.entry(table).or_default() += 1;
    }
    made
}

/// What was done, as sentences for the office.
pub fn told(stood_in: &StoodIn) -> Vec<String> {
    let word = |table: &str| STAND_INS.iter().find(|(name, ..)| *name == table).map_or("dòng", |(_, word, _)| word);
    let tell = |(table, count): (&&str, &u64)| {
        format!(
            "{count} {} không đọc được, được thay bằng dòng tạm có chữ “không đọc được” để giữ những gì thuộc về nó. \
             Hãy tìm các dòng ấy và ghi lại.",
            word(table)
        )
    };
    stood_in.iter().map(tell).collect()
}
