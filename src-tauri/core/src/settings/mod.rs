//! What differs from office to office. Nothing here is printed unless the office filled it in (domain, section 9).

pub mod api;
pub(crate) mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// All settings.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Settings {
    /// The office.
    pub office: OfficeSettings,
    /// Head, signature and recipients of what goes out.
    pub letterhead: Letterhead,
    /// Reporting periods.
    pub periods: PeriodSettings,
    /// The checklist.
    pub checklist: ChecklistSettings,
    /// Letters that urge.
    pub reminders: ReminderSettings,
    /// Which sensitive fields are kept.
    pub privacy: PrivacySettings,
    /// Copies the program makes by itself.
    pub backup: BackupSettings,
    /// Protected books.
    pub security: SecuritySettings,
}

/// The office.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct OfficeSettings {
    /// "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh …".
    pub union_name: String,
    /// "Đắk Lắk".
    pub province: String,
    /// The book holds made-up data and says so on every screen and sheet.
    pub is_sample: bool,
}

/// Head and foot of a document in the form of Nghị định 30/2020/NĐ-CP.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Letterhead {
    /// Cơ quan chủ quản: 0 to 2 lines.
    pub governing_lines: Vec<String>,
    /// Cơ quan ban hành.
    pub issuing_body: String,
    /// Place before the date: "Đắk Lắk".
    pub place: String,
    /// After "Số: …": "BC-LHH".
    pub symbol: String,
    /// Kính gửi.
    pub addressees: Vec<String>,
    /// TM., KT., TL. with the line beside it, or empty.
    pub signing_for: String,
    /// Chức vụ người ký, in capitals on paper.
    pub signer_title: String,
    /// Name, without học hàm, học vị.
    pub signer_name: String,
    /// Nơi nhận, line by line, without the last one ("Lưu: VT").
    pub recipients: Vec<String>,
    /// What follows "Lưu: ": "VT, VP".
    pub filed_at: String,
}

impl Default for Letterhead {
    fn default() -> Self {
        Self {
            governing_lines: Vec::new(),
            issuing_body: String::new(),
            place: String::new(),
            symbol: "BC-LHH".to_owned(),
            addressees: Vec::new(),
            signing_for: String::new(),
            signer_title: String::new(),
            signer_name: String::new(),
            recipients: Vec::new(),
            filed_at: "VT".to_owned(),
        }
    }
}

/// How the year is cut.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PeriodRegime {
    /// From the 15th to the 14th (Nghị định 09/2019/NĐ-CP).
    #[default]
    #[serde(rename = "decree_15_14")]
    Decree1514,
    /// Calendar quarters.
    Calendar,
    /// Free dates.
    Free,
}

/// Reporting periods.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct PeriodSettings {
    /// How the year is cut.
    pub regime: PeriodRegime,
    /// Days after the cut-off until the report is owed.
    pub due_after_days: u32,
}

impl Default for PeriodSettings {
    fn default() -> Self {
        Self { regime: PeriodRegime::Decree1514, due_after_days: 10 }
    }
}

/// How days before a deadline are counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DayCount {
    /// Every day.
    #[default]
    Calendar,
    /// Ngày làm việc: without Saturdays, Sundays and the days off of the table of holidays.
    Working,
}

/// The checklist.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ChecklistSettings {
    /// A task is "sắp đến hạn" when it is due within so many days.
    pub due_soon_days: u32,
    /// Of which kind those days are; books that never said so count every day.
    pub due_soon_count: DayCount,
}

impl Default for ChecklistSettings {
    fn default() -> Self {
        Self { due_soon_days: 7, due_soon_count: DayCount::Calendar }
    }
}

/// Letters that urge (văn bản đôn đốc): their symbol and the blocks of their words, in which names in braces stand for
/// what each letter says of its agency (`reminders::words::PLACEHOLDERS`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ReminderSettings {
    /// After "Số: …/": a letter bears the office's short name and that of the unit that drafts it, no kind of document.
    pub symbol: String,
    /// What follows "V/v".
    pub subject: String,
    /// The words before the table of tasks.
    pub opening: String,
    /// What is asked for, after the table.
    pub request: String,
    /// The last words.
    pub closing: String,
    /// Nơi nhận, line by line, without the last one ("Lưu: VT").
    pub recipients: Vec<String>,
}

impl Default for ReminderSettings {
    fn default() -> Self {
        Self {
            symbol: "LHH-VP".to_owned(),
            subject: "đôn đốc thực hiện nhiệm vụ được giao".to_owned(),
            opening: "Thực hiện {kế hoạch}, {liên hiệp hội} theo dõi, tổng hợp tiến độ các nhiệm vụ được giao.\n\
                      Tính đến ngày {ngày tính}, {cơ quan} chủ trì {số nhiệm vụ} nhiệm vụ cần đôn đốc, gồm {tình hình}, cụ \
                      thể như sau:"
                .to_owned(),
            request: "Đề nghị {cơ quan} khẩn trương tổ chức thực hiện các nhiệm vụ nêu trên; báo cáo kết quả, nêu rõ nguyên \
                      nhân chậm (nếu có), khó khăn, vướng mắc, kiến nghị và thời gian hoàn thành, gửi {liên hiệp hội} \
                      trước ngày {ngày trả lời} để tổng hợp, báo cáo cấp có thẩm quyền."
                .to_owned(),
            closing: "{liên hiệp hội} đề nghị quý cơ quan quan tâm, phối hợp thực hiện./.".to_owned(),
            recipients: vec!["Như trên".to_owned()],
        }
    }
}

/// Sensitive fields (Luật 91/2025/QH15, Nghị định 356/2025/NĐ-CP): each is kept only when the office says so.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct PrivacySettings {
    /// Dân tộc.
    pub keep_ethnicity: bool,
    /// Tôn giáo.
    pub keep_religion: bool,
    /// Đảng viên.
    pub keep_party_member: bool,
}

/// Copies the program makes by itself while there are changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct BackupSettings {
    /// So many minutes of work lie between two of them; 0: only when the book is closed and before what is risky.
    pub every_minutes: u32,
    /// A second place for each copy, on another disk or a stick; empty: none.
    pub second_folder: String,
}

impl Default for BackupSettings {
    fn default() -> Self {
        Self { every_minutes: 30, second_folder: String::new() }
    }
}

/// A protected book at an empty desk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct SecuritySettings {
    /// Minutes without a key or a mouse until the window locks; 0: never.
    pub lock_after_minutes: u32,
}

impl Default for SecuritySettings {
    fn default() -> Self {
        Self { lock_after_minutes: 15 }
    }
}
