//! What a column of a list can hold.

use serde::{Deserialize, Serialize};

/// The meaning of one column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Running number: read to tell rows from sections, never stored.
    Ordinal,
    /// The mark of a row of a roster: tells whose row it is, never stored.
    RowMark,
    /// Họ và tên.
    FullName,
    /// Họ và tên đệm, when the name is split over two columns.
    FamilyName,
    /// Tên, the other half.
    GivenName,
    /// Ngày sinh, năm sinh.
    BirthOn,
    /// Day of birth in a column of its own.
    BirthDay,
    /// Month of birth in a column of its own.
    BirthMonth,
    /// Year of birth in a column of its own, beside day and month.
    BirthYear,
    /// Birth written under "Nam": says the sex as well.
    BirthOnMale,
    /// Birth written under "Nữ".
    BirthOnFemale,
    /// Giới tính.
    Sex,
    /// A mark under "Nam".
    SexMale,
    /// A mark under "Nữ".
    SexFemale,
    /// Số định danh, CCCD, CMND.
    NationalId,
    /// Học hàm.
    AcademicTitle,
    /// Học vị.
    Degree,
    /// Trình độ.
    EducationLevel,
    /// Học hàm, học vị, trình độ in one column.
    Titles,
    /// A mark under "GS".
    TickProfessor,
    /// A mark under "PGS".
    TickAssociateProfessor,
    /// A mark under "TSKH".
    TickDoctorOfScience,
    /// A mark under "TS".
    TickDoctor,
    /// A mark under "ThS".
    TickMaster,
    /// A mark under "ĐH".
    TickUniversity,
    /// A mark under "CĐ".
    TickCollege,
    /// A mark under "TC".
    TickIntermediate,
    /// Chuyên ngành.
    Specialty,
    /// Đơn vị công tác.
    Employer,
    /// Chức vụ, chức danh, nghề nghiệp.
    JobTitle,
    /// Đang công tác / nghỉ hưu.
    WorkingStatus,
    /// Điện thoại.
    Phone,
    /// Thư điện tử.
    Email,
    /// Địa chỉ.
    Address,
    /// Khen thưởng.
    Awards,
    /// Ghi chú.
    Note,
    /// Dân tộc.
    Ethnicity,
    /// Tôn giáo.
    Religion,
    /// Đảng viên.
    PartyMember,
    /// Chi hội.
    Branch,
    /// Loại hội viên.
    MembershipType,
    /// Ngày kết nạp.
    AdmittedOn,
    /// Số quyết định kết nạp; the day and the issuer too, where they are written in the same cell.
    DecisionNumber,
    /// Ngày quyết định kết nạp.
    DecisionOn,
    /// Cơ quan ra quyết định kết nạp.
    DecisionIssuer,
    /// Số thẻ hội viên.
    CardNumber,
    /// Ngày cấp thẻ.
    CardOn,
    /// Chức vụ trong hội.
    Role,
}

impl Field {
    /// The identifier used in requests, answers and `heads.tsv`.
    pub fn name(self) -> String {
        serde_json::to_value(self).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// The field with this identifier.
    pub fn from_name(name: &str) -> Option<Field> {
        serde_json::from_value(serde_json::Value::String(name.to_owned())).ok()
    }

    /// The heading shown to the user.
    pub fn label(self) -> &'static str {
        use Field::*;
        match self {
            Ordinal => "Số thứ tự",
            RowMark => "Mã hồ sơ",
            FullName => "Họ và tên",
            FamilyName => "Họ và tên đệm",
            GivenName => "Tên",
            BirthOn => "Ngày sinh",
            BirthDay => "Ngày sinh (ngày)",
            BirthMonth => "Ngày sinh (tháng)",
            BirthYear => "Ngày sinh (năm)",
            BirthOnMale => "Ngày sinh (cột Nam)",
            BirthOnFemale => "Ngày sinh (cột Nữ)",
            Sex => "Giới tính",
            SexMale => "Giới tính (đánh dấu Nam)",
            SexFemale => "Giới tính (đánh dấu Nữ)",
            NationalId => "Số định danh cá nhân",
            AcademicTitle => "Học hàm",
            Degree => "Học vị",
            EducationLevel => "Trình độ",
            Titles => "Học hàm, học vị, trình độ",
            TickProfessor => "Giáo sư (đánh dấu)",
            TickAssociateProfessor => "Phó giáo sư (đánh dấu)",
            TickDoctorOfScience => "Tiến sĩ khoa học (đánh dấu)",
            TickDoctor => "Tiến sĩ (đánh dấu)",
            TickMaster => "Thạc sĩ (đánh dấu)",
            TickUniversity => "Đại học (đánh dấu)",
            TickCollege => "Cao đẳng (đánh dấu)",
            TickIntermediate => "Trung cấp (đánh dấu)",
            Specialty => "Chuyên ngành",
            Employer => "Đơn vị công tác",
            JobTitle => "Chức vụ, nghề nghiệp",
            WorkingStatus => "Đang công tác / nghỉ hưu",
            Phone => "Điện thoại",
            Email => "Thư điện tử",
            Address => "Địa chỉ",
            Awards => "Khen thưởng",
            Note => "Ghi chú",
            Ethnicity => "Dân tộc",
            Religion => "Tôn giáo",
            PartyMember => "Đảng viên",
            Branch => "Chi hội",
            MembershipType => "Loại hội viên",
            AdmittedOn => "Ngày kết nạp",
            DecisionNumber => "Số quyết định kết nạp",
            DecisionOn => "Ngày quyết định kết nạp",
            DecisionIssuer => "Cơ quan ra quyết định",
            CardNumber => "Số thẻ hội viên",
            CardOn => "Ngày cấp thẻ",
            Role => "Chức vụ trong hội",
        }
    }

    /// Fields of the law on personal data: only read when the office has switched them on.
    pub fn is_sensitive(self) -> bool {
        matches!(self, Field::Ethnicity | Field::Religion | Field::PartyMember)
    }

    /// Whether the column holds names, or a part of them.
    pub fn is_name(self) -> bool {
        matches!(self, Field::FullName | Field::FamilyName | Field::GivenName)
    }

    /// Whether a mark or nothing is expected in the column.
    pub fn is_tick(self) -> bool {
        use Field::*;
        matches!(
            self,
            SexMale
                | SexFemale
                | TickProfessor
                | TickAssociateProfessor
                | TickDoctorOfScience
                | TickDoctor
                | TickMaster
                | TickUniversity
                | TickCollege
                | TickIntermediate
        )
    }

    /// Whether one value merged over several rows belongs to each of them.
    pub fn spreads_down(self) -> bool {
        use Field::*;
        matches!(
            self,
            Employer
                | Branch
                | Address
                | AdmittedOn
                | DecisionNumber
                | DecisionOn
                | DecisionIssuer
                | MembershipType
                | Specialty
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_known_by_its_identifier() {
        assert_eq!(Field::NationalId.name(), "national_id");
        assert_eq!(Field::from_name("birth_on_female"), Some(Field::BirthOnFemale));
        assert_eq!(Field::from_name("nonsense"), None);
    }
}
