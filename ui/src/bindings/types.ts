// Generated from the command table of the core (`lienhiep-cli commands --typescript ui/src/bindings`). Not edited by hand.
/** @noprettier */

/**
 * Học hàm.
 */
export type AcademicTitle = "professor" | "associate_professor";

/**
 * A kind of act, for the filter.
 */
export type ActName = { 
/**
 * Code.
 */
act: string, 
/**
 * In Vietnamese.
 */
label: string, };

/**
 * A person to admit.
 */
export type AdmitMember = { 
/**
 * Who.
 */
person: Admitted, 
/**
 * Where and how.
 */
membership: MembershipFields, };

/**
 * Who is admitted.
 */
export type Admitted = { "is": "existing", 
/**
 * The person.
 */
person_id: number, } | { "is": "new", 
/**
 * The record to add.
 */
fields: PersonFields, };

/**
 * How the values of a year add up.
 */
export type Aggregation = "sum" | "last";

/**
 * The open book, for the status bar.
 */
export type BookInfo = { 
/**
 * Full path.
 */
path: string, 
/**
 * File name without folder.
 */
file_name: string, 
/**
 * Labelled "dữ liệu mẫu".
 */
is_sample: boolean, 
/**
 * The present day in Vietnam.
 */
today: string, };

/**
 * Where a book is or shall be.
 */
export type BookPath = { 
/**
 * Full path.
 */
path: string, };

/**
 * A record by its number.
 */
export type ById = { 
/**
 * Its number.
 */
id: number, };

/**
 * The checklist.
 */
export type ChecklistSettings = { 
/**
 * A task is "sắp đến hạn" when it is due within so many days.
 */
due_soon_days: number, };

/**
 * Whether what came was all that is asked for.
 */
export type Completeness = "complete" | "incomplete";

/**
 * What to count.
 */
export type CountMembers = { 
/**
 * The day; today when absent.
 */
as_of_on: string | null, 
/**
 * Only this organisation.
 */
organization_id: number | null, };

/**
 * A person to add, and where they are admitted at once, if anywhere.
 */
export type CreatePerson = { 
/**
 * The record.
 */
fields: PersonFields, 
/**
 * Memberships to begin with.
 */
memberships: Array<MembershipFields>, };

/**
 * Học vị.
 */
export type Degree = "doctor_of_science" | "doctor" | "master";

/**
 * The answer of a command that writes.
 */
export type Done<T> = { 
/**
 * What the command answers.
 */
answer: T, 
/**
 * The history entry, to undo it by; absent when nothing changed.
 */
entry_id: number | null, 
/**
 * What was done, as a sentence for the toast.
 */
summary: string, 
/**
 * The tables that changed, so that screens fetch again what they show of them.
 */
changed: Array<string>, };

/**
 * Trình độ đào tạo.
 */
export type EducationLevel = "university" | "college" | "intermediate" | "specialist_1" | "specialist_2" | "residency" | "other";

/**
 * Memberships to end, all for the same reason on the same day.
 */
export type EndMemberships = { 
/**
 * Their numbers.
 */
ids: Array<number>, 
/**
 * First day no longer counted.
 */
ended_on: string, 
/**
 * Why.
 */
reason: EndReason, 
/**
 * The decision.
 */
decision: string | null, };

/**
 * Why a membership ended.
 */
export type EndReason = "resign" | "remove" | "expel" | "transfer" | "deceased" | "dissolved" | "other";

/**
 * A refusal as it leaves the core.
 */
export type Failure = { 
/**
 * `noun.what_happened`, for programs and tests: `membership.already_member`.
 */
code: string, 
/**
 * What happened and what to do, for people.
 */
sentence: string, 
/**
 * The field of the request that it is about, so that a form can show it there.
 */
field: string | null, 
/**
 * The facts behind the sentence.
 */
detail: unknown, };

/**
 * A condition on one column.
 */
