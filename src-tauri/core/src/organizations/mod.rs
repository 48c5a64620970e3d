//! Organisations: member associations, affiliated units, clubs, collective members and branches.
//!
//! Rules: a code is unique; a branch has a parent, nothing else has; an organisation that ended keeps its records
//! and its past figures. Member associations and affiliated units are counted apart and together.

pub mod api;
pub mod detail;
pub mod figures;
pub mod lifecycle;
pub mod parts;
pub(crate) mod store;
mod types;

use serde::Serialize;

pub use types::*;

use crate::error::OfficeError;

/// Refusals about organisations.
#[derive(Debug, thiserror::Error, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum OrganizationError {
    /// The code belongs to another organisation.
    #[error("Mã “{code}” đã dùng cho “{name}”. Hãy chọn mã khác.")]
    CodeTaken {
        /// The code.
        code: String,
        /// The organisation that has it.
        name: String,
    },
    /// A branch without its association.
    #[error("Chi hội phải thuộc một hội. Hãy chọn hội quản lý.")]
    BranchWithoutParent,
    /// The parent is a branch itself, or the organisation itself.
    #[error("“{name}” không thể làm hội quản lý. Hãy chọn một hội thành viên hoặc đơn vị trực thuộc.")]
    NotAParent {
        /// The chosen parent.
        name: String,
    },
    /// Members or branches hang on what would no longer be able to have them.
    #[error(
        "“{name}” đang có {dependants} nên không đổi thành chi hội được. Hãy chuyển các hội viên, chi hội đó sang hội khác trước."
    )]
    HasDependants {
        /// Which.
        name: String,
        /// How many of what.
        dependants: String,
    },
    /// Members of a branch would be in a branch of another association.
    #[error(
        "Chi hội “{name}” đang có {count} lượt hội viên nên không đổi loại hình hay hội quản lý được. Hãy đổi chi hội của các hội viên đó trước, hoặc tạo tổ chức mới."
    )]
    BranchHasMembers {
        /// Which.
        name: String,
        /// How many memberships name it.
        count: i64,
    },
    /// Dissolved by the form: nothing would end.
    #[error(
        "“{name}” còn {dependants} nên chưa sửa thành đã giải thể được. Hãy dùng việc “Giải thể” của tổ chức, có ngày và quyết định."
    )]
    DissolvedByForm {
        /// Which.
        name: String,
        /// How many of what.
        dependants: String,
    },
    /// Dissolved without a day.
    #[error("Chưa có ngày “{name}” giải thể. Hãy nhập ngày kết thúc, hoặc dùng việc “Giải thể” của tổ chức.")]
    DissolvedWithoutDay {
        /// Which.
        name: String,
    },
    /// It joined before.
    #[error("“{name}” đã được kết nạp ngày {joined_on}. Nếu ngày đó sai, hãy sửa ngày gia nhập của tổ chức.")]
    AlreadyAdmitted {
        /// Which.
        name: String,
        /// dd/mm/yyyy.
        joined_on: String,
    },
    /// The new name belongs to another organisation.
    #[error("Tên “{name}” đang là tên của tổ chức có mã {code}. Hãy chọn tên khác.")]
    NameTaken {
        /// The name.
        name: String,
        /// Code of the other.
        code: String,
    },
    /// It ended before it began.
    #[error("Ngày kết thúc {ended_on} trước ngày gia nhập {joined_on}. Hãy kiểm tra lại hai ngày.")]
    EndsBeforeJoining {
        /// dd/mm/yyyy.
        joined_on: String,
        /// dd/mm/yyyy.
        ended_on: String,
    },
    /// Nothing happens to what has ended.
    #[error(
        "“{name}” đã kết thúc hoạt động nên không ghi thêm biến động được. Nếu ghi nhầm, hãy hoàn tác việc trước đó."
    )]
    Ended {
        /// Which.
        name: String,
    },
    /// Before it joined.
    #[error("Ngày {happened_on} ở trước ngày {name} gia nhập Liên hiệp hội ({joined_on}). Hãy kiểm tra lại ngày.")]
    BeforeJoining {
        /// Which.
        name: String,
        /// dd/mm/yyyy.
        happened_on: String,
        /// dd/mm/yyyy.
        joined_on: String,
    },
    /// The name stays the same.
    #[error("Tên mới trống hoặc trùng với tên hiện nay “{name}”. Hãy nhập tên mới.")]
    SameName {
        /// The present name.
        name: String,
    },
    /// The status is so already.
    #[error("“{name}” vốn {status} rồi. Hãy tải lại danh sách.")]
    AlreadySo {
        /// Which.
        name: String,
        /// In words.
        status: String,
    },
    /// A branch is not absorbed, consolidated, divided or split on its own.
    #[error("“{name}” là chi hội: chỉ ghi đổi tên, tạm ngừng, hoạt động trở lại hoặc giải thể. Hãy chọn hội quản lý.")]
    NotForBranch {
        /// Which.
        name: String,
    },
    /// Not a successor.
    #[error("“{name}” không nhận được (trùng chính tổ chức này, trùng nhau, hoặc là chi hội). Hãy chọn tổ chức khác.")]
    NotASuccessor {
        /// Which.
        name: String,
    },
    /// One alone is not consolidated.
    #[error("Hợp nhất cần từ hai tổ chức trở lên. Hãy chọn thêm tổ chức.")]
    NothingToConsolidate,
    /// Divided into less than two.
    #[error("Chia cần từ hai tổ chức mới trở lên. Hãy nhập thêm tổ chức mới, hoặc dùng “Tách”.")]
    NothingToDivideInto,
    /// A share for an organisation that is not born.
    #[error("Chỉ có {count} tổ chức mới; phần chia trỏ tới một tổ chức không có. Hãy chọn lại nơi nhận.")]
    NoSuchSuccessor {
        /// How many are born.
        count: usize,
    },
    /// A branch or member was given to two organisations.
    #[error("Có chi hội hoặc hội viên được chia cho hai tổ chức. Hãy để mỗi chi hội, mỗi hội viên ở một nơi nhận.")]
    SharedTwice,
    /// A branch of another organisation.
    #[error("“{branch}” không phải chi hội của “{name}” nên không chia đi được. Hãy chọn lại chi hội.")]
    NotItsBranch {
        /// The branch.
        branch: String,
        /// The organisation.
        name: String,
    },
    /// Nobody of this organisation, or no longer.
    #[error("{person} hiện không là hội viên của “{name}” nên không chia đi được. Hãy bỏ người này khỏi danh sách.")]
    NotItsMember {
        /// Who.
        person: String,
        /// The organisation.
        name: String,
    },
    /// Figures of a day to come.
    #[error("Ngày số liệu {as_of_on} ở sau hôm nay. Hãy kiểm tra lại ngày.")]
    DeclaredInFuture {
        /// dd/mm/yyyy.
        as_of_on: String,
    },
    /// A term ends before it begins.
    #[error("Nhiệm kỳ kết thúc {ends_on} trước khi bắt đầu {starts_on}. Hãy kiểm tra lại.")]
    TermEndsBeforeStart {
        /// As printed.
        starts_on: String,
        /// As printed.
        ends_on: String,
    },
    /// Nobody holds the position.
    #[error("Chưa có người giữ chức danh. Hãy chọn một hội viên hoặc nhập họ tên.")]
    PositionWithoutHolder,
    /// Members are left.
    #[error(
        "“{name}” còn {membership_count} tư cách hội viên nên chưa chuyển sang đã giải thể được. Hãy dùng “Ghi biến động” để ghi giải thể hoặc sáp nhập."
    )]
    HasMembers {
        /// Which.
        name: String,
        /// How many run.
        membership_count: usize,
    },
    /// Whoever died holds no position.
    #[error("{name} đã từ trần ({deceased_on}) nên chức danh phải kết thúc không sau ngày đó. Hãy ghi ngày kết thúc.")]
    HolderDeceased {
        /// Who.
        name: String,
        /// As printed.
        deceased_on: String,
    },
    /// A position ends before it begins.
    #[error("Chức danh kết thúc {to_on} trước khi bắt đầu {from_on}. Hãy kiểm tra lại.")]
    PositionEndsBeforeStart {
        /// As printed.
        from_on: String,
        /// As printed.
        to_on: String,
    },
}

