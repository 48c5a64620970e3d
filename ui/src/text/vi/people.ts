import type {
  AcademicTitle,
  Degree,
  EducationLevel,
  EndReason,
  MembershipType,
  PersonStatus,
  Sex,
  SimilarReason,
  WorkingStatus,
} from '../../bindings/types';
import { number } from '../../format/numbers';

export const sexes: Record<Sex, string> = { male: 'Nam', female: 'Nữ', other: 'Khác' };

export const academicTitles: Record<AcademicTitle, string> = {
  professor: 'Giáo sư',
  associate_professor: 'Phó Giáo sư',
};

export const degrees: Record<Degree, string> = {
  doctor_of_science: 'Tiến sĩ khoa học',
  doctor: 'Tiến sĩ',
  master: 'Thạc sĩ',
};

export const educationLevels: Record<EducationLevel, string> = {
  university: 'Đại học',
  college: 'Cao đẳng',
  intermediate: 'Trung cấp',
  specialist_1: 'Chuyên khoa I',
  specialist_2: 'Chuyên khoa II',
  residency: 'Bác sĩ nội trú',
  other: 'Khác',
};

export const workingStatuses: Record<WorkingStatus, string> = {
  working: 'Đang công tác',
  retired: 'Đã nghỉ hưu',
};

export const personStatuses: Record<PersonStatus, string> = {
  active: 'Đang sinh hoạt',
  ended: 'Không còn sinh hoạt',
  deceased: 'Từ trần',
};

export const membershipTypes: Record<MembershipType, string> = {
  full: 'Chính thức',
  associate: 'Liên kết',
  honorary: 'Danh dự',
};

export const endReasons: Record<EndReason, string> = {
  resign: 'Xin ra',
  remove: 'Xóa tên',
  expel: 'Khai trừ',
  transfer: 'Chuyển đi',
  deceased: 'Từ trần',
  dissolved: 'Hội giải thể',
  other: 'Khác',
};

export const similarReasons: Record<SimilarReason, string> = {
  national_id: 'cùng số định danh',
  phone: 'cùng điện thoại',
  name: 'cùng họ tên',
  birth_and_given_name: 'cùng ngày sinh và tên',
};

export const roles: Record<string, string> = {
  president: 'Chủ tịch',
  vice_president: 'Phó Chủ tịch',
  secretary_general: 'Tổng Thư ký',
  chief_of_office: 'Chánh Văn phòng',
  member: 'Ủy viên',
  focal_point: 'Cán bộ đầu mối',
  head_of_inspection: 'Trưởng ban Kiểm tra',
  other: 'Khác',
};

export const bodies: Record<string, string> = {
  executive_committee: 'Ban Chấp hành',
  standing_committee: 'Ban Thường vụ',
  permanent_board: 'Thường trực',
  inspection_committee: 'Ủy ban Kiểm tra',
  office: 'Văn phòng',
};