export type Filter = { "is": "contains", 
/**
 * Column identifier.
 */
column: string, 
/**
 * As typed.
 */
text: string, } | { "is": "one_of", 
/**
 * Column identifier.
 */
column: string, 
/**
 * Identifiers of a closed set, or ids as text; an empty text means "not filled in".
 */
values: Array<string>, } | { "is": "between", 
/**
 * Column identifier.
 */
column: string, 
/**
 * From, `YYYY-MM-DD` or a number as text.
 */
from: string | null, 
/**
 * To, likewise.
 */
to: string | null, } | { "is": "filled", 
/**
 * Column identifier.
 */
column: string, 
/**
 * True: only those filled in; false: only those not.
 */
filled: boolean, };

/**
 * One entry.
 */
export type GetHistoryEntry = { 
/**
 * Its number.
 */
id: number, };

/**
 * An entry with its rows (the first 500).
 */
export type HistoryDetail = { 
/**
 * The entry.
 */
entry: HistoryEntry, 
/**
 * Its rows.
 */
rows: Array<RowChange>, };

/**
 * One act.
 */
export type HistoryEntry = { 
/**
 * Number, growing.
 */
id: number, 
/**
 * Instant, UTC.
 */
happened_at: string, 
/**
 * Who.
 */
actor: string, 
/**
 * Code of the act.
 */
act: string, 
/**
 * The act in Vietnamese.
 */
act_label: string, 
/**
 * The sentence.
 */
summary: string, 
/**
 * Of an undo: the entry it took back.
 */
undoes_id: number | null, 
/**
 * The undo that took it back.
 */
undone_by_id: number | null, 
/**
 * Whether it is of a kind that can be taken back and still stands.
 */
can_undo: boolean, };

/**
 * An indicator.
 */
export type Indicator = { 
/**
 * Number.
 */
id: number, 
/**
 * Grows with each update.
 */
version: number, 
/**
 * Its place in the annex.
 */
position: number, 
/**
 * "1.2".
 */
code: string, 
/**
 * Chỉ tiêu.
 */
name: string, 
/**
 * Đơn vị tính.
 */
unit: string, 
/**
 * How values add up.
 */
aggregation: Aggregation, 
/**
 * Still asked for.
 */
is_active: boolean, };

/**
 * An indicator with its figures in one period.
 */
export type IndicatorFigures = { 
/**
 * The indicator.
 */
indicator: Indicator, 
/**
 * Kỳ này.
 */
value: number | null, 
/**
 * Ước thực hiện.
 */
is_estimate: boolean, 
/**
 * Lũy kế từ đầu năm báo cáo đến hết kỳ này.
 */
cumulative: number | null, 
/**
 * Cùng kỳ năm trước.
 */
same_period_last_year: number | null, 
/**
 * Note.
 */
note: string | null, };

/**
 * One value as typed.
 */
export type IndicatorValueInput = { 
/**
 * The indicator.
 */
indicator_id: number, 
/**
 * Absent removes it.
 */
value: number | null, 
/**
 * Ước thực hiện.
 */
is_estimate: boolean, 
/**
 * Note.
 */
note: string | null, };

/**
 * Head and foot of a document in the form of Nghị định 30/2020/NĐ-CP.
 */
export type Letterhead = { 
/**
 * Cơ quan chủ quản: 0 to 2 lines.
 */
governing_lines: Array<string>, 
/**
 * Cơ quan ban hành.
 */
issuing_body: string, 
/**
 * Place before the date: "Đắk Lắk".
 */
place: string, 
/**
 * After "Số: …": "BC-LHH".
 */
symbol: string, 
/**
 * Kính gửi.
 */
addressees: Array<string>, 
/**
 * TM., KT., TL. with the line beside it, or empty.
 */
signing_for: string, 
/**
 * Chức vụ người ký, in capitals on paper.
 */
signer_title: string, 
/**
 * Name, without học hàm, học vị.
 */
signer_name: string, 
/**
 * Nơi nhận, line by line, without the last one ("Lưu: VT").
 */
recipients: Array<string>, 
/**
 * What follows "Lưu: ": "VT, VP".
 */
filed_at: string, };

