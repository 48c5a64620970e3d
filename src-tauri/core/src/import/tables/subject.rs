//! What a table can be about, and what its columns can hold.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::import::heads::{self, Headed, Heads};

/// What the rows of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum TableSubject {
    /// Tổ chức.
    Organizations,
    /// Nhiệm vụ của một kế hoạch.
    Tasks,
    /// Số kê khai.
    Figures,
    /// Cơ quan.
    Agencies,
}

macro_rules! table_fields {
    ($( $(#[doc = $doc:literal])+ $variant:ident = $name:literal, $label:literal; )*) => {
        /// The meaning of one column of a table.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
        #[serde(rename_all = "snake_case")]
        pub enum TableField { $( $(#[doc = $doc])+ $variant, )* }

        impl TableField {
            /// Every field, in the order in which rows are shown.
            pub const ALL: &[Self] = &[$( Self::$variant, )*];

            /// Its identifier.
            pub fn name(self) -> &'static str {
                match self { $( Self::$variant => $name, )* }
            }

            /// In Vietnamese.
            pub fn label(self) -> &'static str {
                match self { $( Self::$variant => $label, )* }
            }
        }
    };
}

table_fields! {
    /// Running number: read to tell rows from sections, never stored.
    Ordinal = "ordinal", "Số thứ tự";
    /// Mark of an organisation, or of a task ("II.2.b").
    Code = "code", "Mã";
    /// Full name.
    Name = "name", "Tên";
    /// Short name.
    ShortName = "short_name", "Tên viết tắt";
    /// What a task is.
    Content = "content", "Nội dung nhiệm vụ";
    /// Group of tasks, from the rows that head them.
    Group = "group", "Nhóm nhiệm vụ";
    /// What an organisation or an agency is.
    Kind = "kind", "Loại";
    /// Of a branch: its association.
    Parent = "parent", "Hội quản lý";
    /// Lĩnh vực.
    ScienceField = "science_field", "Lĩnh vực";
    /// Sở, ngành quản lý.
    GoverningDepartment = "governing_department", "Cơ quan quản lý nhà nước";
    /// Founded, also in part.
    FoundedOn = "founded_on", "Ngày thành lập";
    /// Kết nạp vào Liên hiệp hội.
    JoinedOn = "joined_on", "Ngày kết nạp";
    /// Street or building.
    Address = "address", "Địa chỉ";
    /// Xã, phường.
    Commune = "commune", "Xã, phường";
    /// The district of the time before 1/7/2025.
    FormerDistrict = "former_district", "Huyện cũ";
    /// Tỉnh.
    Province = "province", "Tỉnh";
    /// Other names of an agency.
    Synonyms = "synonyms", "Tên gọi khác";
    /// First day an agency exists.
    ValidFromOn = "valid_from_on", "Ngày bắt đầu";
    /// First day it no longer exists.
    ValidToOn = "valid_to_on", "Ngày hết hiệu lực";
    /// Who took over its tasks.
    Successor = "successor", "Cơ quan kế thừa";
    /// Người đầu mối.
    ContactName = "contact_name", "Người liên hệ";
    /// Phone.
    Phone = "phone", "Điện thoại";
    /// E-mail.
    Email = "email", "Thư điện tử";
    /// Website.
    Website = "website", "Trang web";
    /// Mã số thuế.
    TaxCode = "tax_code", "Mã số thuế";
    /// Con dấu.
    HasSeal = "has_seal", "Con dấu";
    /// Tài khoản.
    BankAccount = "bank_account", "Tài khoản";
    /// Cơ quan chủ trì.
    Lead = "lead", "Cơ quan chủ trì";
    /// Cơ quan phối hợp.
    Coordinating = "coordinating", "Cơ quan phối hợp";
    /// The time of a task in the plan's own words.
    Schedule = "schedule", "Thời gian thực hiện";
    /// What those words were read as; no column holds it.
    ScheduleMeaning = "schedule_meaning", "Chương trình hiểu là";
    /// Sản phẩm.
    Deliverable = "deliverable", "Sản phẩm";
    /// The day declared figures stand for.
    AsOfOn = "as_of_on", "Ngày số liệu";
    /// The paper or e-mail they came by.
    Source = "source", "Nguồn số liệu";
    /// Hội viên.
    MemberCount = "member_count", "Tổng số hội viên";
    /// Chi hội.
    BranchCount = "branch_count", "Số chi hội";
    /// Nữ.
    FemaleCount = "female_count", "Nữ";
    /// GS.
    ProfessorCount = "professor_count", "Giáo sư";
    /// PGS.
    AssociateProfessorCount = "associate_professor_count", "Phó Giáo sư";
    /// TSKH and TS.
    DoctorCount = "doctor_count", "Tiến sĩ";
    /// ThS.
    MasterCount = "master_count", "Thạc sĩ";
    /// Đại học.
    BachelorCount = "bachelor_count", "Đại học";
    /// Cao đẳng.
    CollegeCount = "college_count", "Cao đẳng";
    /// Trung cấp.
    IntermediateCount = "intermediate_count", "Trung cấp";
    /// Khác.
    OtherCount = "other_count", "Trình độ khác";
    /// Note.
    Note = "note", "Ghi chú";
}

use TableField as F;

const ORGANIZATIONS: &[TableField] = &[
    F::Ordinal,
    F::Code,
    F::Name,
    F::ShortName,
    F::Kind,
    F::Parent,
    F::ScienceField,
    F::GoverningDepartment,
    F::FoundedOn,
    F::JoinedOn,
    F::Address,
    F::Commune,
    F::FormerDistrict,
    F::Province,
    F::Phone,
    F::Email,
    F::Website,
    F::TaxCode,
    F::HasSeal,
    F::BankAccount,
    F::Note,
];
const TASKS: &[TableField] = &[F::Code, F::Content, F::Lead, F::Coordinating, F::Schedule, F::Deliverable, F::Note];
const FIGURES: &[TableField] = &[
    F::Ordinal,
    F::Code,
    F::Name,
    F::AsOfOn,
    F::Source,
    F::MemberCount,
    F::BranchCount,
    F::FemaleCount,
    F::ProfessorCount,
    F::AssociateProfessorCount,
    F::DoctorCount,
    F::MasterCount,
    F::BachelorCount,
    F::CollegeCount,
    F::IntermediateCount,
    F::OtherCount,
    F::Note,
];
const AGENCIES: &[TableField] = &[
    F::Ordinal,
    F::Name,
    F::ShortName,
    F::Kind,
    F::Synonyms,
    F::ValidFromOn,
    F::ValidToOn,
    F::Successor,
    F::ContactName,
    F::Phone,
    F::Email,
    F::Note,
];

static ORGANIZATION_HEADS: LazyLock<Heads<TableField>> =
    LazyLock::new(|| heads::parse(include_str!("organizations.tsv")));
static TASK_HEADS: LazyLock<Heads<TableField>> = LazyLock::new(|| heads::parse(include_str!("tasks.tsv")));
static FIGURE_HEADS: LazyLock<Heads<TableField>> = LazyLock::new(|| heads::parse(include_str!("figures.tsv")));
static AGENCY_HEADS: LazyLock<Heads<TableField>> = LazyLock::new(|| heads::parse(include_str!("agencies.tsv")));

impl TableSubject {
    /// All of them, in the order in which they are offered.
    pub const ALL: &[Self] = &[Self::Organizations, Self::Agencies, Self::Tasks, Self::Figures];

    /// Its identifier.
    pub fn name(self) -> &'static str {
        match self {
            Self::Organizations => "organizations",
            Self::Tasks => "tasks",
            Self::Figures => "figures",
            Self::Agencies => "agencies",
        }
    }

    /// In Vietnamese.
    pub fn label(self) -> &'static str {
        match self {
            Self::Organizations => "Danh sách tổ chức",
            Self::Tasks => "Nhiệm vụ của kế hoạch",
            Self::Figures => "Số kê khai",
            Self::Agencies => "Danh sách cơ quan",
        }
    }

    /// What a row is, in Vietnamese.
    pub fn row_label(self) -> &'static str {
        match self {
            Self::Organizations => "tổ chức",
            Self::Tasks => "nhiệm vụ",
            Self::Figures => "số kê khai",
            Self::Agencies => "cơ quan",
        }
    }

    /// What its columns can hold, in the order of a template.
    pub fn fields(self) -> &'static [TableField] {
        match self {
            Self::Organizations => ORGANIZATIONS,
            Self::Tasks => TASKS,
            Self::Figures => FIGURES,
            Self::Agencies => AGENCIES,
        }
    }

    /// Without a column of it there are no rows.
    pub fn naming_field(self) -> TableField {
        match self {
            Self::Tasks => TableField::Content,
            _ => TableField::Name,
        }
    }

    /// The words that head its columns.
    pub fn heads(self) -> &'static Heads<TableField> {
        match self {
            Self::Organizations => &ORGANIZATION_HEADS,
            Self::Tasks => &TASK_HEADS,
            Self::Figures => &FIGURE_HEADS,
            Self::Agencies => &AGENCY_HEADS,
        }
    }
}

impl Headed for TableField {
    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.name() == name)
    }

    fn names_rows(self) -> bool {
        matches!(self, Self::Name | Self::Content)
    }

    fn is_ordinal(self) -> bool {
        self == Self::Ordinal
    }

    fn is_code(self) -> bool {
        matches!(self, Self::Code | Self::TaxCode)
    }
}