impl OfficeError for OrganizationError {
    const NOUN: &'static str = "organization";

    fn field(&self) -> Option<&str> {
        Some(match self {
            Self::CodeTaken { .. } => "code",
            Self::BranchWithoutParent | Self::NotAParent { .. } => "parent_id",
            Self::EndsBeforeJoining { .. } | Self::DissolvedWithoutDay { .. } => "ended_on",
            Self::HasDependants { .. } => "kind",
            Self::BranchHasMembers { .. } => "parent_id",
            Self::DissolvedByForm { .. } => "status",
            Self::AlreadyAdmitted { .. } => "happened_on",
            Self::BeforeJoining { .. } => "happened_on",
            Self::SameName { .. } | Self::NameTaken { .. } => "name",
            Self::NotASuccessor { .. } => "into_id",
            Self::NothingToConsolidate => "other_ids",
            Self::NothingToDivideInto => "born",
            Self::NoSuchSuccessor { .. } | Self::SharedTwice => "shares",
            Self::NotItsBranch { .. } => "branch_ids",
            Self::NotItsMember { .. } => "membership_ids",
            Self::DeclaredInFuture { .. } => "as_of_on",
            Self::TermEndsBeforeStart { .. } => "ends_on",
            Self::PositionWithoutHolder => "person_id",
            Self::PositionEndsBeforeStart { .. } | Self::HolderDeceased { .. } => "to_on",
            Self::HasMembers { .. } => "status",
            Self::Ended { .. } | Self::AlreadySo { .. } | Self::NotForBranch { .. } => return None,
        })
    }
}