/**
 * Which entries to list.
 */
export type ListHistory = { 
/**
 * Only entries before this one (paging).
 */
before_id: number | null, 
/**
 * Only this act.
 */
act: string | null, 
/**
 * From this day on (UTC).
 */
from_on: string | null, 
/**
 * Until this day (UTC).
 */
to_on: string | null, 
/**
 * Only entries that touched this record.
 */
of: RecordRef | null, 
/**
 * At most this many, 1 to 500.
 */
limit: number, };

/**
 * What a list is asked for.
 */
export type ListRequest = { 
/**
 * Words to look for, with or without accents.
 */
search: string, 
/**
 * All must hold.
 */
filters: Array<Filter>, 
/**
 * The list's own order when absent.
 */
sort: Sort | null, 
/**
 * Rows to skip.
 */
offset: number, 
/**
 * Rows at most; 0 means 100. At most 1,000.
 */
limit: number, 
/**
 * The day whose state is shown; today when absent.
 */
as_of_on: string | null, };

/**
 * Số người and số lượt.
 */
export type MemberCount = { 
/**
 * Distinct persons.
 */
person_count: number, 
/**
 * Memberships.
 */
membership_count: number, };

/**
 * A membership as stored, with the names around it.
 */
export type Membership = { 
/**
 * Number.
 */
id: number, 
/**
 * Stable mark outside the book.
 */
uid: string, 
/**
 * Grows with each update.
 */
version: number, 
/**
 * Whose.
 */
person_id: number, 
/**
 * Their name.
 */
person_name: string, 
/**
 * The organisation's name.
 */
organization_name: string, 
/**
 * The organisation's code.
 */
organization_code: string, 
/**
 * The branch's name.
 */
branch_name: string | null, 
/**
 * First day counted; `0001-01-01`: before the book began (see `rules::starts_on`).
 */
starts_on: string, 
/**
 * First day no longer counted.
 */
ended_on: string | null, 
/**
 * Why it ended.
 */
end_reason: EndReason | null, 
/**
 * The decision that ended it.
 */
end_decision: string | null, 
/**
 * Of a transfer: the membership that follows.
 */
transferred_to_id: number | null, 
/**
 * The organisation (not a branch).
 */
organization_id: number, 
/**
 * A branch of that organisation.
 */
branch_id: number | null, 
/**
 * Hội viên chính thức, liên kết, danh dự.
 */
type: MembershipType, 
/**
 * Admitted, as far as known.
 */
admitted_on: PartialDate | null, 
/**
 * Number of the decision.
 */
decision_number: string | null, 
/**
 * Member card.
 */
card_number: string | null, 
/**
 * When the card was given (partial day).
 */
card_on: PartialDate | null, 
/**
 * Role in the association.
 */
role: string | null, 
/**
 * Note.
 */
note: string | null, };

/**
 * What the user types of a membership.
 */
export type MembershipFields = { 
/**
 * The organisation (not a branch).
 */
organization_id: number, 
/**
 * A branch of that organisation.
 */
branch_id: number | null, 
/**
 * Hội viên chính thức, liên kết, danh dự.
 */
type: MembershipType, 
/**
 * Admitted, as far as known.
 */
admitted_on: PartialDate | null, 
/**
 * Number of the decision.
 */
decision_number: string | null, 
/**
 * Member card.
 */
card_number: string | null, 
/**
 * When the card was given (partial day).
 */
card_on: PartialDate | null, 
/**
 * Role in the association.
 */
role: string | null, 
/**
 * Note.
 */
note: string | null, };

/**
 * What kind of member.
 */
export type MembershipType = "full" | "associate" | "honorary";

/**
 * Nothing to say.
 */
export type Nothing = Record<symbol, never>;

/**
 * A period by its number.
 */
export type OfPeriod = { 
/**
 * The period.
 */
period_id: number, };

/**
 * The office.
 */
