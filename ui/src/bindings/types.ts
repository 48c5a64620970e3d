// Generated from the command table of the core (`lienhiep-cli commands --typescript ui/src/bindings`). Not edited by hand.
/** @noprettier */

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
 * Nothing to say.
 */
export type Nothing = Record<symbol, never>;

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
 * What to take back.
 */
export type UndoRequest = { 
/**
 * An entry; the latest one that stands when absent.
 */
entry_id: number | null, };

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