export const people = {
  list: 'Danh sách hội viên',
  add: 'Thêm hội viên',
  addTitle: 'Thêm hội viên',
  editTitle: (name: string) => `Sửa hồ sơ ${name}`,
  panel: 'Chi tiết hội viên',
  empty: 'Chưa có hội viên nào',
  emptyText: 'Nhập danh sách của hội từ Excel, hoặc thêm từng người.',
  emptyFirst:
    'Hội viên sinh hoạt ở một tổ chức: hãy thêm tổ chức trước, rồi nhập danh sách của tổ chức đó từ Excel hoặc thêm từng người.',
  columns: {
    full_name: 'Họ và tên',
    birth_on: 'Ngày sinh',
    sex: 'Giới tính',
    organizations: 'Hội',
    degree: 'Học vị',
    academic_title: 'Học hàm',
    education_level: 'Trình độ',
    specialty: 'Chuyên ngành',
    employer: 'Đơn vị công tác',
    job_title: 'Chức vụ',
    phone: 'Điện thoại',
    national_id: 'Số định danh',
    email: 'Thư điện tử',
    address: 'Địa chỉ',
    working_status: 'Làm việc',
    status: 'Tình trạng',
    type: 'Loại hội viên',
    admitted_on: 'Kết nạp',
    card_number: 'Số thẻ',
    role: 'Vai trò trong hội',
    branch_id: 'Chi hội',
    same_as: 'Nghi trùng',
    started_on: 'Được tính từ',
    ended_on: 'Kết thúc',
  },
  sameAs: {
    national_id: 'Trùng số định danh',
    name_and_birth: 'Trùng họ tên và ngày sinh',
  },
  tabs: { record: 'Hồ sơ', history: 'Nhật ký' },
  groups: {
    person: 'Người',
    learning: 'Trình độ',
    work: 'Công tác',
    contact: 'Liên hệ',
    sensitive: 'Trường nhạy cảm',
    membership: 'Tư cách hội viên',
    positions: 'Chức vụ trong hội',
    other: 'Khác',
  },
  fields: {
    full_name: 'Họ và tên',
    sort_name: 'Xếp tên theo',
    sort_nameHint: 'Chỉ ghi khi chữ cuối không phải là tên, ví dụ Y Moan Niê xếp theo Moan',
    birth_on: 'Ngày sinh',
    sex: 'Giới tính',
    national_id: 'Số định danh cá nhân',
    academic_title: 'Học hàm',
    degree: 'Học vị',
    education_level: 'Trình độ',
    specialty: 'Chuyên ngành',
    employer: 'Đơn vị công tác',
    job_title: 'Chức vụ',
    working_status: 'Tình trạng làm việc',
    phone: 'Điện thoại',
    email: 'Thư điện tử',
    address: 'Địa chỉ',
    awards: 'Khen thưởng',
    note: 'Ghi chú',
    source: 'Nguồn hồ sơ',
    ethnicity: 'Dân tộc',
    religion: 'Tôn giáo',
    party_member: 'Đảng viên',
    deceased_on: 'Từ trần',
  },
  notKnown: 'Chưa rõ',
  masked: 'Đang che',
  reveal: 'Hiện',
  similarTitle: 'Có thể đã có hồ sơ',
  similarOpen: 'Mở hồ sơ',
  alsoAdmit: 'Kết nạp vào hội',
  membership: {
    none: 'Chưa là hội viên của hội nào.',
    admit: 'Kết nạp vào hội',
    admitTitle: (name: string) => `Kết nạp ${name}`,
    editTitle: (organization: string) => `Sửa tư cách hội viên tại ${organization}`,
    organization_id: 'Hội',
    noneYet:
      'Để trống thì người này được ghi vào sổ nhưng chưa vào hội nào. Muốn thấy lại, hãy bỏ bộ lọc “Tình trạng” ở danh sách hội viên.',
    branch_id: 'Chi hội',
    noBranch: 'Không thuộc chi hội',
    type: 'Loại hội viên',
    admitted_on: 'Ngày kết nạp',
    admittedHint: 'Để trống nếu chưa rõ',
    decision_number: 'Quyết định kết nạp',
    decision_on: 'Ngày quyết định',
    decision_issuer: 'Cơ quan ra quyết định',
    card_number: 'Số thẻ hội viên',
    card_on: 'Ngày cấp thẻ',
    role: 'Vai trò trong hội',
    note: 'Ghi chú',
    beforeBook: 'trước khi lập sổ',
    since: (day: string) => `từ ${day}`,
    until: (day: string, reason: string) => `đến ${day} · ${reason}`,
    card: (text: string) => `thẻ ${text}`,
    decision: (number: string | null, on: string, issuer: string | null) =>
      [`QĐ ${number ?? ''}`.trim(), on && `ngày ${on}`, issuer && `của ${issuer}`]
        .filter(Boolean)
        .join(' '),
    change: 'Sửa',
    end: 'Kết thúc',
    correctEnding: 'Sửa lần kết thúc',
    transfer: 'Chuyển đi',
  },
  ending: {
    title: (n: number) =>
      n === 1 ? 'Kết thúc tư cách hội viên' : `Kết thúc ${number(n)} tư cách hội viên`,
    titleLater: (n: number) => `Kết thúc ${number(n)} tư cách hội viên cùng lần nhập này`,
    ended_on: 'Từ ngày',
    ended_onHint: 'Ngày đầu tiên không còn tính là hội viên',
    reason: 'Lý do',
    deceasedHint:
      'Ghi một lần ở hồ sơ: mọi tư cách hội viên và chức danh cùng kết thúc, không riêng ở hội này.',
    deceasedElsewhere: 'Người từ trần: mở hồ sơ của người ấy, bấm “Ghi nhận từ trần”.',
    decision: 'Quyết định',
    verb: 'Kết thúc',
  },
  correcting: {
    title: (organization: string) => `Sửa lần kết thúc tại ${organization}`,
    lift: 'Chưa kết thúc: bỏ ngày kết thúc, tính lại là hội viên',
    transferred: 'Đã chuyển sang hội khác: lượt ở hội đó sẽ bắt đầu từ đúng ngày này.',
    ended_on: 'Từ ngày',
    reason: 'Lý do',
    decision: 'Quyết định',
    verb: 'Ghi',
  },
  transferring: {
    title: (n: number) =>
      n === 1 ? 'Chuyển sang hội khác' : `Chuyển ${number(n)} hội viên sang hội khác`,
    organization_id: 'Đến hội',
    branch_id: 'Chi hội',
    on: 'Từ ngày',
    decision: 'Quyết định, giấy giới thiệu',
    verb: 'Chuyển',
  },
  death: {
    act: 'Ghi nhận từ trần',
    title: (name: string) => `Ghi nhận ${name} từ trần`,
    text: 'Mọi tư cách hội viên và chức danh đang có sẽ kết thúc từ ngày này. Hồ sơ được giữ lại.',
    died_on: 'Ngày từ trần',
    verb: 'Ghi nhận',
  },
  selection: (n: number) => `${number(n)} tư cách hội viên đang chọn`,
};