export type OfficeSettings = { 
/**
 * "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh …".
 */
union_name: string, 
/**
 * "Đắk Lắk".
 */
province: string, 
/**
 * The book holds made-up data and says so on every screen and sheet.
 */
is_sample: boolean, };

/**
 * An organisation as stored.
 */
export type Organization = { 
/**
 * Number.
 */
id: number, 
/**
 * Stable mark outside the book.
 */
uid: string, 
/**
 * Grows with each update.
 */
version: number, 
/**
 * Unique short mark: "HOI-YHOC".
 */
code: string, 
/**
 * Full name.
 */
name: string, 
/**
 * Short name.
 */
short_name: string | null, 
/**
 * What it is.
 */
kind: OrganizationKind, 
/**
 * Whether it works.
 */
status: OrganizationStatus, 
/**
 * Of a branch: its association.
 */
parent_id: number | null, 
/**
 * Lĩnh vực.
 */
science_field: string | null, 
/**
 * Sở, ngành quản lý.
 */
governing_department: string | null, 
/**
 * Founded.
 */
founded_on: PartialDate | null, 
/**
 * Kết nạp vào Liên hiệp hội.
 */
joined_on: string | null, 
/**
 * First day it is no longer counted.
 */
ended_on: string | null, 
/**
 * Street or building.
 */
address: string | null, 
/**
 * Xã, phường.
 */
commune: string | null, 
/**
 * Tỉnh.
 */
province: string | null, 
/**
 * The district of the time before 1/7/2025, as text.
 */
former_district: string | null, 
/**
 * Phone.
 */
phone: string | null, 
/**
 * E-mail.
 */
email: string | null, 
/**
 * Website.
 */
website: string | null, 
/**
 * Mã số thuế.
 */
tax_code: string | null, 
/**
 * Con dấu.
 */
has_seal: boolean | null, 
/**
 * Tài khoản.
 */
bank_account: string | null, 
/**
 * Note.
 */
note: string | null, };

/**
 * What the user types of an organisation.
 */
export type OrganizationFields = { 
/**
 * Unique short mark: "HOI-YHOC".
 */
code: string, 
/**
 * Full name.
 */
name: string, 
/**
 * Short name.
 */
short_name: string | null, 
/**
 * What it is.
 */
kind: OrganizationKind, 
/**
 * Whether it works.
 */
status: OrganizationStatus, 
/**
 * Of a branch: its association.
 */
parent_id: number | null, 
/**
 * Lĩnh vực.
 */
science_field: string | null, 
/**
 * Sở, ngành quản lý.
 */
governing_department: string | null, 
/**
 * Founded.
 */
founded_on: PartialDate | null, 
/**
 * Kết nạp vào Liên hiệp hội.
 */
joined_on: string | null, 
/**
 * First day it is no longer counted.
 */
ended_on: string | null, 
/**
 * Street or building.
 */
address: string | null, 
/**
 * Xã, phường.
 */
commune: string | null, 
/**
 * Tỉnh.
 */
province: string | null, 
/**
 * The district of the time before 1/7/2025, as text.
 */
former_district: string | null, 
/**
 * Phone.
 */
phone: string | null, 
/**
 * E-mail.
 */
email: string | null, 
/**
 * Website.
 */
website: string | null, 
/**
 * Mã số thuế.
 */
tax_code: string | null, 
/**
 * Con dấu.
 */
has_seal: boolean | null, 
/**
 * Tài khoản.
 */
bank_account: string | null, 
/**
 * Note.
 */
note: string | null, };

/**
 * What an organisation is.
 */
export type OrganizationKind = "member_association" | "affiliated_unit" | "club" | "collective_member" | "branch";

/**
 * An organisation in a picker.
 */
export type OrganizationName = { 
/**
 * Number.
 */
id: number, 
/**
 * Code.
 */
code: string, 
/**
 * Full name.
 */
name: string, 
/**
 * What it is.
 */
kind: OrganizationKind, 
/**
 * Whether it works.
 */
status: OrganizationStatus, 
/**
 * Of a branch: its association.
 */
parent_id: number | null, };

/**
 * A line of the list.
 */
export type OrganizationRow = { 
/**
 * Number.
 */
id: number, 
/**
 * Code.
 */
code: string, 
/**
 * Full name.
 */
name: string, 
/**
 * Short name.
 */
short_name: string | null, 
/**
 * What it is.
 */
kind: OrganizationKind, 
/**
 * Whether it works.
 */
status: OrganizationStatus, 
/**
 * Of a branch: its association.
 */
parent_name: string | null, 
/**
 * Lĩnh vực.
 */
science_field: string | null, 
/**
 * The president on the day asked for.
 */
president: string | null, 
/**
 * End of the running term (partial day).
 */
term_ends_on: PartialDate | null, 
/**
 * Branches recorded.
 */
branch_count: number, 
/**
 * Memberships counted on the day asked for.
 */
membership_count: number, 
/**
 * Latest declared members not after that day.
 */
declared_count: number | null, 
/**
 * Day of that declaration.
 */
declared_on: string | null, 
/**
 * When it last sent its list or figures.
 */
submitted_on: string | null, };

/**
 * Whether it works.
 */
export type OrganizationStatus = "active" | "suspended" | "merging" | "dissolved";

/**
 * A page of a list.
 */
export type Page<T> = { 
/**
 * The rows from `offset` on.
 */
rows: Array<T>, 
/**
 * How many rows pass the filters in all.
 */
total: number, };

/**
 * A day of which perhaps only the year, or year and month, is known. Text form as stored.
 */
export type PartialDate = string;

/**
 * How the year is cut.
 */
export type PeriodRegime = "decree_15_14" | "calendar" | "free";

/**
 * Reporting periods.
 */
export type PeriodSettings = { 
/**
 * How the year is cut.
 */
regime: PeriodRegime, 
/**
 * Days after the cut-off until the report is owed.
 */
due_after_days: number, };

/**
 * A person as stored.
 */
export type Person = { 
/**
 * Number.
 */
id: number, 
/**
 * Stable mark outside the book.
 */
uid: string, 
/**
 * Grows with each update.
 */
version: number, 
/**
 * Từ trần, as far as the day is known.
 */
deceased_on: PartialDate | null, 
/**
 * Full name, never split.
 */
full_name: string, 
/**
 * How to order the name when the last word is not the given name ("Y Moan Niê" under Moan).
 */
sort_name: string | null, 
/**
 * Birth date as far as it is known.
 */
birth_on: PartialDate | null, 
/**
 * Giới tính.
 */
sex: Sex | null, 
/**
 * Số định danh cá nhân: 12 digits (9 of the former identity card).
 */
national_id: string | null, 
/**
 * Học hàm.
 */
academic_title: AcademicTitle | null, 
/**
 * Học vị.
 */
degree: Degree | null, 
/**
 * Trình độ.
 */
education_level: EducationLevel | null, 
/**
 * Chuyên ngành.
 */
specialty: string | null, 
/**
 * Đơn vị công tác.
 */
employer: string | null, 
/**
 * Chức vụ.
 */
job_title: string | null, 
/**
 * Working or retired.
 */
working_status: WorkingStatus | null, 
/**
 * Phone.
 */
phone: string | null, 
/**
 * E-mail.
 */
email: string | null, 
/**
 * Address.
 */
address: string | null, 
/**
 * Khen thưởng.
 */
awards: string | null, 
/**
 * Note.
 */
note: string | null, 
/**
 * Where the record comes from.
 */
source: string | null, 
/**
 * Dân tộc: kept only when the settings say so.
 */
ethnicity: string | null, 
/**
 * Tôn giáo: kept only when the settings say so.
 */
religion: string | null, 
/**
 * Đảng viên: kept only when the settings say so.
 */
party_member: boolean | null, };

/**
 * A person on one page.
 */
export type PersonDetail = { 
/**
 * The record.
 */
person: Person, 
/**
 * All memberships, the running ones first.
 */
memberships: Array<Membership>, 
/**
 * Positions in organisations, the running ones first.
 */
positions: Array<PersonPosition>, };

/**
 * What the user types of a person. What is not known stays empty; nothing is filled in for them.
 */
export type PersonFields = { 
/**
 * Full name, never split.
 */
full_name: string, 
/**
 * How to order the name when the last word is not the given name ("Y Moan Niê" under Moan).
 */
sort_name: string | null, 
/**
 * Birth date as far as it is known.
 */
birth_on: PartialDate | null, 
/**
 * Giới tính.
 */
sex: Sex | null, 
/**
 * Số định danh cá nhân: 12 digits (9 of the former identity card).
 */
national_id: string | null, 
/**
 * Học hàm.
 */
academic_title: AcademicTitle | null, 
/**
 * Học vị.
 */
degree: Degree | null, 
/**
 * Trình độ.
 */
education_level: EducationLevel | null, 
/**
 * Chuyên ngành.
 */
specialty: string | null, 
/**
 * Đơn vị công tác.
 */
employer: string | null, 
/**
 * Chức vụ.
 */
job_title: string | null, 
/**
 * Working or retired.
 */
working_status: WorkingStatus | null, 
/**
 * Phone.
 */
phone: string | null, 
/**
 * E-mail.
 */
email: string | null, 
/**
 * Address.
 */
address: string | null, 
/**
 * Khen thưởng.
 */
awards: string | null, 
/**
 * Note.
 */
note: string | null, 
/**
 * Where the record comes from.
 */
source: string | null, 
/**
 * Dân tộc: kept only when the settings say so.
 */
ethnicity: string | null, 
/**
 * Tôn giáo: kept only when the settings say so.
 */
religion: string | null, 
/**
 * Đảng viên: kept only when the settings say so.
 */
party_member: boolean | null, };

/**
 * A position that a person holds or held.
 */
export type PersonPosition = { 
/**
 * Number.
 */
id: number, 
/**
 * Where.
 */
organization_id: number, 
/**
 * Its name.
 */
organization_name: string, 
/**
 * Body: `executive_committee` …
 */
body: string | null, 
/**
 * Role: `president` …
 */
role: string, 
/**
 * The title in the office's own words.
 */
title_text: string | null, 
/**
 * From (partial day).
 */
from_on: PartialDate | null, 
/**
 * First day no longer held (partial day).
 */
to_on: PartialDate | null, };

/**
 * Sensitive fields (Luật 91/2025/QH15, Nghị định 356/2025/NĐ-CP): each is kept only when the office says so.
 */
export type PrivacySettings = { 
/**
 * Dân tộc.
 */
keep_ethnicity: boolean, 
/**
 * Tôn giáo.
 */
keep_religion: boolean, 
/**
 * Đảng viên.
 */
keep_party_member: boolean, };

/**
 * How far a long work is.
 */
export type Progress = { 
/**
 * Steps done, in the unit of `what`.
 */
done: number, 
/**
 * Steps in all, when known.
 */
total: number | null, 
/**
 * What is being done, in Vietnamese: "Đang đọc tệp…".
 */
what: string, };

/**
 * A death to note.
 */
export type RecordDeath = { 
/**
 * The number.
 */
id: number, 
/**
 * The version that was read.
 */
version: number, 
/**
 * The day, as far as it is known.
 */
died_on: PartialDate, };

/**
 * A record by its table and number.
 */
export type RecordRef = { 
/**
 * Table name.
 */
table: string, 
/**
 * Its number.
 */
id: number, };

/**
 * What an organisation sent.
 */
export type RecordSubmission = { 
/**
 * The organisation.
 */
organization_id: number, 
/**
 * The period.
 */
period_id: number, 
/**
 * When; absent takes it out of the register.
 */
submitted_on: string | null, 
/**
 * Complete or not.
 */
completeness: Completeness, 
/**
 * Note.
 */
note: string | null, };

/**
 * One touched row.
 */
export type RowChange = { 
/**
 * Table.
 */
table: string, 
/**
 * Row.
 */
id: number, 
/**
 * `insert`, `update` or `delete`.
 */
op: string, 
/**
 * The row before, absent for an insert.
 */
before: Record<string, unknown> | null, 
/**
 * The row after, absent for a delete.
 */
after: Record<string, unknown> | null, };

/**
 * An indicator as typed.
 */
export type SaveIndicator = { 
/**
 * Absent: a new one.
 */
id: number | null, 
/**
 * The version that was read; of a new one 0.
 */
version: number, 
/**
 * Its place in the annex.
 */
position: number, 
/**
 * "1.2".
 */
code: string, 
/**
 * Chỉ tiêu.
 */
name: string, 
/**
 * Đơn vị tính.
 */
unit: string, 
/**
 * How values add up.
 */
aggregation: Aggregation, 
/**
 * Still asked for.
 */
is_active: boolean, };

/**
 * Values of one period, saved together.
 */
export type SaveIndicatorValues = { 
/**
 * The period.
 */
period_id: number, 
/**
 * The values.
 */
values: Array<IndicatorValueInput>, };

/**
 * All settings.
 */
export type Settings = { 
/**
 * The office.
 */
office: OfficeSettings, 
/**
 * Head, signature and recipients of what goes out.
 */
letterhead: Letterhead, 
/**
 * Reporting periods.
 */
periods: PeriodSettings, 
/**
 * The checklist.
 */
checklist: ChecklistSettings, 
/**
 * Which sensitive fields are kept.
 */
privacy: PrivacySettings, };

/**
 * Giới tính; never defaulted.
 */
export type Sex = "male" | "female" | "other";

/**
 * The order of a list.
 */
export type Sort = { 
/**
 * Column identifier.
 */
column: string, 
/**
 * From the last to the first.
 */
descending: boolean, };

/**
 * One organisation in the register of a period.
 */
export type SubmissionRow = { 
/**
 * The organisation.
 */
organization_id: number, 
/**
 * Its code.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What it is.
 */
kind: OrganizationKind, 
/**
 * When it sent; absent: not yet.
 */
submitted_on: string | null, 
/**
 * Complete or not.
 */
completeness: Completeness | null, 
/**
 * Note.
 */
note: string | null, };

/**
 * Memberships to move to another organisation.
 */
export type TransferMembership = { 
/**
 * Their numbers.
 */
ids: Array<number>, 
/**
 * The target.
 */
organization_id: number, 
/**
 * A branch of the target.
 */
branch_id: number | null, 
/**
 * First day in the target, no longer counted where they come from.
 */
on: string, 
/**
 * The decision.
 */
decision: string | null, };

/**
 * One moved membership.
 */
export type Transferred = { 
/**
 * Where they were.
 */
ended: Membership, 
/**
 * Where they are.
 */
begun: Membership, };

/**
 * What to take back.
 */
export type UndoRequest = { 
/**
 * An entry; the latest one that stands when absent.
 */
entry_id: number | null, };

/**
 * A membership to change. The organisation stays: going elsewhere is a transfer.
 */
export type UpdateMembership = { 
/**
 * Its number.
 */
id: number, 
/**
 * The version that was read.
 */
version: number, 
/**
 * All fields as they shall be.
 */
fields: MembershipFields, };

/**
 * An organisation to change.
 */
export type UpdateOrganization = { 
/**
 * Its number.
 */
id: number, 
/**
 * The version that was read.
 */
version: number, 
/**
 * All fields as they shall be.
 */
fields: OrganizationFields, };

/**
 * A person to change.
 */
export type UpdatePerson = { 
/**
 * The number.
 */
id: number, 
/**
 * The version that was read.
 */
version: number, 
/**
 * All fields as they shall be.
 */
fields: PersonFields, };

/**
 * Đang công tác hay nghỉ hưu.
 */
export type WorkingStatus = "working" | "retired";
