// Generated from the command table of the core (`lienhiep-cli commands --typescript ui/src/bindings`). Not edited by hand.
/** @noprettier */

/**
 * Tasks that are not to be carried out.
 */
export type AbandonTasks = { 
/**
 * The tasks.
 */
task_ids: Array<number>, 
/**
 * Since when; today when absent.
 */
abandoned_on: string | null, 
/**
 * Why.
 */
reason: string, 
/**
 * The decision that says so.
 */
doc_number: string | null, 
/**
 * Who decided it.
 */
issued_by: string | null, 
/**
 * Of a recurring task: a day of the one occurrence that is given up; the whole task when absent.
 */
occurrence_starts_on: string | null, };

/**
 * Học hàm.
 */
export type AcademicTitle = "professor" | "associate_professor";

/**
 * What was done with personal data.
 */
export type AccessKind = "open_person" | "reveal" | "list" | "person_file" | "roster" | "proof" | "erase";

/**
 * A line as it is listed.
 */
export type AccessRow = { 
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
 * What was done.
 */
kind: AccessKind, 
/**
 * The same in Vietnamese.
 */
kind_label: string, 
/**
 * Of one person: the number.
 */
person_id: number | null, 
/**
 * Their name now; none when the record is no longer in the book.
 */
person_name: string | null, 
/**
 * Which list, whose roster, which report.
 */
what: string | null, 
/**
 * Name of the file.
 */
file_name: string | null, 
/**
 * How many people.
 */
person_count: number | null, 
/**
 * With dân tộc, tôn giáo, đảng viên.
 */
with_sensitive: boolean, 
/**
 * What for.
 */
purpose: string | null, };

/**
 * An account of a protected book.
 */
export type Account = { 
/**
 * Number.
 */
id: number, 
/**
 * Version.
 */
version: number, 
/**
 * What is typed at signing in: without marks, in small letters.
 */
login: string, 
/**
 * As the history names them.
 */
display_name: string, 
/**
 * Vai trò.
 */
role: Role, 
/**
 * Whether sensitive fields are shown to them.
 */
sees_sensitive: boolean, 
/**
 * It can be signed in with.
 */
is_active: boolean, 
/**
 * When it last was (RFC 3339, UTC).
 */
last_signed_in_at: string | null, };

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
 * What a leader directed about tasks.
 */
export type AddDirective = { 
/**
 * The tasks.
 */
task_ids: Array<number>, 
/**
 * When; today when absent.
 */
noted_on: string | null, 
/**
 * What was directed.
 */
content: string, 
/**
 * Until when it is to be carried out.
 */
until_on: string | null, 
/**
 * The paper that says so.
 */
doc_number: string | null, 
/**
 * Who directed it.
 */
issued_by: string | null, };

/**
 * An evidence to add.
 */
export type AddEvidence = { 
/**
 * The task.
 */
task_id: number, 
/**
 * The report that it proves.
 */
progress_id: number | null, 
/**
 * Số, ký hiệu.
 */
doc_number: string, 
/**
 * Day of issue.
 */
issued_on: string | null, 
/**
 * Trích yếu.
 */
subject: string | null, 
/**
 * Where the paper or file is kept.
 */
location: string | null, };

/**
 * One difference.
 */
export type Adjustment = { 
/**
 * Sheet it touches: `PL I`, `PL II`, …, `Báo cáo`.
 */
annex: string, 
/**
 * Organisation, person, task, obstacle, section.
 */
subject: string, 
/**
 * What differs: a figure, a state, or that a row came or went.
 */
what: string, 
/**
 * As it was frozen.
 */
frozen: string, 
/**
 * As the book, or the replacement, says.
 */
now: string, 
/**
 * Of a figure: by how much it grew.
 */
difference: number | null, 
/**
 * The rows.
 */
leads_to: Lead | null, 
/**
 * What was done that brought it about, the earliest first. None: it follows from other adjustments or from the way
 * a later program computes.
 */
acts: Array<AdjustmentAct>, };

/**
 * An act behind an adjustment.
 */
export type AdjustmentAct = { 
/**
 * Its entry in the history.
 */
entry_id: number, 
/**
 * Instant, UTC.
 */
happened_at: string, 
/**
 * Who.
 */
actor: string, 
/**
 * What was done, as a sentence.
 */
summary: string, };

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
 * An agency as stored.
 */
export type Agency = { 
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
 * Full name.
 */
name: string, 
/**
 * Short name: "Sở KH&CN".
 */
short_name: string | null, 
/**
 * What it is.
 */
kind: AgencyKind, 
/**
 * Of an association: its registry record.
 */
organization_id: number | null, 
/**
 * Other names that plans and letters use.
 */
synonyms: Array<string>, 
/**
 * First day it exists; always when absent.
 */
valid_from_on: string | null, 
/**
 * First day it no longer exists.
 */
valid_to_on: string | null, 
/**
 * Who took over its tasks.
 */
successor_id: number | null, 
/**
 * Người đầu mối.
 */
contact_name: string | null, 
/**
 * Phone.
 */
phone: string | null, 
/**
 * E-mail.
 */
email: string | null, 
/**
 * Note.
 */
note: string | null, };

/**
 * An agency of the book that a name may mean.
 */
export type AgencyCandidate = { 
/**
 * Which.
 */
agency_id: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Why it is offered, in words.
 */
reason: string, };

/**
 * What is done with an agency that the book does not know.
 */
export type AgencyChoice = { "is": "keep" } | { "is": "create" } | { "is": "known", 
/**
 * Which.
 */
agency_id: number, };

/**
 * The 2 × 2 of a lead agency.
 */
export type AgencyCounts = { 
/**
 * The agency; absent: no lead agency given.
 */
agency_id: number | null, 
/**
 * Its name; of one that no longer exists that day with who took over.
 */
agency_name: string | null, 
/**
 * Its tasks.
 */
cells: CellCounts, 
/**
 * Of the tasks in time: due soon.
 */
due_soon_count: number, 
/**
 * When a letter last named one of them.
 */
last_reminded_on: string | null, };

/**
 * Why a name is asked about.
 */
export type AgencyDoubt = "unknown" | "several" | "ended";

/**
 * What the user types of an agency.
 */
export type AgencyFields = { 
/**
 * Full name.
 */
name: string, 
/**
 * Short name: "Sở KH&CN".
 */
short_name: string | null, 
/**
 * What it is.
 */
kind: AgencyKind, 
/**
 * Of an association: its registry record.
 */
organization_id: number | null, 
/**
 * Other names that plans and letters use.
 */
synonyms: Array<string>, 
/**
 * First day it exists; always when absent.
 */
valid_from_on: string | null, 
/**
 * First day it no longer exists.
 */
valid_to_on: string | null, 
/**
 * Who took over its tasks.
 */
successor_id: number | null, 
/**
 * Người đầu mối.
 */
contact_name: string | null, 
/**
 * Phone.
 */
phone: string | null, 
/**
 * E-mail.
 */
email: string | null, 
/**
 * Note.
 */
note: string | null, };

/**
 * What an agency is.
 */
export type AgencyKind = "department" | "party_body" | "mass_organization" | "district" | "commune" | "union" | "association" | "other";

/**
 * An agency in a picker.
 */
export type AgencyName = { 
/**
 * Number.
 */
id: number, 
/**
 * Full name.
 */
name: string, 
/**
 * Short name.
 */
short_name: string | null, 
/**
 * Other names that plans and letters use: whoever types one finds it.
 */
synonyms: Array<string>, 
/**
 * What it is.
 */
kind: AgencyKind, 
/**
 * First day it no longer exists.
 */
valid_to_on: string | null, };

/**
 * A line of the list.
 */
export type AgencyRow = { 
/**
 * Whether it exists on the day asked for.
 */
is_valid: boolean, 
/**
 * Who took over.
 */
successor_name: string | null, 
/**
 * Tasks it leads.
 */
lead_task_count: number, 
/**
 * Tasks it coordinates.
 */
coordinated_task_count: number, 
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
 * Full name.
 */
name: string, 
/**
 * Short name: "Sở KH&CN".
 */
short_name: string | null, 
/**
 * What it is.
 */
kind: AgencyKind, 
/**
 * Of an association: its registry record.
 */
organization_id: number | null, 
/**
 * Other names that plans and letters use.
 */
synonyms: Array<string>, 
/**
 * First day it exists; always when absent.
 */
valid_from_on: string | null, 
/**
 * First day it no longer exists.
 */
valid_to_on: string | null, 
/**
 * Who took over its tasks.
 */
successor_id: number | null, 
/**
 * Người đầu mối.
 */
contact_name: string | null, 
/**
 * Phone.
 */
phone: string | null, 
/**
 * E-mail.
 */
email: string | null, 
/**
 * Note.
 */
note: string | null, };

/**
 * How the values of a year go together.
 */
export type Aggregation = "sum" | "last" | "cumulative";

/**
 * An answer to an obstacle.
 */
export type AnswerObstacle = { 
/**
 * Number of the obstacle.
 */
id: number, 
/**
 * The version that was read.
 */
version: number, 
/**
 * Trả lời.
 */
answer: string, 
/**
 * When.
 */
answered_on: string, 
/**
 * Who, when it is not the addressee.
 */
answered_by: string | null, 
/**
 * The paper that answers.
 */
answer_document: string | null, };

/**
 * What came back on a letter.
 */
export type AnswerReminder = { 
/**
 * Its number.
 */
id: number, 
/**
 * The version that was read.
 */
version: number, 
/**
 * When; absent: nothing came back after all.
 */
answered_on: string | null, 
/**
 * The paper that answers.
 */
answer_document: string | null, 
/**
 * What it says.
 */
answer: string | null, };

/**
 * A list to write.
 */
export type ApplyImport = { 
/**
 * The preview.
 */
preview_id: string, 
/**
 * Rows not to write, as Excel numbers them.
 */
leave_out_rows: Array<number>, 
/**
 * Fields of members already in the book that shall stay as they are.
 */
keep_fields: Array<Field>, 
/**
 * The period the list is sent for; else the open one that holds today.
 */
period_id: number | null, 
/**
 * Whose membership ends, of those missing from the list; the others stay.
 */
end_missing: Array<EndMissing>, 
/**
 * Whether the figures declared in a roster are not written.
 */
leave_declared: boolean, };

/**
 * A table to write.
 */
export type ApplyTable = { 
/**
 * The preview.
 */
preview_id: string, 
/**
 * Lines not to write, as Excel numbers them.
 */
leave_out_rows: Array<number>, 
/**
 * Fields of records already in the book that shall stay as they are.
 */
keep_fields: Array<TableField>, };

/**
 * An assignment as stored.
 */
export type Assignment = { 
/**
 * Number.
 */
id: number, 
/**
 * Grows with each update.
 */
version: number, 
/**
 * Its task.
 */
task_id: number, 
/**
 * Since when.
 */
assigned_on: string, 
/**
 * Who led before.
 */
from_agency_id: number | null, 
/**
 * Its name today.
 */
from_name: string | null, 
/**
 * Its name as the plan writes it.
 */
from_as_written: string | null, 
/**
 * Who leads since.
 */
to_agency_id: number, 
/**
 * Its name today.
 */
to_name: string, 
/**
 * Its name as the paper writes it.
 */
to_as_written: string | null, 
/**
 * The new lead coordinated until then.
 */
to_coordinated: boolean, 
/**
 * Its name as the plan wrote it there.
 */
to_coordinated_as: string | null, 
/**
 * The former lead coordinates since.
 */
from_coordinates: boolean, 
/**
 * Why.
 */
reason: string, 
/**
 * The paper that says so.
 */
doc_number: string | null, };

/**
 * Files to attach.
 */
export type AttachFiles = { 
/**
 * What to.
 */
to: AttachedTo, 
/**
 * The files of this machine; each is copied into the book.
 */
paths: Array<string>, 
/**
 * Words about them.
 */
note: string | null, };

/**
 * One record that files are attached to.
 */
export type AttachedTo = { 
/**
 * What it is.
 */
subject: AttachmentSubject, 
/**
 * Its number.
 */
id: number, };

/**
 * An attachment as stored; its bytes are asked for apart.
 */
export type Attachment = { 
/**
 * Number.
 */
id: number, 
/**
 * Grows with each update.
 */
version: number, 
/**
 * What it is attached to.
 */
to: AttachedTo, 
/**
 * The same in words: "Báo cáo ngày 20/03/2026".
 */
to_text: string, 
/**
 * As the office calls it.
 */
file_name: string, 
/**
 * The name that its copy gets: safe on every system.
 */
safe_name: string, 
/**
 * Words about it.
 */
note: string | null, 
/**
 * When it was added.
 */
attached_on: string, 
/**
 * Its size in bytes.
 */
byte_count: number, 
/**
 * SHA-256 of its content, hexadecimal.
 */
sha256: string, 
/**
 * Of a kind that a document program shows: it may be opened at once.
 */
can_open: boolean, };

/**
 * What a user may correct of an attachment.
 */
export type AttachmentFields = { 
/**
 * As the office calls it.
 */
file_name: string, 
/**
 * Words about it.
 */
note: string | null, };

/**
 * What a file may be attached to.
 */
export type AttachmentSubject = "plan" | "task" | "report" | "evidence" | "obstacle" | "answer";

/**
 * How much of the book attachments take.
 */
export type AttachmentTotals = { 
/**
 * Attachments.
 */
attachment_count: number, 
/**
 * Contents that some attachment has, each once.
 */
content_count: number, 
/**
 * Their size in bytes.
 */
byte_count: number, 
/**
 * Contents that no attachment has any more, kept so that removals can be taken back.
 */
unused_count: number, 
/**
 * Their size in bytes.
 */
unused_byte_count: number, };

/**
 * A copy.
 */
export type BackupInfo = { 
/**
 * Full path.
 */
path: string, 
/**
 * Name without folder.
 */
file_name: string, 
/**
 * When it was made (RFC 3339, UTC).
 */
made_at: string, 
/**
 * Its size.
 */
size_bytes: number, };

/**
 * Copies the program makes by itself while there are changes.
 */
export type BackupSettings = { 
/**
 * So many minutes of work lie between two of them; 0: only when the book is closed and before what is risky.
 */
every_minutes: number, 
/**
 * A second place for each copy, on another disk or a stick; empty: none.
 */
second_folder: string, };

/**
 * How safe the book is.
 */
export type BackupState = { 
/**
 * The latest copy beside the book or at the second place.
 */
last: BackupInfo | null, 
/**
 * Acts since then.
 */
act_count: number, 
/**
 * Whole days that the earliest of them has been without a copy.
 */
days_without: number, 
/**
 * What to worry about, as a sentence that says what to do.
 */
warning: string | null, 
/**
 * The second place, when one is named.
 */
second: SecondPlace | null, };

/**
 * When a copy may be due.
 */
export type BackupWhenDue = { 
/**
 * The office is about to close the book: then any change is worth a copy.
 */
closing: boolean, };

/**
 * A body of an organisation.
 */
export type Body = "executive_committee" | "standing_committee" | "permanent_board" | "inspection_committee" | "office";

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
today: string, 
/**
 * The file is encrypted and has accounts.
 */
is_protected: boolean, 
/**
 * Who works in it; nobody where it is not protected.
 */
account: SignedIn | null, };

/**
 * Where a book is or shall be.
 */
export type BookPath = { 
/**
 * Full path.
 */
path: string, };

/**
 * A branch.
 */
export type BranchRow = { 
/**
 * Number.
 */
id: number, 
/**
 * Code.
 */
code: string, 
/**
 * Name.
 */
name: string, 
/**
 * Whether it works.
 */
status: OrganizationStatus, 
/**
 * Memberships counted on the day.
 */
membership_count: number, };

/**
 * A record by its number.
 */
export type ById = { 
/**
 * Its number.
 */
id: number, };

/**
 * A preview by its mark.
 */
export type ByPreview = { 
/**
 * The preview.
 */
preview_id: string, };

/**
 * A cell of the book that the list would change.
 */
export type CellChange = { 
/**
 * Which.
 */
field: Field, 
/**
 * As it stands; `None`: nothing.
 */
old: string | null, 
/**
 * As it would be.
 */
new: string, 
/**
 * Of a roster that came back, where the book was changed since it went out too: what both began with.
 */
conflict: SentValue | null, };

/**
 * The 2 × 2 with the column of tasks without a deadline; the six cells add up to `total`.
 */
export type CellCounts = { 
/**
 * Done, on time.
 */
done_on_time: number, 
/**
 * Done, late.
 */
done_late: number, 
/**
 * Done, without a deadline.
 */
done_no_deadline: number, 
/**
 * Not done, in time.
 */
open_on_time: number, 
/**
 * Not done, overdue.
 */
open_late: number, 
/**
 * Not done, without a deadline.
 */
open_no_deadline: number, 
/**
 * All.
 */
total: number, };

/**
 * What a cell leads to.
 */
export type CellLead = { 
/**
 * The cell: `done_on_time`, …
 */
cell: string, 
/**
 * The rows.
 */
leads_to: Lead, };

/**
 * A cell, or several in one.
 */
export type CellView = { 
/**
 * Its column, from 0.
 */
column: number, 
/**
 * How many columns it covers.
 */
columns: number, 
/**
 * How many rows it covers.
 */
rows: number, 
/**
 * What it shows, as Excel shows it in Vietnamese.
 */
text: string, 
/**
 * How it looks.
 */
look: Look, 
/**
 * The shade of a state.
 */
tone: StateTone | null, 
/**
 * The rows of its figure.
 */
leads_to: Lead | null, 
/**
 * The figures within its words, in their order.
 */
cited: Array<CitedFigure>, };

/**
 * How many tasks have a change of a kind.
 */
export type ChangeCount = { 
/**
 * The kind.
 */
kind: ChangeKind, 
/**
 * Tasks.
 */
task_count: number, };

/**
 * What changed of a task.
 */
export type ChangeKind = "added" | "removed" | "deadline" | "lead" | "state" | "progress" | "result" | "obstacle";

/**
 * A new password of one's own.
 */
export type ChangeOwnPassword = { 
/**
 * The present one.
 */
password: Secret, 
/**
 * The new one.
 */
new_password: Secret, };

/**
 * Rows that change the same fields and no others. Many at once are one decision, or a column read as another.
 */
export type ChangePattern = { 
/**
 * The fields.
 */
fields: Array<Field>, 
/**
 * How many rows.
 */
row_count: number, };

/**
 * A chart: names and figures.
 */
export type ChartView = { 
/**
 * The row it stands at.
 */
row: number, 
/**
 * Its title.
 */
title: string, 
/**
 * What a bar counts.
 */
unit: string, 
/**
 * Names of the bars.
 */
names: Array<string>, 
/**
 * Their lengths.
 */
values: number[], };

/**
 * Weight of a finding.
 */
export type CheckLevel = "ok" | "notice" | "wrong";

/**
 * One comparison or one count of things missing.
 */
export type CheckLine = { 
/**
 * Stable key.
 */
key: string, 
/**
 * Group: printed above its lines.
 */
group: string, 
/**
 * What is checked.
 */
what: string, 
/**
 * The figure found.
 */
found: number, 
/**
 * The figure it should be.
 */
expected: number, 
/**
 * Weight when the two differ.
 */
level: CheckLevel, 
/**
 * What to do about it.
 */
advice: string, 
/**
 * List that shows the rows, with its filter, for the screen.
 */
leads_to: Lead | null, 
/**
 * What a finding is made of that must be settled, or waived with a reason, before closing; empty of other checks.
 */
subjects: Array<CheckSubject>, };

/**
 * What was checked and found.
 */
export type CheckReport = { 
/**
 * Nothing was found.
 */
ok: boolean, 
/**
 * Each check.
 */
checked: Array<Checked>, 
/**
 * What was not looked at, as a sentence; absent when all was.
 */
note: string | null, };

/**
 * One thing that a required finding is made of.
 */
export type CheckSubject = { 
/**
 * Stable within its check: `organization:5`, `task:12`, `people:3-9`; `all`: the finding as a whole.
 */
key: string, 
/**
 * In words.
 */
label: string, 
/**
 * The figure found.
 */
found: number, 
/**
 * The figure it should be.
 */
expected: number, 
/**
 * Where it is put right.
 */
leads_to: Lead | null, 
/**
 * That it was let pass.
 */
waiver: CheckWaiver | null, };

/**
 * A word that lets something pass.
 */
export type CheckWaiver = { 
/**
 * Number.
 */
id: number, 
/**
 * Grows with each update.
 */
version: number, 
/**
 * Why.
 */
reason: string, 
/**
 * Who.
 */
waived_by: string, 
/**
 * When.
 */
waived_on: string, 
/**
 * The gap has grown or turned since, so that it no longer holds.
 */
has_lapsed: boolean, };

/**
 * One check and what it found.
 */
export type Checked = { 
/**
 * Its code.
 */
check: string, 
/**
 * What must hold, in Vietnamese.
 */
rule: string, 
/**
 * How many break it.
 */
finding_count: number, 
/**
 * The first of them.
 */
findings: Array<Finding>, 
/**
 * Whether making anew what is worked out of the records may mend it; no record is touched by that.
 */
mendable: boolean, };

/**
 * The cell of the official 2 × 2 (done / not done × on time / late), with a column for tasks without a
 * deadline, so that the cells add up to the tasks.
 */
export type ChecklistCell = "done_on_time" | "done_late" | "done_no_deadline" | "open_on_time" | "open_late" | "open_no_deadline";

/**
 * What changed between the ends of two days.
 */
export type ChecklistComparison = { 
/**
 * The first day.
 */
from_on: string, 
/**
 * The second day.
 */
to_on: string, 
/**
 * Every kind with its tasks, also those of none.
 */
counts: Array<ChangeCount>, 
/**
 * The tasks that changed, in the order of the checklist; deleted ones last.
 */
rows: Array<ComparedTask>, 
/**
 * Tasks of the second day in which nothing changed.
 */
same_count: number, };

/**
 * What to lay out.
 */
export type ChecklistMatrix = { 
/**
 * Tasks of this plan; of every plan in force when absent.
 */
plan_id: number | null, 
/**
 * How long the periods are; quarters when absent.
 */
kind: PeriodKind | null, 
/**
 * Which of them.
 */
columns: MatrixColumns, 
/**
 * Only periods that end on this day or later.
 */
from_on: string | null, 
/**
 * Only periods that begin on this day or before.
 */
to_on: string | null, 
/**
 * First day of the period whose results the filters speak of.
 */
period_starts_on: string | null, 
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
 * The checklist of all plans in force.
 */
export type ChecklistOverview = { 
/**
 * The cells.
 */
cells: CellCounts, 
/**
 * Tasks due soon.
 */
due_soon: Figure, 
/**
 * Per cell, in the order of the fields, the list that shows its tasks.
 */
cell_leads: Array<CellLead>, 
/**
 * By lead agency, those with most tasks first.
 */
agencies: Array<AgencyCounts>, };

/**
 * The checklist.
 */
export type ChecklistSettings = { 
/**
 * A task is "sắp đến hạn" when it is due within so many days.
 */
due_soon_days: number, 
/**
 * Of which kind those days are; books that never said so count every day.
 */
due_soon_count: DayCount, };

/**
 * The checklist counted on a day.
 */
export type ChecklistSummary = { 
/**
 * The day.
 */
as_of_on: string, 
/**
 * All tasks.
 */
cells: CellCounts, 
/**
 * Every label with its tasks, also those of none.
 */
by_label: Array<LabelCount>, 
/**
 * By lead agency, in Vietnamese order; tasks without one last.
 */
by_agency: Array<AgencyCounts>, 
/**
 * By coordinating agency, in Vietnamese order; tasks without one last. A task stands under each of its own, so
 * that these add up to more than `cells`, in which it is counted once.
 */
by_coordinating: Array<AgencyCounts>, 
/**
 * By group, in the plan's order.
 */
by_group: Array<GroupCounts>, 
/**
 * Due soon.
 */
due_soon_count: number, 
/**
 * Extended at least once.
 */
extended_count: number, 
/**
 * Done without evidence.
 */
evidence_missing_count: number, 
/**
 * Continuous tasks that owe a result line in the period.
 */
result_missing_count: number, 
/**
 * Obstacles not settled, those of no single task among them.
 */
open_obstacle_count: number, 
/**
 * Tasks whose lead agency no longer exists.
 */
lead_has_ended_count: number, };

/**
 * What to draw.
 */
export type ChecklistTimeline = { 
/**
 * Tasks of this plan; of every plan in force when absent.
 */
plan_id: number | null, 
/**
 * First day of the period whose results the filters speak of.
 */
period_starts_on: string | null, 
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
 * A figure within the words, and the list that shows its rows.
 */
export type CitedFigure = { 
/**
 * As it stands in the words, like `12 người`.
 */
text: string, 
/**
 * The rows.
 */
leads_to: Lead, };

/**
 * An obstacle that is settled.
 */
export type CloseObstacle = { 
/**
 * Its number.
 */
id: number, 
/**
 * The version that was read.
 */
version: number, 
/**
 * When.
 */
closed_on: string, 
/**
 * What came of it.
 */
effect: string | null, };

/**
 * A period to close.
 */
export type ClosePeriod = { 
/**
 * Its number.
 */
period_id: number | null, 
/**
 * Its code, like `2026-Q3`; one that is not in the book yet is added by the same act.
 */
period: string | null, 
/**
 * Number of the report, when it is known.
 */
doc_number: number | null, 
/**
 * Day of signing, when it is known.
 */
signed_on: string | null, 
/**
 * Of a replacement: why it replaces the report before; the reason of the reopening when absent.
 */
reason: string | null, 
/**
 * Lets everything pass that is neither settled nor waived, with this reason.
 */
waive_reason: string | null, };

/**
 * A closing, by its period and number.
 */
export type ClosingHead = { 
/**
 * The period.
 */
period_id: number, 
/**
 * Its code.
 */
code: string, 
/**
 * Its label.
 */
label: string, 
/**
 * 1 for the first; 2 and more are replacements.
 */
number: number, 
/**
 * When.
 */
closed_at: string, 
/**
 * Who.
 */
closed_by: string, 
/**
 * Why it replaces an earlier one.
 */
reason: string | null, 
/**
 * When it was opened again.
 */
reopened_at: string | null, };

/**
 * Which closing.
 */
export type ClosingRef = { 
/**
 * Number of the period.
 */
period_id: number | null, 
/**
 * Code of the period.
 */
period: string | null, 
/**
 * Which closing of it; the latest when absent.
 */
number: number | null, };

/**
 * A column of the list and what it was taken for.
 */
export type Column = { 
/**
 * Letter as in Excel: A, B … AA.
 */
column: string, 
/**
 * The heading, merged heads joined by " / ".
 */
source: string, 
/**
 * What it holds; `None`: left out.
 */
field: Field | null, };

/**
 * What to compare.
 */
export type CompareChecklist = { 
/**
 * Tasks of this plan; of every plan in force on the second day when absent.
 */
plan_id: number | null, 
/**
 * The first day; its end counts.
 */
from_on: string, 
/**
 * The second day; its end counts.
 */
to_on: string, };

/**
 * Two closings.
 */
export type CompareReportVersions = { 
/**
 * The first.
 */
a: ClosingRef, 
/**
 * The second.
 */
b: ClosingRef, };

/**
 * A task that changed.
 */
export type ComparedTask = { 
/**
 * It is not in the book any more: its number leads nowhere.
 */
is_deleted: boolean, 
/**
 * The act that deleted it.
 */
entry_id: number | null, 
/**
 * Its changes, at most one of a kind.
 */
changes: Array<TaskChange>, 
/**
 * Number.
 */
id: number, 
/**
 * Its plan.
 */
plan_id: number, 
/**
 * Number of the plan.
 */
plan_number: string, 
/**
 * Its group.
 */
group_id: number | null, 
/**
 * Code of the group.
 */
group_code: string | null, 
/**
 * Heading of the group.
 */
group_name: string | null, 
/**
 * "II.2.b".
 */
code: string, 
/**
 * What is to be done.
 */
content: string, 
/**
 * Cơ quan chủ trì.
 */
lead_agency_id: number | null, 
/**
 * Its name; of one that no longer exists that day with who took over: "Sở A (nay: Sở B)".
 */
lead_name: string | null, 
/**
 * Cơ quan phối hợp, named likewise.
 */
coordinating: Array<CoordinatingAgency>, 
/**
 * The time in the plan's own words.
 */
schedule_text: string | null, 
/**
 * What the words mean.
 */
schedule_kind: ScheduleKind, };

/**
 * Whether what came was all that is asked for.
 */
export type Completeness = "complete" | "incomplete";

/**
 * Tasks that wait for confirmation and are done.
 */
export type ConfirmTasks = { 
/**
 * The tasks.
 */
task_ids: Array<number>, 
/**
 * When it was confirmed; today when absent.
 */
confirmed_on: string | null, 
/**
 * When they were done; of each the day on which it was reported when absent.
 */
completed_on: string | null, 
/**
 * Note.
 */
content: string | null, 
/**
 * The paper that says so.
 */
doc_number: string | null, 
/**
 * Who confirmed.
 */
issued_by: string | null, };

/**
 * A coordinating agency (cơ quan phối hợp).
 */
export type CoordinatingAgency = { 
/**
 * The agency.
 */
agency_id: number, 
/**
 * Its name as the plan writes it, when that differs.
 */
as_written: string | null, 
/**
 * Its name today; not read from requests.
 */
name: string, };

/**
 * An end to put right, or to lift.
 */
export type CorrectEnding = { 
/**
 * The membership.
 */
id: number, 
/**
 * The version that was read.
 */
version: number, 
/**
 * First day no longer counted; absent: the membership has not ended after all.
 */
ended_on: string | null, 
/**
 * Why it ended; a transfer stays one.
 */
reason: EndReason | null, 
/**
 * The decision.
 */
decision: string | null, };

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
 * How many rows there are of each kind.
 */
export type Counts = { 
/**
 * New members.
 */
new: number, 
/**
 * Members with other values.
 */
changed: number, 
/**
 * Members as they stand.
 */
same: number, 
/**
 * Members not in the list.
 */
missing: number, 
/**
 * Rows that need a decision.
 */
conflicting: number, 
/**
 * Rows without a readable person.
 */
unreadable: number, };

/**
 * A new account.
 */
export type CreateAccount = { 
/**
 * What is typed at signing in: without marks, in small letters.
 */
login: string, 
/**
 * As the history names them.
 */
display_name: string, 
/**
 * Vai trò.
 */
role: Role, 
/**
 * Whether sensitive fields are shown to them.
 */
sees_sensitive: boolean, 
/**
 * Its first password.
 */
password: Secret, };

/**
 * Where to copy to.
 */
export type CreateBackup = { 
/**
 * The folder; `sao-luu` beside the book when absent.
 */
folder: string | null, };

/**
 * A period to add: by preset (kind, year, number) or with its own days.
 */
export type CreatePeriod = { 
/**
 * How long it is.
 */
kind: PeriodKind, 
/**
 * The office's own way of cutting the year when absent.
 */
regime: PeriodRegime | null, 
/**
 * Of a preset: the year.
 */
year: number | null, 
/**
 * Of a preset: which month, quarter or half-year.
 */
number: number | null, 
/**
 * Of free days: the code; made from the days when absent.
 */
code: string | null, 
/**
 * The label; made from the preset when absent.
 */
label: string | null, 
/**
 * Of free days: the first.
 */
starts_on: string | null, 
/**
 * Of free days: the last.
 */
cutoff_on: string | null, 
/**
 * When the report is owed; by the settings when absent.
 */
due_on: string | null, 
/**
 * Note.
 */
note: string | null, };

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
 * What to make.
 */
export type CreateSample = { 
/**
 * Full path of the new book.
 */
path: string, 
/**
 * About how many people; 14,300 when absent, which gives more than 15,500 memberships.
 */
people: number | null, 
/**
 * Which story; 1 when absent.
 */
seed: number | null, 
/**
 * The day the story ends; 20/08/2026 when absent.
 */
today: string | null, };

/**
 * A request as stored.
 */
export type DataRequest = { 
/**
 * Number.
 */
id: number, 
/**
 * Grows with each update.
 */
version: number, 
/**
 * Who asks, by name.
 */
person_name: string, 
/**
 * Who asks, of their own data.
 */
person_id: number, 
/**
 * What.
 */
kind: DataRequestKind, 
/**
 * When it came.
 */
received_on: string, 
/**
 * Until when the office answers.
 */
due_on: string | null, 
/**
 * When it was done.
 */
done_on: string | null, 
/**
 * The paper.
 */
doc_number: string | null, 
/**
 * Note.
 */
note: string | null, };

/**
 * What the user says of a request.
 */
export type DataRequestFields = { 
/**
 * Who asks, of their own data.
 */
person_id: number, 
/**
 * What.
 */
kind: DataRequestKind, 
/**
 * When it came.
 */
received_on: string, 
/**
 * Until when the office answers.
 */
due_on: string | null, 
/**
 * When it was done.
 */
done_on: string | null, 
/**
 * The paper.
 */
doc_number: string | null, 
/**
 * Note.
 */
note: string | null, };

/**
 * What is asked.
 */
export type DataRequestKind = "access" | "correction" | "erasure" | "withdrawal";

/**
 * A list with why it is kept.
 */
export type DataSource = { 
/**
 * Of a list that was brought in: the number of the import.
 */
batch_id: number | null, 
/**
 * Of a roster: its number.
 */
roster_id: number | null, 
/**
 * Whose list.
 */
organization_id: number, 
/**
 * Their name.
 */
organization_name: string, 
/**
 * Name of the file.
 */
file_name: string, 
/**
 * When it was brought in or made: an instant, or a day of a roster.
 */
at: string, 
/**
 * Rows that were written, or stood in the roster.
 */
row_count: number, 
/**
 * The version of what was told; 0 when nothing was told yet.
 */
version: number, 
/**
 * Whether purpose and right are both told.
 */
is_told: boolean, 
/**
 * What the data is used for.
 */
purpose: string | null, 
/**
 * By which right.
 */
basis: SourceBasis | null, 
/**
 * Who says so.
 */
vouched_by: string | null, 
/**
 * Number of the paper.
 */
doc_number: string | null, 
/**
 * Day of the paper.
 */
doc_on: string | null, };

/**
 * How days before a deadline are counted.
 */
export type DayCount = "calendar" | "working";

/**
 * A given deadline as stored.
 */
export type Deadline = { 
/**
 * Number.
 */
id: number, 
/**
 * Grows with each update.
 */
version: number, 
/**
 * Its task.
 */
task_id: number, 
/**
 * When it was given.
 */
set_on: string, 
/**
 * The deadline.
 */
due_on: string, 
/**
 * Why.
 */
reason: string | null, 
/**
 * The paper that says so.
 */
doc_number: string | null, };

/**
 * PL III: one task that is overdue or due soon.
 */
export type DeadlineLine = { 
/**
 * Row in the book.
 */
task_id: number, 
/**
 * Code in the plan.
 */
code: string, 
/**
 * Content.
 */
content: string, 
/**
 * Cơ quan chủ trì.
 */
lead_agency: string, 
/**
 * The first due day, before any extension.
 */
original_due_on: string | null, 
/**
 * Due day now.
 */
due_on: string, 
/**
 * Whether the due day has passed at the cut-off.
 */
overdue: boolean, 
/**
 * Days past the due day, or days left to it.
 */
days: number, 
/**
 * State in words.
 */
state_label: string, 
/**
 * Reason, from the last extension or result.
 */
reason: string, 
/**
 * How often it was extended.
 */
extension_count: number, 
/**
 * The extensions themselves, the earliest first.
 */
extensions: Array<ExtensionRow>, 
/**
 * Of a recurring task: how many of its occurrences are late and not done.
 */
late_occurrence_count: number, };

/**
 * What the reader decided about single rows of a preview: all of it, in place of what was decided before.
 */
export type DecideImport = { 
/**
 * The preview.
 */
preview_id: string, 
/**
 * Who rows are, by their number as Excel shows it; a row without one is what the program finds.
 */
matches: { [key in number]: RowMatch }, 
/**
 * Of a roster: whose value holds in rows that the book and the association both changed; a row without a side is
 * left out.
 */
sides: { [key in number]: Side }, 
/**
 * Cells put right: by row and column letter, the text that stands there instead.
 */
cells: { [key in number]: { [key in string]: string } }, };

/**
 * A part as stored.
 */
export type Decision = { 
/**
 * Number.
 */
id: number, 
/**
 * Grows with each update.
 */
version: number, 
/**
 * What about.
 */
kind: DecisionKind, 
/**
 * Số, ký hiệu.
 */
doc_number: string, 
/**
 * Day, as far as known.
 */
decided_on: PartialDate | null, 
/**
 * Who issued it.
 */
issuer: string | null, 
/**
 * Trích yếu.
 */
subject: string | null, };

/**
 * A decision.
 */
export type DecisionFields = { 
/**
 * What about.
 */
kind: DecisionKind, 
/**
 * Số, ký hiệu.
 */
doc_number: string, 
/**
 * Day, as far as known.
 */
decided_on: PartialDate | null, 
/**
 * Who issued it.
 */
issuer: string | null, 
/**
 * Trích yếu.
 */
subject: string | null, };

/**
 * What a decision is about.
 */
export type DecisionKind = "founding" | "charter" | "admission" | "committee_recognition" | "rename" | "restructuring" | "dissolution" | "other";

/**
 * A declaration to write; that of the same day is replaced.
 */
export type DeclareFigures = { 
/**
 * Of which organisation.
 */
organization_id: number, 
/**
 * What is declared.
 */
fields: FigureFields, };

/**
 * A declaration as stored, with what does not tie out in it.
 */
export type DeclaredFigure = { 
/**
 * Number.
 */
id: number, 
/**
 * Grows with each update.
 */
version: number, 
/**
 * Of which organisation.
 */
organization_id: number, 
/**
 * What does not tie out, in words.
 */
warnings: Array<string>, 
/**
 * The day they stand for; one declaration a day.
 */
as_of_on: string, 
/**
 * The paper or e-mail.
 */
source: string | null, 
/**
 * Hội viên.
 */
member_count: number, 
/**
 * Chi hội.
 */
branch_count: number | null, 
/**
 * Nữ.
 */
female_count: number | null, 
/**
 * GS.
 */
professor_count: number | null, 
/**
 * PGS.
 */
associate_professor_count: number | null, 
/**
 * TSKH and TS.
 */
doctor_count: number | null, 
/**
 * ThS.
 */
master_count: number | null, 
/**
 * Đại học.
 */
bachelor_count: number | null, 
/**
 * Cao đẳng.
 */
college_count: number | null, 
/**
 * Trung cấp.
 */
intermediate_count: number | null, 
/**
 * Khác.
 */
other_count: number | null, 
/**
 * Note.
 */
note: string | null, };

/**
 * Figures that an association declared in a roster.
 */
export type DeclaredInList = { 
/**
 * What it declared.
 */
fields: FigureFields, 
/**
 * What does not tie out, in words.
 */
warnings: Array<string>, };

/**
 * Học vị.
 */
export type Degree = "doctor_of_science" | "doctor" | "master";

/**
 * A part to delete.
 */
export type DeletePart = { 
/**
 * Of what kind.
 */
part: PartKind, 
/**
 * Its number.
 */
id: number, 
/**
 * The version that was read.
 */
version: number, };

/**
 * A record to delete.
 */
export type DeleteRecord = { 
/**
 * Its number.
 */
id: number, 
/**
 * The version that was read.
 */
version: number, };

/**
 * A task that was there on a day and was deleted since. To be read only.
 */
export type DeletedTask = { 
/**
 * How it stood on the day asked for; nothing was reported of it, else it could not have been deleted.
 */
state: TaskState, 
/**
 * When it was entered, as far as the history knows.
 */
entered_on: string | null, 
/**
 * When it was deleted.
 */
deleted_on: string, 
/**
 * The act that deleted it.
 */
entry_id: number, 
/**
 * Number.
 */
id: number, 
/**
 * Its plan.
 */
plan_id: number, 
/**
 * Number of the plan.
 */
plan_number: string, 
/**
 * Its group.
 */
group_id: number | null, 
/**
 * Code of the group.
 */
group_code: string | null, 
/**
 * Heading of the group.
 */
group_name: string | null, 
/**
 * "II.2.b".
 */
code: string, 
/**
 * What is to be done.
 */
content: string, 
/**
 * Cơ quan chủ trì.
 */
lead_agency_id: number | null, 
/**
 * Its name; of one that no longer exists that day with who took over: "Sở A (nay: Sở B)".
 */
lead_name: string | null, 
/**
 * Cơ quan phối hợp, named likewise.
 */
coordinating: Array<CoordinatingAgency>, 
/**
 * The time in the plan's own words.
 */
schedule_text: string | null, 
/**
 * What the words mean.
 */
schedule_kind: ScheduleKind, };

/**
 * Name and words of an attachment, corrected.
 */
export type DescribeAttachment = { 
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
fields: AttachmentFields, };

/**
 * The file that was written.
 */
export type DiagnosticFile = { 
/**
 * Its path.
 */
path: string, };

/**
 * A part of the file.
 */
export type DiagnosticSection = { 
/**
 * What it tells.
 */
title: string, 
/**
 * Its lines.
 */
lines: Array<string>, };

/**
 * What the file would hold.
 */
export type Diagnostics = { 
/**
 * Its parts, in order.
 */
sections: Array<DiagnosticSection>, 
/**
 * The mark of this very content, to write it by.
 */
mark: string, 
/**
 * A name for the file.
 */
file_name: string, };

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
 * Whether the act is of a kind that can be taken back.
 */
can_undo: boolean, 
/**
 * What was done, as a sentence for the toast.
 */
summary: string, 
/**
 * The tables that changed, so that screens fetch again what they show of them.
 */
changed: Array<string>, };

/**
 * A task that an agency may be urged for.
 */
export type DraftTask = { 
/**
 * Who leads it by the plan, when that one has ended and another answers for it.
 */
led_by: string | null, 
/**
 * When a letter last named it.
 */
last_reminded_on: string | null, 
/**
 * The task.
 */
task_id: number, 
/**
 * Its plan.
 */
plan_id: number, 
/**
 * Number of the plan.
 */
plan_number: string, 
/**
 * "II.2.b".
 */
code: string, 
/**
 * What is to be done.
 */
content: string, 
/**
 * The deadline in force.
 */
due_on: string, 
/**
 * As first set.
 */
original_due_on: string, 
/**
 * Days until the deadline; below 0: days late.
 */
days_left: number, 
/**
 * Its state.
 */
label: StateLabel, 
/**
 * Its state with the days in words: "Chưa thực hiện, quá hạn 45 ngày".
 */
told: string, 
/**
 * Extensions decided until then.
 */
extension_count: number, };

/**
 * How much two records look alike.
 */
export type DuplicateLevel = "high" | "medium" | "low";

/**
 * Two records that may be of one person.
 */
export type DuplicatePair = { 
/**
 * The record that would go on: with more memberships and more filled in, else the older one.
 */
person: PersonRow, 
/**
 * The other.
 */
other: PersonRow, 
/**
 * 50 to 100.
 */
score: number, 
/**
 * What the score means.
 */
level: DuplicateLevel, 
/**
 * Why.
 */
reasons: Array<DuplicateReason>, };

/**
 * Why two records look alike, or what speaks against it.
 */
export type DuplicateReason = "national_id" | "national_id_near" | "full_name" | "name_without_accents" | "name_reordered" | "name_shortened" | "given_name" | "birthday" | "birthday_swapped" | "birth_in_part" | "phone" | "email" | "card" | "employer" | "other_sex" | "other_birth" | "other_national_id";

/**
 * A page of pairs, the most alike first.
 */
export type DuplicatesPage = { 
/**
 * The pairs from `offset` on.
 */
rows: Array<DuplicatePair>, 
/**
 * How many pairs pass the filters.
 */
total: number, 
/**
 * The same by level, whichever level is asked for.
 */
counts: LevelCounts, 
/**
 * Whether there was a search at all.
 */
is_searched: boolean, 
/**
 * Whether people changed since the search, which is too long to be made again by itself.
 */
is_stale: boolean, 
/**
 * How many records were looked through.
 */
person_count: number, 
/**
 * Comparisons that were not made, because too many have the same name and year or the same card.
 */
not_compared_count: number, 
/**
 * Pairs found beyond the best three hundred thousand.
 */
left_out_count: number, };

/**
 * Which of the two workbooks.
 */
export type Edition = "sent" | "proof";

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
 * Members missing from the list whose membership ends with it, all for the same reason on the same day.
 */
export type EndMissing = { 
/**
 * Who.
 */
person_ids: Array<number>, 
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
 * Whose data to erase.
 */
export type ErasePerson = { 
/**
 * The record.
 */
id: number, 
/**
 * The version that was read.
 */
version: number, 
/**
 * The full name, typed by whoever erases: it is not undone.
 */
typed_name: string, 
/**
 * Why.
 */
reason: string, 
/**
 * The paper by which it was asked for.
 */
doc_number: string | null, 
/**
 * Positions held under this name without a record (`ErasureForecast::positions`) that are this person's too.
 */
position_ids: Array<number>, };

/**
 * What was erased.
 */
export type Erased = { 
/**
 * The record that stays.
 */
id: number, 
/**
 * Memberships that stay, without a name.
 */
membership_count: number, 
/**
 * Lines of the history that lost what they said of the person.
 */
history_count: number, 
/**
 * Whether the file was written anew without its free room; when not, the disk had no room for it.
 */
is_compacted: boolean, };

/**
 * What an erasure would do, and what it would leave.
 */
export type ErasureForecast = { 
/**
 * The full name.
 */
full_name: string, 
/**
 * The version that was read.
 */
version: number, 
/**
 * Memberships that stay, without a name.
 */
membership_count: number, 
/**
 * Of them, those that still run: they go on being counted until they are ended.
 */
running_count: number, 
/**
 * Records merged into it that go too.
 */
merged_count: number, 
/**
 * Lines of the history that lose what they said of the person.
 */
history_count: number, 
/**
 * Other records of the same name; they stay.
 */
namesake_count: number, 
/**
 * Positions held under this name without a record: they are this person's only when the office says so.
 */
positions: Array<HolderPosition>, 
/**
 * Records whose words name the person; they stay as they are.
 */
mentions: Array<Mention>, 
/**
 * Closed reports that hold the name within; they stay as they were sent.
 */
closed_reports: Array<string>, 
/**
 * Copies of the book that still hold the data.
 */
backups: Array<string>, 
/**
 * Files about this person that left the book.
 */
exports: Array<AccessRow>, 
/**
 * Lists, rosters and proof editions that left the book; whether the person is in them only the files tell.
 */
list_count: number, };

/**
 * What happened to an organisation.
 */
export type EventKind = "admitted" | "renamed" | "absorbed" | "consolidated" | "divided" | "split" | "suspended" | "resumed" | "dissolved";

/**
 * An evidence as stored.
 */
export type Evidence = { 
/**
 * Number.
 */
id: number, 
/**
 * Grows with each update.
 */
version: number, 
/**
 * Its task.
 */
task_id: number, 
/**
 * The report that it proves.
 */
progress_id: number | null, 
/**
 * Số, ký hiệu.
 */
doc_number: string, 
/**
 * Day of issue.
 */
issued_on: string | null, 
/**
 * Trích yếu.
 */
subject: string | null, 
/**
 * Where the paper or file is kept.
 */
location: string | null, };

/**
 * What the user types of an evidence (minh chứng).
 */
export type EvidenceFields = { 
/**
 * The report that it proves.
 */
progress_id: number | null, 
/**
 * Số, ký hiệu.
 */
doc_number: string, 
/**
 * Day of issue.
 */
issued_on: string | null, 
/**
 * Trích yếu.
 */
subject: string | null, 
/**
 * Where the paper or file is kept.
 */
location: string | null, };

/**
 * Where to write it.
 */
export type ExportDiagnostics = { 
/**
 * The file, `.txt`.
 */
path: string, 
/**
 * The parts that were shown and shall be written, as they were shown.
 */
sections: Array<DiagnosticSection>, 
/**
 * Their mark.
 */
mark: string, };

/**
 * A table to write, as it is shown.
 */
export type ExportList = { 
/**
 * Where to: `.xlsx` or `.csv`.
 */
path: string, 
/**
 * What the list is called.
 */
title: string, 
/**
 * What narrows it, in words; a line each.
 */
notes: Array<string>, 
/**
 * Its columns in order.
 */
columns: Array<ListColumn>, 
/**
 * Its rows; an absent cell is empty.
 */
rows: Array<Array<ListCell | null>>, 
/**
 * Whether it names persons.
 */
names_persons: boolean, 
/**
 * What a list with persons is for.
 */
purpose: string | null, 
/**
 * Whose each row is, in the order of the rows, where the list knows; empty where it does not.
 */
person_ids: Array<number | null>, 
/**
 * Chosen: the sensitive fields that the office keeps stand behind the other columns. They are read here; no table
 * of the window has them.
 */
with_sensitive: boolean, };

/**
 * Whose file, and where to.
 */
export type ExportPersonFile = { 
/**
 * The record.
 */
id: number, 
/**
 * Where to: `.docx`.
 */
path: string, 
/**
 * With dân tộc, tôn giáo, đảng viên.
 */
with_sensitive: boolean, 
/**
 * What for.
 */
purpose: string | null, };

/**
 * A letter to write to a file once more.
 */
export type ExportReminder = { 
/**
 * Its number.
 */
id: number, 
/**
 * Where to.
 */
path: string, };

/**
 * A workbook to write.
 */
export type ExportReport = { 
/**
 * Number of the period.
 */
period_id: number | null, 
/**
 * Code of the period.
 */
period: string | null, 
/**
 * Which of the two workbooks.
 */
edition: Edition, 
/**
 * Where to; `.xlsx` is added when it is missing.
 */
path: string, 
/**
 * An earlier closing instead of the one that holds.
 */
number: number | null, };

/**
 * A Word file to write.
 */
export type ExportReportText = { 
/**
 * Number of the period.
 */
period_id: number | null, 
/**
 * Code of the period.
 */
period: string | null, 
/**
 * Where to; `.docx` is added when it is missing.
 */
path: string, 
/**
 * An earlier closing instead of the one that holds.
 */
number: number | null, };

/**
 * A list that was written.
 */
export type ExportedList = { 
/**
 * The file.
 */
path: string, 
/**
 * Its rows, headings aside.
 */
row_count: number, };

/**
 * The file of a letter.
 */
export type ExportedReminder = { 
/**
 * Where it is.
 */
path: string, };

/**
 * A written workbook.
 */
export type ExportedReport = { 
/**
 * Where it is.
 */
path: string, 
/**
 * Size in bytes.
 */
byte_count: number, 
/**
 * The sum by which it is known.
 */
sha256: string, 
/**
 * The closing it is of; none: made now, and marked so.
 */
closing_number: number | null, };

/**
 * A task to give more time.
 */
export type ExtendTask = { 
/**
 * The task.
 */
task_id: number, 
/**
 * The new deadline.
 */
to_due_on: string, 
/**
 * Why.
 */
reason: string, 
/**
 * The paper that says so.
 */
doc_number: string | null, 
/**
 * When it was decided; today when absent.
 */
decided_on: string | null, 
/**
 * Of a recurring task: a day of the occurrence that it moves; the one on show when absent.
 */
occurrence_starts_on: string | null, };

/**
 * Tasks to give more time.
 */
export type ExtendTasks = { 
/**
 * The tasks.
 */
task_ids: Array<number>, 
/**
 * The new deadline.
 */
to_due_on: string, 
/**
 * Why.
 */
reason: string, 
/**
 * The paper that says so.
 */
doc_number: string | null, 
/**
 * When it was decided; today when absent.
 */
decided_on: string | null, };

/**
 * An extension as stored.
 */
export type Extension = { 
/**
 * Number.
 */
id: number, 
/**
 * Its task.
 */
task_id: number, 
/**
 * When it was decided.
 */
decided_on: string, 
/**
 * The deadline that it moved.
 */
from_due_on: string, 
/**
 * Where to.
 */
to_due_on: string, 
/**
 * Why.
 */
reason: string, 
/**
 * The paper that says so.
 */
doc_number: string | null, 
/**
 * Of a recurring task: first day of the occurrence that it moves.
 */
occurrence_starts_on: string | null, };

/**
 * One extension of a task of PL III.
 */
export type ExtensionRow = { 
/**
 * When it was decided.
 */
decided_on: string, 
/**
 * The due day before it.
 */
from_due_on: string, 
/**
 * The due day since.
 */
to_due_on: string, 
/**
 * Why.
 */
reason: string, 
/**
 * The document that allows it.
 */
doc_number: string, };

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
 * The meaning of one column.
 */
export type Field = "ordinal" | "row_mark" | "full_name" | "family_name" | "given_name" | "birth_on" | "birth_day" | "birth_month" | "birth_year" | "birth_on_male" | "birth_on_female" | "sex" | "sex_male" | "sex_female" | "national_id" | "academic_title" | "degree" | "education_level" | "titles" | "tick_professor" | "tick_associate_professor" | "tick_doctor_of_science" | "tick_doctor" | "tick_master" | "tick_university" | "tick_college" | "tick_intermediate" | "specialty" | "employer" | "job_title" | "working_status" | "phone" | "email" | "address" | "awards" | "note" | "ethnicity" | "religion" | "party_member" | "branch" | "membership_type" | "admitted_on" | "decision_number" | "decision_on" | "decision_issuer" | "card_number" | "card_on" | "role";

/**
 * One figure or word of a line that differs.
 */
export type FieldChange = { 
/**
 * Name of the field in the report, like `closing`; `line`: that the line is there at all.
 */
field: string, 
/**
 * In words.
 */
what: string, 
/**
 * In the first report.
 */
before: string, 
/**
 * In the second.
 */
after: string, 
/**
 * Of a figure: by how much it grew.
 */
difference: number | null, };

/**
 * A field in which the two records differ.
 */
export type FieldChoice = { 
/**
 * Which.
 */
field: MergeField, 
/**
 * What is proposed: the value of the record merged in.
 */
take: boolean, 
/**
 * Whether both texts may stand.
 */
can_keep_both: boolean, };

/**
 * A figure and the list that shows its rows.
 */
export type Figure = { 
/**
 * How many.
 */
count: number, 
/**
 * The rows.
 */
leads_to: Lead, };

/**
 * A total of two reports.
 */
export type FigureChange = { 
/**
 * Group: printed above its figures.
 */
group: string, 
/**
 * In words.
 */
what: string, 
/**
 * In the first report.
 */
before: number, 
/**
 * In the second.
 */
after: number, };

/**
 * What was declared.
 */
export type FigureFields = { 
/**
 * The day they stand for; one declaration a day.
 */
as_of_on: string, 
/**
 * The paper or e-mail.
 */
source: string | null, 
/**
 * Hội viên.
 */
member_count: number, 
/**
 * Chi hội.
 */
branch_count: number | null, 
/**
 * Nữ.
 */
female_count: number | null, 
/**
 * GS.
 */
professor_count: number | null, 
/**
 * PGS.
 */
associate_professor_count: number | null, 
/**
 * TSKH and TS.
 */
doctor_count: number | null, 
/**
 * ThS.
 */
master_count: number | null, 
/**
 * Đại học.
 */
bachelor_count: number | null, 
/**
 * Cao đẳng.
 */
college_count: number | null, 
/**
 * Trung cấp.
 */
intermediate_count: number | null, 
/**
 * Khác.
 */
other_count: number | null, 
/**
 * Note.
 */
note: string | null, };

/**
 * A figure of an annex and where it leads.
 */
export type FigureLead = { 
/**
 * The annex: `organizations`, `tasks`, `deadlines`, `indicators`, `obstacles`, `submissions`; `summary`: the
 * totals told before closing.
 */
annex: string, 
/**
 * Place of its row in the annex, from 0; none: the row of the memberships of all organisations.
 */
row: number | null, 
/**
 * Which figure of the row, by the name of its field; none: the row itself.
 */
figure: string | null, 
/**
 * The rows.
 */
leads_to: Lead, };

/**
 * A field that the list fills, as the book would get it.
 */
export type FilledField = { 
/**
 * Which.
 */
field: Field, 
/**
 * How many rows fill it.
 */
row_count: number, 
/**
 * How many rows of each kind change it in the book.
 */
changes: Counts, 
/**
 * The columns it was read out of although they hold something else: ticks, titles before a name, a level among
 * the awards.
 */
derived_from: Array<string>, };

/**
 * A field that the table fills.
 */
export type FilledTableField = { 
/**
 * Which.
 */
field: TableField, 
/**
 * How many lines of records in the book change it.
 */
change_count: number, };

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
 * A name as written in a plan or a letter.
 */
export type FindAgency = { 
/**
 * Name, short name or synonym.
 */
name: string, 
/**
 * The day of the paper; today when absent.
 */
on: string | null, };

/**
 * What is known so far of a person being typed.
 */
export type FindSimilarPeople = { 
/**
 * Name so far.
 */
full_name: string, 
/**
 * Birth so far.
 */
birth_on: PartialDate | null, 
/**
 * National id so far.
 */
national_id: string | null, 
/**
 * Phone so far.
 */
phone: string | null, 
/**
 * The record being edited itself.
 */
except_id: number | null, };

/**
 * Something that does not hold.
 */
export type Finding = { 
/**
 * The table, when it is about a row.
 */
table: string | null, 
/**
 * The row.
 */
id: number | null, 
/**
 * What is wrong, without personal data.
 */
text: string, };

/**
 * One entry.
 */
export type GetHistoryEntry = { 
/**
 * Its number.
 */
id: number, };

/**
 * A letter on a day.
 */
export type GetReminder = { 
/**
 * Its number.
 */
id: number, 
/**
 * The day; today when absent.
 */
as_of_on: string | null, };

/**
 * A task on a day.
 */
export type GetTask = { 
/**
 * Its number.
 */
id: number, 
/**
 * The day; today when absent.
 */
as_of_on: string | null, };

/**
 * The 2 × 2 of a group.
 */
export type GroupCounts = { 
/**
 * The group; absent: tasks without one.
 */
group_id: number | null, 
/**
 * Its code.
 */
code: string | null, 
/**
 * Its heading.
 */
name: string | null, 
/**
 * Its tasks.
 */
cells: CellCounts, 
/**
 * Of the tasks in time: due soon.
 */
due_soon_count: number, };

/**
 * An entry with its rows (the first 100).
 */
export type HistoryDetail = { 
/**
 * The entry.
 */
entry: HistoryEntry, 
/**
 * How many rows it has.
 */
row_count: number, 
/**
 * The first of them.
 */
rows: Array<RowChange>, 
/**
 * What the numbers in them mean.
 */
names: Array<RecordName>, };

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
 * Some rows of an entry.
 */
export type HistoryRows = { 
/**
 * The rows, at most 100.
 */
rows: Array<RowChange>, 
/**
 * What the numbers in them mean.
 */
names: Array<RecordName>, };

/**
 * A position that somebody holds under a name, without a record.
 */
export type HolderPosition = { 
/**
 * Number.
 */
id: number, 
/**
 * Where.
 */
organization_name: string, 
/**
 * As what: `president` …
 */
role: string, 
/**
 * The title in the office's own words.
 */
title_text: string | null, };

/**
 * How many of one kind.
 */
export type Holding = { 
/**
 * The table.
 */
table: string, 
/**
 * Its rows.
 */
count: number, };

/**
 * What a book holds.
 */
export type Holdings = { 
/**
 * Counts by table.
 */
counts: Array<Holding>, 
/**
 * The number of the last act; 0: none.
 */
last_entry_id: number, 
/**
 * When the last act was (RFC 3339, UTC).
 */
last_act_at: string | null, 
/**
 * The last act as a sentence.
 */
last_act: string | null, 
/**
 * The label of the period closed last.
 */
last_closed: string | null, };

/**
 * A day of the table.
 */
export type Holiday = { 
/**
 * Number.
 */
id: number, 
/**
 * Grows with each update.
 */
version: number, 
/**
 * The day.
 */
day_on: string, 
/**
 * What it is.
 */
kind: HolidayKind, 
/**
 * "Quốc khánh".
 */
name: string, };

/**
 * A day as it shall be.
 */
export type HolidayFields = { 
/**
 * The day.
 */
day_on: string, 
/**
 * What it is.
 */
kind: HolidayKind, 
/**
 * "Quốc khánh".
 */
name: string, };

/**
 * What a day of the table is.
 */
export type HolidayKind = "off" | "working";

/**
 * The table of a year.
 */
export type HolidayYear = { 
/**
 * The year.
 */
year: number, 
/**
 * Its days, in order.
 */
days: Array<Holiday>, 
/**
 * The fixed public holidays that are not in it.
 */
proposals: Array<ProposedHoliday>, 
/**
 * The years that have days in the table.
 */
known_years: Array<number>, };

/**
 * A list that was brought in.
 */
export type ImportBatch = { 
/**
 * Number.
 */
id: number, 
/**
 * The organisation.
 */
organization_id: number, 
/**
 * Its name.
 */
organization_name: string, 
/**
 * Name of the file.
 */
file_name: string, 
/**
 * The sheet.
 */
sheet: string, 
/**
 * When.
 */
imported_at: string, 
/**
 * Memberships added.
 */
new_count: number, 
/**
 * Members changed.
 */
changed_count: number, 
/**
 * Rows as they stood.
 */
same_count: number, 
/**
 * Rows not written.
 */
left_out_count: number, };

/**
 * What an import would do with the choices made so far.
 */
export type ImportForecast = { 
/**
 * Memberships that would be added.
 */
new_membership_count: number, 
/**
 * How many of them are of people whom the book knows already.
 */
known_person_count: number, 
/**
 * People whose record or membership would be changed, those among them who are new to this organisation.
 */
changed_count: number, 
/**
 * Rows that would not be written: unreadable, in conflict, or left out by the user.
 */
left_out_count: number, 
/**
 * Memberships that would end, of people whom the list does not name.
 */
ended_count: number, };

/**
 * What was found.
 */
export type ImportPreview = { 
/**
 * Mark to apply it by.
 */
preview_id: string, 
/**
 * The organisation.
 */
organization_id: number, 
/**
 * Its name.
 */
organization_name: string, 
/**
 * Name of the file.
 */
file_name: string, 
/**
 * SHA-256 of the file, hexadecimal: whether it is the same one.
 */
file_sha256: string, 
/**
 * What kind of file its content shows it to be.
 */
file_kind: string, 
/**
 * All sheets with something in them.
 */
sheets: Array<SheetMark>, 
/**
 * Sheet read.
 */
sheet: string, 
/**
 * Header rows as Excel numbers them.
 */
header_rows: Array<number>, 
/**
 * Columns and what they were taken for.
 */
columns: Array<Column>, 
/**
 * What the rows fill: every field that would be written.
 */
fields: Array<FilledField>, 
/**
 * Rows by kind.
 */
counts: Counts, 
/**
 * The most frequent ways in which members change.
 */
patterns: Array<ChangePattern>, 
/**
 * How many rows carry a doubt.
 */
rows_with_issues: number, 
/**
 * Rows that are nobody: sections, totals, signatures (the first 500).
 */
left_out: Array<LeftOut>, 
/**
 * Remarks on the whole.
 */
remarks: Array<string>, 
/**
 * What there is to decide, each with the answer the list was read by.
 */
questions: Array<Question>, 
/**
 * The roster that the list is, when it went out from this book.
 */
roster: RosterMark | null, 
/**
 * What the association declared in it.
 */
declared: DeclaredInList | null, };

/**
 * The whole list, as `lienhiep-cli import --json` prints it.
 */
export type ImportReport = { 
/**
 * Sheet read.
 */
sheet: string, 
/**
 * Header rows as Excel numbers them.
 */
header_rows: Array<number>, 
/**
 * Columns.
 */
columns: Array<ReportColumn>, 
/**
 * Rows by kind.
 */
counts: Counts, 
/**
 * All rows of the list.
 */
rows: Array<ReportRow>, };

/**
 * What an import did.
 */
export type ImportResult = { 
/**
 * Number of the import.
 */
batch_id: number, 
/**
 * People added to the book.
 */
new_person_count: number, 
/**
 * Memberships added.
 */
new_membership_count: number, 
/**
 * People whose record or membership was changed, those among them who are new to this organisation.
 */
changed_count: number, 
/**
 * Rows that were as they stand.
 */
same_count: number, 
/**
 * Rows not written: unreadable, in conflict, or left out by the user.
 */
left_out_count: number, 
/**
 * Memberships ended of people whom the list does not name.
 */
ended_count: number, };

/**
 * A row of the list beside the book.
 */
export type ImportRow = { 
/**
 * Its number as Excel shows it; none for somebody missing from the list.
 */
row: number | null, 
/**
 * What it would do.
 */
kind: RowKind, 
/**
 * What it says, as it would be stored.
 */
values: Record<string, string>, 
/**
 * Old and new of each cell it would change.
 */
changes: Array<CellChange>, 
/**
 * The ground of the kind, in words.
 */
reason: string, 
/**
 * What is in doubt.
 */
issues: Array<Issue>, 
/**
 * How much the row looks like that person, 0 to 100, by the same points as look-alikes of the book; none where it
 * was found by other means, or looks less alike than those.
 */
score: number | null, 
/**
 * The person of the book it is.
 */
person_id: number | null, 
/**
 * Whether the reader may say who it is.
 */
may_be_matched: boolean, 
/**
 * Who it is by the reader's decision.
 */
matched: RowMatch | null, 
/**
 * Whether the book and the list changed the same cell since it went out: the reader says which holds.
 */
has_sides: boolean, };

/**
 * Which rows to show.
 */
export type ImportRows = { 
/**
 * The preview.
 */
preview_id: string, 
/**
 * Only of this kind.
 */
kind: RowKind | null, 
/**
 * Only those with a doubt.
 */
with_issues: boolean, 
/**
 * Rows to skip.
 */
offset: number, 
/**
 * Rows at most; 0 means 100. At most 1,000.
 */
limit: number, };

/**
 * A page of rows.
 */
export type ImportRowsPage = { 
/**
 * How many there are in all.
 */
total: number, 
/**
 * The page.
 */
rows: Array<ImportRow>, };

/**
 * Which part of the sheet to show.
 */
export type ImportSheet = { 
/**
 * The preview.
 */
preview_id: string, 
/**
 * Sheet; else the one that was read.
 */
sheet: string | null, 
/**
 * First row to show, as Excel numbers it; else from the top.
 */
from_row: number | null, 
/**
 * Rows to skip from there.
 */
offset: number, 
/**
 * Rows at most; 0 means 100. At most 1,000.
 */
limit: number, };

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
 * How the values of a year go together.
 */
aggregation: Aggregation, 
/**
 * Still asked for.
 */
is_active: boolean, 
/**
 * The group it is printed under; absent: the annex's own words.
 */
group_name: string | null, };

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
 * What was entered for the period, the union's own and the organisations' added up: kỳ này, or lũy kế where that
 * is what is sent.
 */
entered: number | null, 
/**
 * The union's own value.
 */
own_value: number | null, 
/**
 * Ước thực hiện: the union's own value.
 */
own_is_estimate: boolean, 
/**
 * Version of the union's own value; 0 while there is none.
 */
own_version: number, 
/**
 * Organisations that have a value.
 */
organization_count: number, 
/**
 * Ước thực hiện: any of the values.
 */
is_estimate: boolean, 
/**
 * Lũy kế từ đầu năm báo cáo đến hết kỳ này.
 */
cumulative: number | null, 
/**
 * Periods of the year before this one that lũy kế lacks, or that kỳ này cannot be told without.
 */
missing_before: Array<string>, 
/**
 * Cùng kỳ năm trước.
 */
same_period_last_year: number | null, 
/**
 * The period that was, by its days.
 */
same_period: string | null, 
/**
 * What its quarters come to, for a longer period.
 */
proposed: ProposedValue | null, 
/**
 * Note to the union's own value.
 */
note: string | null, };

/**
 * The values of a period one by one: organisations across, or down, the indicators.
 */
export type IndicatorGrid = { 
/**
 * The indicators that are asked for, in the order of the annex.
 */
indicators: Array<Indicator>, 
/**
 * The organisations of the period, and others that have values in it.
 */
organizations: Array<IndicatorOrganization>, 
/**
 * What was entered.
 */
values: Array<IndicatorValue>, };

/**
 * PL IV: one indicator.
 */
export type IndicatorLine = { 
/**
 * Group: printed above its indicators.
 */
group: string, 
/**
 * Stable key.
 */
key: string, 
/**
 * Name.
 */
name: string, 
/**
 * Unit of measure.
 */
unit: string, 
/**
 * This period.
 */
current: number | null, 
/**
 * Since the start of the year.
 */
cumulative: number | null, 
/**
 * The same period a year before.
 */
same_period: number | null, 
/**
 * Whether the figure of this period is an estimate (ước thực hiện).
 */
estimated: boolean, 
/**
 * Note of the office, and where the figure is from.
 */
note: string, 
/**
 * Periods of the year whose figures lũy kế lacks.
 */
missing_before: Array<string>, 
/**
 * What was entered is lũy kế itself, so the rows behind make that and not the figure of this period.
 */
is_running_total: boolean, 
/**
 * The values behind it, the union's own first.
 */
scopes: Array<IndicatorScope>, };

/**
 * An organisation that may have values.
 */
export type IndicatorOrganization = { 
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
name: string, };

/**
 * PL IV: one value behind an indicator.
 */
export type IndicatorScope = { 
/**
 * Whose; none: the union's own.
 */
organization_id: number | null, 
/**
 * Its name.
 */
organization: string, 
/**
 * The value.
 */
value: number, 
/**
 * Ước thực hiện.
 */
estimated: boolean, 
/**
 * Note.
 */
note: string, };

/**
 * One value: of an organisation, or the union's own.
 */
export type IndicatorValue = { 
/**
 * The indicator.
 */
indicator_id: number, 
/**
 * Whose; absent: the union's own.
 */
organization_id: number | null, 
/**
 * The value.
 */
value: number, 
/**
 * Ước thực hiện.
 */
is_estimate: boolean, 
/**
 * Note.
 */
note: string | null, 
/**
 * Grows with each update.
 */
version: number, };

/**
 * One value as typed.
 */
export type IndicatorValueInput = { 
/**
 * The indicator.
 */
indicator_id: number, 
/**
 * Whose; absent: the union's own.
 */
organization_id: number | null, 
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
note: string | null, 
/**
 * The version that was read, 0 where there was none; absent: whatever stands is written over.
 */
version: number | null, };

/**
 * Which package.
 */
export type InspectUpdate = { 
/**
 * The installer; its signature lies beside it.
 */
path: string, };

/**
 * Something about a row that a person should look at.
 */
export type Issue = { 
/**
 * The field it is about, if it is about one.
 */
field: string | null, 
/**
 * What kind of doubt.
 */
kind: IssueKind, 
/**
 * The doubt in words.
 */
text: string, };

/**
 * What is in doubt about a value.
 */
export type IssueKind = "missing_name" | "several_people" | "odd_name" | "bad_date" | "partial_date" | "short_year" | "serial_date" | "swapped_date" | "month_first" | "implausible_birth" | "maybe_year_only" | "restored_zero" | "bad_id" | "reckoned_id" | "id_mismatch" | "bad_phone" | "old_phone" | "second_phone" | "bad_email" | "bad_sex" | "unknown_value" | "cell_error" | "title_from_name" | "repeated_row" | "several_matches" | "possible_duplicate" | "contradiction" | "legacy_text" | "ditto" | "proposed" | "bad_number";

/**
 * Letters to make, and where.
 */
export type IssueReminders = { 
/**
 * The folder that the files go to.
 */
folder: string, 
/**
 * For tasks of this plan; of every plan in force when absent.
 */
plan_id: number | null, 
/**
 * The day of the states; today when absent.
 */
as_of_on: string | null, 
/**
 * The day of the letters; today when absent.
 */
issued_on: string | null, 
/**
 * An answer is asked until.
 */
due_on: string | null, 
/**
 * The number of the first letter; the next one of the register when absent.
 */
first_number: number | null, 
/**
 * One each.
 */
letters: Array<WantedLetter>, };

/**
 * A letter that was made.
 */
export type IssuedReminder = { 
/**
 * Its line of the register.
 */
id: number, 
/**
 * "05/LHH-VP".
 */
number_text: string, 
/**
 * To whom.
 */
agency_name: string, 
/**
 * The file.
 */
path: string, 
/**
 * Tasks in it.
 */
task_count: number, };

/**
 * A record that an undo leaves as it was edited after the act.
 */
export type KeptRecord = { 
/**
 * Table.
 */
table: string, 
/**
 * Row.
 */
id: number, 
/**
 * Of a person or a membership: whose it is.
 */
person_id: number | null, 
/**
 * Their name.
 */
name: string | null, 
/**
 * The fields that stay, as the table names them; empty when the whole record stays because others build on it.
 */
columns: Array<string>, };

/**
 * Organisations of one kind.
 */
export type KindCount = { 
/**
 * Kind.
 */
kind: OrganizationKind, 
/**
 * In words.
 */
label: string, 
/**
 * How many work today.
 */
count: number, 
/**
 * The rows.
 */
leads_to: Lead, };

/**
 * How many tasks bear a label.
 */
export type LabelCount = { 
/**
 * The label.
 */
label: StateLabel, 
/**
 * In Vietnamese.
 */
text: string, 
/**
 * Tasks.
 */
task_count: number, };

/**
 * Where a figure leads: a list of the window and the filter to set on it.
 */
export type Lead = { 
/**
 * Noun: `organizations`, `memberships`, `people`, `tasks`, `obstacles`, `periods`, …
 */
noun: string, 
/**
 * Filters, as the list command of that noun takes them.
 */
filters: Array<Filter>, 
/**
 * One record to open instead of a list.
 */
id: number | null, 
/**
 * The day whose rows are meant.
 */
as_of_on: string | null, };

/**
 * A row that was not taken for a person.
 */
export type LeftOut = { 
/**
 * Its number as Excel shows it.
 */
row: number, 
/**
 * Its words.
 */
text: string, 
/**
 * Why it is no person.
 */
reason: string, };

/**
 * A document that a plan stands on (căn cứ pháp lý).
 */
export type LegalBasis = { 
/**
 * Số, ký hiệu.
 */
doc_number: string, 
/**
 * Day of issue.
 */
issued_on: string | null, 
/**
 * Who issued it.
 */
issuer: string | null, 
/**
 * Trích yếu.
 */
subject: string | null, };

/**
 * A letter, all its words: what is frozen when it is issued.
 */
export type Letter = { 
/**
 * The book holds made-up data, and every page says so.
 */
is_sample: boolean, 
/**
 * Who issues it.
 */
issuer: string, 
/**
 * Its day.
 */
issued_on: string, 
/**
 * Head, number, day, addressee, recipients, signature.
 */
form: PrintedForm, 
/**
 * The paragraphs before the table.
 */
opening: Array<string>, 
/**
 * The table.
 */
tasks: Array<LetterTask>, 
/**
 * The plans of the table in words, when there are several: number and words of each.
 */
plans: Array<[string, string]>, 
/**
 * The paragraphs after the table.
 */
request: Array<string>, 
/**
 * The last ones.
 */
closing: Array<string>, };

/**
 * A task as a letter tells it.
 */
export type LetterTask = { 
/**
 * The task.
 */
task_id: number, 
/**
 * Its plan.
 */
plan_id: number, 
/**
 * Number of the plan.
 */
plan_number: string, 
/**
 * "II.2.b".
 */
code: string, 
/**
 * What is to be done.
 */
content: string, 
/**
 * The deadline in force.
 */
due_on: string, 
/**
 * As first set.
 */
original_due_on: string, 
/**
 * Days until the deadline; below 0: days late.
 */
days_left: number, 
/**
 * Its state.
 */
label: StateLabel, 
/**
 * Its state with the days in words: "Chưa thực hiện, quá hạn 45 ngày".
 */
told: string, 
/**
 * Extensions decided until then.
 */
extension_count: number, };

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
 * How many pairs of each level pass the other filters.
 */
export type LevelCounts = { 
/**
 * Rất giống.
 */
high: number, 
/**
 * Khá giống.
 */
medium: number, 
/**
 * Có thể.
 */
low: number, };

/**
 * What happens.
 */
export type LifecycleChange = { "is": "admit" } | { "is": "rename", 
/**
 * The new name.
 */
name: string, 
/**
 * The new short name.
 */
short_name: string | null, } | { "is": "absorb", 
/**
 * What goes on.
 */
into_id: number, 
/**
 * Its members and branches go there the same day; else they end with it.
 */
move_members: boolean, } | { "is": "consolidate", 
/**
 * The others that end.
 */
other_ids: Array<number>, 
/**
 * The new one.
 */
born: OrganizationFields, 
/**
 * Members and branches go to the new one the same day; else they end with the old ones.
 */
move_members: boolean, } | { "is": "divide", 
/**
 * The new ones.
 */
born: Array<OrganizationFields>, 
/**
 * Which branches and members go to which of the new ones.
 */
shares: Array<Share>, 
/**
 * What no share names goes to the new one of this place (0 = first); left out, it ends with the old one.
 */
move_members_to: number | null, } | { "is": "split", 
/**
 * The new one.
 */
born: OrganizationFields, 
/**
 * Branches that go to the new one the same day, with their members.
 */
branch_ids: Array<number>, 
/**
 * Memberships that go to the new one the same day.
 */
membership_ids: Array<number>, } | { "is": "suspend" } | { "is": "resume" } | { "is": "dissolve" };

/**
 * What was touched.
 */
export type LifecycleDone = { 
/**
 * The organisations as they stand now: the one it happened to first.
 */
organizations: Array<Organization>, 
/**
 * Memberships moved or ended.
 */
membership_count: number, };

/**
 * A waiver to take back.
 */
export type LiftWaiver = { 
/**
 * Its number.
 */
id: number, 
/**
 * The version that was read.
 */
version: number, };

/**
 * A line that differs.
 */
export type LineChange = { 
/**
 * Sheet: `PL I`, …, `Báo cáo`.
 */
annex: string, 
/**
 * What the line is of: `organization`, `persons`, `task`, `indicator`, `obstacle`, `submission`, `text`, `letterhead`.
 */
noun: string, 
/**
 * Number of the record, or key of the indicator or section.
 */
key: string, 
/**
 * In words.
 */
subject: string, 
/**
 * How it changed.
 */
kind: LineChangeKind, 
/**
 * What differs.
 */
fields: Array<FieldChange>, 
/**
 * The rows.
 */
leads_to: Lead | null, };

/**
 * How a line of a sheet changed.
 */
export type LineChangeKind = "added" | "removed" | "changed";

/**
 * What a row is.
 */
export type LineKind = "words" | "head" | "body" | "group" | "total";

/**
 * Which lines to list.
 */
export type ListAccess = { 
/**
 * Only lines before this one (paging).
 */
before_id: number | null, 
/**
 * Only this kind.
 */
kind: AccessKind | null, 
/**
 * Only what this user did.
 */
actor: string | null, 
/**
 * Only about this person, and the records merged into theirs.
 */
person_id: number | null, 
/**
 * Only lines that have these words, with or without accents, in the person's name, the list, the file or the purpose.
 */
search: string | null, 
/**
 * From this day on (in Vietnam).
 */
from_on: string | null, 
/**
 * Until this day (in Vietnam).
 */
to_on: string | null, 
/**
 * At most this many, up to 1000; 0 or absent: 100.
 */
limit: number, };

/**
 * Whose adjustments.
 */
export type ListAdjustments = { 
/**
 * Number of the period.
 */
period_id: number | null, 
/**
 * Code of the period.
 */
period: string | null, 
/**
 * Which closing of it; the latest when absent.
 */
number: number | null, };

/**
 * What is attached to a record.
 */
export type ListAttachments = { 
/**
 * The record.
 */
to: AttachedTo, };

/**
 * A cell as it stands in the table.
 */
export type ListCell = { "is": "heading", "value": string } | { "is": "text", "value": string } | { "is": "number", "value": number } | { "is": "day", "value": string };

/**
 * A column of the table.
 */
export type ListColumn = { 
/**
 * Its head.
 */
title: string, 
/**
 * Its width on the screen, in pixels.
 */
width: number, };

/**
 * Which to list.
 */
export type ListDataRequests = { 
/**
 * Only of this person.
 */
person_id: number | null, 
/**
 * Only those that are not done.
 */
open: boolean, };

/**
 * Which sources to list.
 */
export type ListDataSources = { 
/**
 * Only those whose purpose or right is not told.
 */
lacking: boolean, 
/**
 * Only of this organisation.
 */
organization_id: number | null, 
/**
 * Only lists by which this person, or a record merged into theirs, was added or changed, and rosters they stood in.
 */
person_id: number | null, };

/**
 * Which declarations.
 */
export type ListDeclaredFigures = { 
/**
 * Of this organisation; of all when absent.
 */
organization_id: number | null, 
/**
 * Not after this day.
 */
until_on: string | null, };

/**
 * Which deleted tasks to list.
 */
export type ListDeletedTasks = { 
/**
 * Tasks of this plan; of every plan when absent.
 */
plan_id: number | null, 
/**
 * The day on which they were still there; today when absent, and then there are none.
 */
as_of_on: string | null, };

/**
 * Which pairs to list.
 */
export type ListDuplicates = { 
/**
 * Only those of this level.
 */
level: DuplicateLevel | null, 
/**
 * Only those of whom one is or was a member here.
 */
organization_id: number | null, 
/**
 * Only those who share no organisation.
 */
across_only: boolean, 
/**
 * Only the pairs of this record.
 */
person_id: number | null, 
/**
 * Searches again although the last search still answers.
 */
refresh: boolean, 
/**
 * Searches not at all: what the last search found, or nothing.
 */
known_only: boolean, 
/**
 * How many pairs to leave out before the first.
 */
offset: number, 
/**
 * At most this many, up to 500; 0: only the totals.
 */
limit: number, };

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
 * Only what this user did.
 */
actor: string | null, 
/**
 * Only acts whose sentence has these words, with or without accents.
 */
search: string | null, 
/**
 * Only acts that touched this person, or what belongs to them: memberships, merged records.
 */
person_id: number | null, 
/**
 * Only acts that touched this organisation, or what belongs to it: memberships, branches, figures, lists.
 */
organization_id: number | null, 
/**
 * Only acts that touched this task, or what belongs to it: reports, extensions, evidence, obstacles.
 */
task_id: number | null, 
/**
 * From this day on (in Vietnam).
 */
from_on: string | null, 
/**
 * Until this day (in Vietnam).
 */
to_on: string | null, 
/**
 * Only entries that touched this record.
 */
of: RecordRef | null, 
/**
 * At most this many, up to 500; 0 or absent: 100.
 */
limit: number, };

/**
 * More rows of an entry.
 */
export type ListHistoryRows = { 
/**
 * The entry.
 */
id: number, 
/**
 * So many of its rows are known already.
 */
offset: number, };

/**
 * Which year to show.
 */
export type ListHolidays = { 
/**
 * The year; this one when absent.
 */
year: number | null, };

/**
 * Whose imports to list.
 */
export type ListImportBatches = { 
/**
 * Only of this organisation.
 */
organization_id: number | null, };

/**
 * Which obstacles to list.
 */
export type ListObstacles = { 
/**
 * Of this plan and its tasks.
 */
plan_id: number | null, 
/**
 * Of this task.
 */
task_id: number | null, 
/**
 * First day of the period that tells what was carried over.
 */
period_starts_on: string | null, 
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
 * Which year's presets.
 */
export type ListPresets = { 
/**
 * The reporting year.
 */
year: number, 
/**
 * The office's own way of cutting the year when absent.
 */
regime: PeriodRegime | null, };

/**
 * Which letters to list.
 */
export type ListReminders = { 
/**
 * With a task of this plan.
 */
plan_id: number | null, 
/**
 * With this task.
 */
task_id: number | null, 
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
 * Which rosters to list.
 */
export type ListRosters = { 
/**
 * Only of this period.
 */
period_id: number | null, 
/**
 * Only of this organisation.
 */
organization_id: number | null, };

/**
 * Which tasks to list.
 */
export type ListTasks = { 
/**
 * Tasks of this plan; of every plan in force when absent.
 */
plan_id: number | null, 
/**
 * First day of the period whose results are shown; it ends on `as_of_on`.
 */
period_starts_on: string | null, 
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
 * The views of which list.
 */
export type ListViews = { 
/**
 * `tasks`, `people`, `organizations`, `agencies`, `obstacles`, `reminders`.
 */
noun: string, };

/**
 * How a text looks.
 */
export type Look = "head" | "head_bold" | "motto" | "rule" | "number_line" | "date_line" | "title" | "subject" | "centred" | "centred_italic" | "draft" | "part" | "piece" | "paragraph" | "signature" | "recipients_head" | "recipients" | "remark" | "caption" | "label" | "table_head" | "head_number" | "text" | "centre" | "number" | "running";

/**
 * An act that is here and not in the copy.
 */
export type LostAct = { 
/**
 * When (RFC 3339, UTC).
 */
at: string, 
/**
 * Who.
 */
actor: string, 
/**
 * What, as a sentence.
 */
summary: string, };

/**
 * The tasks against the periods.
 */
export type Matrix = { 
/**
 * The day looked at.
 */
as_of_on: string, 
/**
 * The periods, the first one first.
 */
columns: Array<MatrixColumn>, 
/**
 * The tasks.
 */
rows: Array<MatrixRow>, };

/**
 * How a task, or its occurrence of the period, stood at the cut-off. Thousands of these make an answer: what says
 * nothing is left out.
 */
export type MatrixCell = { 
/**
 * State in words.
 */
label: StateLabel, 
/**
 * Against its deadline.
 */
timeliness: Timeliness, 
/**
 * Whether there is a result line.
 */
line: ResultLine, 
/**
 * Done or set aside before the period began.
 */
settled?: boolean, 
/**
 * Percent done.
 */
percent?: number, 
/**
 * First words of the period's last result.
 */
result?: string, 
/**
 * The deadline in force.
 */
due_on?: string, 
/**
 * Of several occurrences in one period: how many are done …
 */
done_count?: number, 
/**
 * … of how many.
 */
occurrence_count?: number, };

/**
 * A period as a column.
 */
export type MatrixColumn = { 
/**
 * `2026-Q3`; of a stretch that is no period of the office: empty.
 */
code: string, 
/**
 * "Quý III năm 2026".
 */
label: string, 
/**
 * First day.
 */
starts_on: string, 
/**
 * Last day counted.
 */
cutoff_on: string, 
/**
 * The day on which its cells are told: the cut-off, or the day looked at while it is under way.
 */
told_on: string, 
/**
 * The day looked at lies in it.
 */
is_present: boolean, 
/**
 * Its number, when the book has it.
 */
period_id: number | null, 
/**
 * Its figures are frozen.
 */
is_closed: boolean, 
/**
 * Cells done, in this or an earlier period.
 */
done_count: number, 
/**
 * Cells overdue and not done.
 */
late_count: number, 
/**
 * Cells that owe a result line.
 */
owed_count: number, 
/**
 * Cells told.
 */
told_count: number, };

/**
 * Which periods stand as columns.
 */
export type MatrixColumns = "existing" | "all";

/**
 * A task against the periods.
 */
export type MatrixRow = { 
/**
 * A cell a column; none where nothing is told.
 */
cells: Array<MatrixCell | null>, 
/**
 * Number.
 */
id: number, 
/**
 * Its plan.
 */
plan_id: number, 
/**
 * Number of the plan.
 */
plan_number: string, 
/**
 * Its group.
 */
group_id: number | null, 
/**
 * Code of the group.
 */
group_code: string | null, 
/**
 * Heading of the group.
 */
group_name: string | null, 
/**
 * "II.2.b".
 */
code: string, 
/**
 * What is to be done.
 */
content: string, 
/**
 * Cơ quan chủ trì.
 */
lead_agency_id: number | null, 
/**
 * Its name; of one that no longer exists that day with who took over: "Sở A (nay: Sở B)".
 */
lead_name: string | null, 
/**
 * Cơ quan phối hợp, named likewise.
 */
coordinating: Array<CoordinatingAgency>, 
/**
 * The time in the plan's own words.
 */
schedule_text: string | null, 
/**
 * What the words mean.
 */
schedule_kind: ScheduleKind, };

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
 * Members by movement, sex and education; PL I counts memberships with it, and persons.
 */
export type MemberFigures = { 
/**
 * At the start of the period.
 */
opening: number, 
/**
 * Came in the period.
 */
increase: number, 
/**
 * Left in the period.
 */
decrease: number, 
/**
 * At the cut-off.
 */
closing: number, 
/**
 * Women among them.
 */
female: number, 
/**
 * Giáo sư.
 */
professors: number, 
/**
 * Phó Giáo sư.
 */
associate_professors: number, 
/**
 * Tiến sĩ khoa học and Tiến sĩ.
 */
doctors: number, 
/**
 * Thạc sĩ.
 */
masters: number, 
/**
 * Đại học.
 */
bachelors: number, 
/**
 * Any other level, or none recorded.
 */
others: number, };

/**
 * People, memberships, declared figures.
 */
export type MemberOverview = { 
/**
 * Distinct persons.
 */
persons: Figure, 
/**
 * Memberships.
 */
memberships: Figure, 
/**
 * Sum of the last declared figures.
 */
declared: Figure, 
/**
 * Organisations that declared nothing.
 */
undeclared: Figure, 
/**
 * Change of persons since the last closing.
 */
person_change: number | null, 
/**
 * Change of memberships since the last closing.
 */
membership_change: number | null, 
/**
 * Label of the period that was closed last.
 */
since: string | null, 
/**
 * Its report, which says what stood then.
 */
since_leads_to: Lead | null, };

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
 * When the decision was made (partial day).
 */
decision_on: PartialDate | null, 
/**
 * Who made it.
 */
decision_issuer: string | null, 
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
 * The membership that a list of one organisation shows beside the person.
 */
export type MembershipCell = { 
/**
 * Number.
 */
id: number, 
/**
 * Version.
 */
version: number, 
/**
 * The organisation.
 */
organization_id: number, 
/**
 * Hội viên chính thức, liên kết, danh dự.
 */
type: MembershipType, 
/**
 * Branch.
 */
branch_name: string | null, 
/**
 * Admitted, as far as known.
 */
admitted_on: PartialDate | null, 
/**
 * First day counted; `0001-01-01`: before the book began (see `memberships::rules::starts_on`).
 */
starts_on: string, 
/**
 * Card.
 */
card_number: string | null, 
/**
 * Role in the association.
 */
role: string | null, 
/**
 * First day no longer counted.
 */
ended_on: string | null, };

/**
 * Memberships of one organisation and the same days, of which one goes on.
 */
export type MembershipChoice = { 
/**
 * Of the record that goes on.
 */
own: Membership, 
/**
 * Of the record merged in.
 */
other: Membership, 
/**
 * What is proposed: that of the record merged in.
 */
take: boolean, };

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
 * When the decision was made (partial day).
 */
decision_on: PartialDate | null, 
/**
 * Who made it.
 */
decision_issuer: string | null, 
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
 * One membership that touches the period. What is empty or false is left out of the frozen form:
 * there are thousands of these.
 */
export type MembershipRow = { 
/**
 * Row in the book.
 */
membership_id: number, 
/**
 * Place of its organisation in PL I, from 1.
 */
organization_number: number, 
/**
 * Name of the person.
 */
full_name: string, 
/**
 * Birth date as far as it is known: `1962`, `1962-05`, `1962-05-17`.
 */
birth_on: string, 
/**
 * `Nam`, `Nữ` or nothing.
 */
sex: string, 
/**
 * Academic title, in short: `GS`, `PGS`.
 */
academic_title: string, 
/**
 * Degree or level counted in PL I: `TSKH`, `TS`, `ThS`, `ĐH`, `Khác`.
 */
education: string, 
/**
 * Employer.
 */
employer: string, 
/**
 * Branch.
 */
branch: string, 
/**
 * Type of membership in words.
 */
membership_type: string, 
/**
 * Admission day as far as it is known.
 */
admitted_on: string, 
/**
 * End day.
 */
ended_on: string, 
/**
 * Reason of the end in words.
 */
end_reason: string, 
/**
 * Counted in the opening figure.
 */
in_opening: boolean, 
/**
 * Counted in the increase.
 */
in_increase: boolean, 
/**
 * Counted in the decrease.
 */
in_decrease: boolean, 
/**
 * Counted in the closing figure.
 */
in_closing: boolean, 
/**
 * The row that counts the person in the opening figure of persons.
 */
person_opening: boolean, 
/**
 * The row that counts the person as new.
 */
person_increase: boolean, 
/**
 * The row that counts the person as gone.
 */
person_decrease: boolean, 
/**
 * The row that counts the person in the closing figure of persons.
 */
person_closing: boolean, };

/**
 * What kind of member.
 */
export type MembershipType = "full" | "associate" | "honorary";

/**
 * Words that name the person.
 */
export type Mention = { 
/**
 * The table.
 */
table: string, 
/**
 * The column.
 */
column: string, 
/**
 * In how many records.
 */
count: number, };

/**
 * A pair to merge, with what was chosen.
 */
export type Merge = { 
/**
 * The record that goes on.
 */
into_id: number, 
/**
 * Its version that was read.
 */
into_version: number, 
/**
 * The record that is merged into it.
 */
from_id: number, 
/**
 * Its version that was read.
 */
from_version: number, 
/**
 * Fields whose value comes from the record merged in; the others stay as they are.
 */
take_fields: Array<MergeField>, 
/**
 * Of awards and notes: those whose two texts both stand, one below the other.
 */
keep_both: Array<MergeField>, 
/**
 * Memberships of the record merged in that go on in place of those of the same days in the same organisation; when
 * absent, what is proposed.
 */
take_memberships: Array<number> | null, };

/**
 * A field of the record whose value is chosen.
 */
export type MergeField = "full_name" | "sort_name" | "birth_on" | "sex" | "national_id" | "academic_title" | "degree" | "education_level" | "specialty" | "employer" | "job_title" | "working_status" | "phone" | "email" | "address" | "awards" | "note" | "source" | "ethnicity" | "religion" | "party_member" | "deceased_on";

/**
 * Pairs to merge, in one act.
 */
export type MergePeople = { 
/**
 * The pairs.
 */
merges: Array<Merge>, };

/**
 * What a merge of two records would do, and what there is to choose.
 */
export type MergePreview = { 
/**
 * The record that goes on.
 */
into: PersonDetail, 
/**
 * The record merged in.
 */
from: PersonDetail, 
/**
 * Fields that differ, in the order of the form.
 */
fields: Array<FieldChoice>, 
/**
 * Memberships of which one of two goes on.
 */
memberships: Array<MembershipChoice>, 
/**
 * Memberships that run and would end, because one of the records says that the person died.
 */
ending_count: number, 
/**
 * They were said to be two people.
 */
told_apart: boolean, };

/**
 * What became of a pair.
 */
export type Merged = { 
/**
 * The record that goes on.
 */
into_id: number, 
/**
 * The record merged in.
 */
from_id: number, 
/**
 * Memberships that went over.
 */
moved_count: number, 
/**
 * Organisations in which a membership was set aside.
 */
set_aside: Array<string>, 
/**
 * Positions that both records held and that stand once now.
 */
united_position_count: number, 
/**
 * Memberships that ended because the person died.
 */
ended_count: number, };

/**
 * A record that was merged into another.
 */
export type MergedRecord = { 
/**
 * The number it had.
 */
id: number, 
/**
 * Its name.
 */
full_name: string, 
/**
 * Its birth date as far as known.
 */
birth_on: PartialDate | null, 
/**
 * When it was merged (instant, UTC).
 */
merged_at: string, 
/**
 * Who did it.
 */
merged_by: string, 
/**
 * The act that takes it out again when it is undone.
 */
entry_id: number, 
/**
 * How many records that act merged.
 */
together_count: number, 
/**
 * Organisations in which a membership was set aside.
 */
set_aside: Array<string>, };

/**
 * One figure.
 */
export type NamedFigure = { 
/**
 * Its name: `members.closing`, `organization.HOI-YHOC.female`, …
 */
name: string, 
/**
 * Its value.
 */
value: number, };

/**
 * What came of it so far.
 */
export type NoteEffect = { 
/**
 * Number of the obstacle.
 */
id: number, 
/**
 * The version that was read.
 */
version: number, 
/**
 * Kết quả.
 */
effect: string, 
/**
 * When.
 */
noted_on: string, };

/**
 * The words of an act.
 */
export type NoteFields = { 
/**
 * The reason, what is asked for, what was directed; a confirmation may go without.
 */
content: string | null, 
/**
 * The paper that says so.
 */
doc_number: string | null, 
/**
 * Who directed or decided it.
 */
issued_by: string | null, 
/**
 * What is asked for is wanted by this day; a rest lasts until about then.
 */
until_on: string | null, };

/**
 * What an act in words is.
 */
export type NoteKind = "confirm" | "return" | "directive" | "suspend" | "resume" | "abandon" | "abandon_occurrence";

/**
 * Nothing to say.
 */
export type Nothing = Record<symbol, never>;

/**
 * An obstacle as stored, with all that became of it, the earliest first.
 */
export type Obstacle = { 
/**
 * Number.
 */
id: number, 
/**
 * Stable mark outside the book.
 */
uid: string, 
/**
 * Grows with each update and each step.
 */
version: number, 
/**
 * Its answers.
 */
answers: Array<ObstacleAnswer>, 
/**
 * What came of it, noted before it was settled.
 */
effects: Array<ObstacleEffect>, 
/**
 * Its settlings.
 */
closings: Array<ObstacleClosing>, 
/**
 * Its plan; of a task, the task's. Neither plan nor task: it is about the union as a whole.
 */
plan_id: number | null, 
/**
 * Its task; absent: it is about the plan.
 */
task_id: number | null, 
/**
 * Who raised it.
 */
agency_id: number | null, 
/**
 * When.
 */
raised_on: string, 
/**
 * What stands in the way.
 */
content: string, 
/**
 * Kiến nghị.
 */
proposal: string | null, 
/**
 * To whom: "UBND tỉnh".
 */
addressee: string | null, 
/**
 * When the proposal was sent.
 */
proposal_sent_on: string | null, 
/**
 * The letter that took it: "12/CV-LHH".
 */
proposal_document: string | null, };

/**
 * One answer.
 */
export type ObstacleAnswer = { 
/**
 * Number.
 */
id: number, 
/**
 * Grows with each update.
 */
version: number, 
/**
 * When.
 */
answered_on: string, 
/**
 * Who answered; absent: the addressee.
 */
answered_by: string | null, 
/**
 * Trả lời.
 */
answer: string, 
/**
 * The paper: number, where it is kept.
 */
document: string | null, };

/**
 * One settling, and that it was opened again.
 */
export type ObstacleClosing = { 
/**
 * Number.
 */
id: number, 
/**
 * Grows with each update.
 */
version: number, 
/**
 * Settled from this day on.
 */
closed_on: string, 
/**
 * What came of it in the end.
 */
effect: string | null, 
/**
 * Open again from this day on.
 */
reopened_on: string | null, 
/**
 * Why.
 */
reopen_reason: string | null, };

/**
 * What came of it by a day.
 */
export type ObstacleEffect = { 
/**
 * Number.
 */
id: number, 
/**
 * Grows with each update.
 */
version: number, 
/**
 * The day it was noted.
 */
noted_on: string, 
/**
 * Kết quả.
 */
effect: string, };

/**
 * What the user types of an obstacle (khó khăn, vướng mắc) and its proposal (kiến nghị).
 */
export type ObstacleFields = { 
/**
 * Its plan; of a task, the task's. Neither plan nor task: it is about the union as a whole.
 */
plan_id: number | null, 
/**
 * Its task; absent: it is about the plan.
 */
task_id: number | null, 
/**
 * Who raised it.
 */
agency_id: number | null, 
/**
 * When.
 */
raised_on: string, 
/**
 * What stands in the way.
 */
content: string, 
/**
 * Kiến nghị.
 */
proposal: string | null, 
/**
 * To whom: "UBND tỉnh".
 */
addressee: string | null, 
/**
 * When the proposal was sent.
 */
proposal_sent_on: string | null, 
/**
 * The letter that took it: "12/CV-LHH".
 */
proposal_document: string | null, };

/**
 * PL V: one obstacle with its proposal and answer.
 */
export type ObstacleLine = { 
/**
 * Row in the book.
 */
obstacle_id: number, 
/**
 * Agency that raised it.
 */
raised_by: string, 
/**
 * Task it is about.
 */
task: string, 
/**
 * Day it was raised.
 */
raised_on: string | null, 
/**
 * What the obstacle is.
 */
content: string, 
/**
 * What is proposed.
 */
proposal: string, 
/**
 * To whom.
 */
addressee: string, 
/**
 * Answer, with its document.
 */
answer: string, 
/**
 * Day of the answer.
 */
answered_on: string | null, 
/**
 * What came of it.
 */
effect: string, 
/**
 * Whether it is still open at the cut-off.
 */
open: boolean, 
/**
 * State in words.
 */
state_label: string, 
/**
 * Raised before the period and open when it began.
 */
carried_over: boolean, 
/**
 * The period it was raised in, of one carried over.
 */
carried_from: string, 
/**
 * Day the proposal was sent.
 */
sent_on: string | null, 
/**
 * The letter that took it.
 */
proposal_document: string, 
/**
 * Somebody owes an answer: none came since it was raised, or opened again.
 */
awaits_answer: boolean, 
/**
 * Day it was settled.
 */
closed_on: string | null, 
/**
 * Day it was opened again last.
 */
reopened_on: string | null, };

/**
 * A line of the list on a day: what came later is not shown.
 */
export type ObstacleRow = { 
/**
 * Number.
 */
id: number, 
/**
 * Grows with each update and each step.
 */
version: number, 
/**
 * Its plan.
 */
plan_id: number | null, 
/**
 * Number of the plan.
 */
plan_number: string | null, 
/**
 * Its task.
 */
task_id: number | null, 
/**
 * Code of the task.
 */
task_code: string | null, 
/**
 * Content of the task.
 */
task_content: string | null, 
/**
 * Who raised it.
 */
agency_id: number | null, 
/**
 * Its name today.
 */
agency_name: string | null, 
/**
 * When.
 */
raised_on: string, 
/**
 * The period it was raised in, when the book has one.
 */
raised_in: string | null, 
/**
 * What stands in the way.
 */
content: string, 
/**
 * Kiến nghị.
 */
proposal: string | null, 
/**
 * To whom.
 */
addressee: string | null, 
/**
 * When it was sent.
 */
proposal_sent_on: string | null, 
/**
 * The letter that took it.
 */
proposal_document: string | null, 
/**
 * How far it is.
 */
status: ObstacleStatus, 
/**
 * The latest answer.
 */
answer: string | null, 
/**
 * When it came.
 */
answered_on: string | null, 
/**
 * Its paper.
 */
answer_document: string | null, 
/**
 * What came of it: as the closing says while it is settled, else what was noted last.
 */
effect: string | null, 
/**
 * Since when it is settled.
 */
closed_on: string | null, 
/**
 * Since when it is open again.
 */
reopened_on: string | null, 
/**
 * Its answers until the day.
 */
answers: Array<ObstacleAnswer>, 
/**
 * What was noted until the day.
 */
effects: Array<ObstacleEffect>, 
/**
 * Its settlings until the day.
 */
closings: Array<ObstacleClosing>, 
/**
 * Raised before the period asked for and still not settled when it began.
 */
carried_over: boolean, 
/**
 * Days since it was raised, until it was settled.
 */
age_days: number, };

/**
 * How far an obstacle is on a day.
 */
export type ObstacleStatus = "open" | "sent" | "answered" | "reopened" | "closed";

/**
 * A period by its number.
 */
export type OfPeriod = { 
/**
 * The period.
 */
period_id: number, };

/**
 * A period by its number or by its code.
 */
export type OfReport = { 
/**
 * Its number.
 */
period_id: number | null, 
/**
 * Its code, like `2026-Q3`.
 */
period: string | null, };

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
 * Which book to open, and of a protected one who opens it.
 */
export type OpenBook = { 
/**
 * Full path.
 */
path: string, 
/**
 * What is typed at signing in.
 */
login?: string | null, 
/**
 * Its password.
 */
password?: Secret | null, };

/**
 * The order of the annex.
 */
export type OrderIndicators = { 
/**
 * The indicators in their order; those not named come after them.
 */
ids: Array<number>, };

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
 * An organisation with all its parts.
 */
export type OrganizationDetail = { 
/**
 * The record as it stands now.
 */
organization: Organization, 
/**
 * Its name on the day asked for.
 */
name_then: string, 
/**
 * Its status on the day asked for.
 */
status_then: OrganizationStatus, 
/**
 * Of a branch: its association's name.
 */
parent_name: string | null, 
/**
 * Persons and memberships counted on the day.
 */
members: MemberCount, 
/**
 * Branches.
 */
branches: Array<BranchRow>, 
/**
 * Decisions, the latest first.
 */
decisions: Array<Decision>, 
/**
 * Terms, the latest first.
 */
terms: Array<Term>, 
/**
 * Positions, those held on the day first.
 */
positions: Array<Position>, 
/**
 * Declared figures, the latest first.
 */
figures: Array<DeclaredFigure>, 
/**
 * Lifecycle, the earliest first; also events of others that led here.
 */
events: Array<OrganizationEvent>, };

/**
 * A lifecycle event as stored, with the names around it.
 */
export type OrganizationEvent = { 
/**
 * Number.
 */
id: number, 
/**
 * Whose.
 */
organization_id: number, 
/**
 * Its present name.
 */
organization_name: string, 
/**
 * What happened.
 */
kind: EventKind, 
/**
 * First day of the new state.
 */
happened_on: string, 
/**
 * Successor, or the organisation born of it.
 */
other_id: number | null, 
/**
 * Its present name.
 */
other_name: string | null, 
/**
 * The decision.
 */
doc_number: string | null, 
/**
 * Name before.
 */
old_name: string | null, 
/**
 * Name after.
 */
new_name: string | null, 
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
 * Group of organisations in PL I.
 */
export type OrganizationGroup = "member_association" | "affiliated_unit" | "collective_member" | "club";

/**
 * What an organisation is.
 */
export type OrganizationKind = "member_association" | "affiliated_unit" | "club" | "collective_member" | "branch";

/**
 * PL I: one organisation.
 */
export type OrganizationLine = { 
/**
 * Row in the book, for the screen to lead to.
 */
organization_id: number, 
/**
 * Code, for programs that read the figures by name.
 */
code: string, 
/**
 * Group it is printed under.
 */
group: OrganizationGroup, 
/**
 * Name at the cut-off.
 */
name: string, 
/**
 * Kind in words.
 */
kind_label: string, 
/**
 * Branches at the cut-off.
 */
branch_count: number, 
/**
 * Their names, in Vietnamese order.
 */
branches: Array<string>, 
/**
 * Memberships.
 */
members: MemberFigures, 
/**
 * The opening figure minus the frozen closing figure of the last closed report: what was
 * corrected since. The note says so.
 */
reconciliation: number, 
/**
 * Total the organisation declared, the last one by the cut-off.
 */
declared_count: number | null, 
/**
 * Day the records of its members were last changed or declared.
 */
updated_on: string | null, 
/**
 * It had ended by the cut-off.
 */
has_ended: boolean, 
/**
 * Note.
 */
note: string, };

/**
 * An organisation a person belongs to, and as what.
 */
export type OrganizationMark = { 
/**
 * Number.
 */
id: number, 
/**
 * Short name, or the name.
 */
name: string, 
/**
 * Hội viên chính thức, liên kết, danh dự.
 */
type: MembershipType, 
/**
 * Branch.
 */
branch_name: string | null, 
/**
 * Admitted, as far as known.
 */
admitted_on: PartialDate | null, 
/**
 * First day counted; `0001-01-01`: before the book began (see `memberships::rules::starts_on`).
 */
starts_on: string, 
/**
 * Card.
 */
card_number: string | null, 
/**
 * Role in the association.
 */
role: string | null, };

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
 * One organisation on a day.
 */
export type OrganizationOnDay = { 
/**
 * Its number.
 */
id: number, 
/**
 * The day; today when absent.
 */
as_of_on: string | null, };

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
 * The next congress as it is planned, else the end of the running term (partial day).
 */
term_due_on: PartialDate | null, 
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
 * Everything on the overview.
 */
export type Overview = { 
/**
 * The day it is for.
 */
today: string, 
/**
 * The period that is being prepared.
 */
period: OverviewPeriod | null, 
/**
 * What is to be done, the most pressing first.
 */
work: Array<WorkItem>, 
/**
 * Organisations by kind.
 */
organizations: Array<KindCount>, 
/**
 * People, memberships, declared figures.
 */
members: MemberOverview, 
/**
 * The 2 × 2 of all plans in force, and what leads to each cell.
 */
checklist: ChecklistOverview, 
/**
 * Obstacles that are not settled.
 */
obstacles: Figure, 
/**
 * Members at the last closings, the oldest first, and today.
 */
series: Array<SeriesPoint>, };

/**
 * The period that is being prepared.
 */
export type OverviewPeriod = { 
/**
 * The period.
 */
period: Period, 
/**
 * Days until its cut-off; below 0 once that has passed.
 */
days_to_cutoff: number, 
/**
 * Days until the report is owed.
 */
days_to_due: number | null, };

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
 * Words about time to read.
 */
export type ParseSchedule = { 
/**
 * As the plan writes them.
 */
text: string, 
/**
 * The plan, whose years complete days without a year.
 */
plan_id: number | null, 
/**
 * Or its first day, while it is not saved yet.
 */
plan_starts_on: string | null, 
/**
 * And its last day.
 */
plan_ends_on: string | null, };

/**
 * What the words seem to mean.
 */
export type ParsedSchedule = { 
/**
 * Of what kind.
 */
kind: ScheduleKind, 
/**
 * First day.
 */
starts_on: string | null, 
/**
 * Deadline; of a recurring task its day, and its month within the year, half-year or quarter.
 */
due_on: string | null, 
/**
 * What the user should look at before confirming, in Vietnamese.
 */
doubt: string | null, 
/**
 * What it brings along, in Vietnamese: occurrences that are late the moment the task is entered.
 */
remark: string | null, };

/**
 * A kind of part.
 */
export type PartKind = "decision" | "term" | "position" | "declared_figure";

/**
 * A day of which perhaps only the year, or year and month, is known. Text form as stored.
 */
export type PartialDate = string;

/**
 * What is on the clipboard.
 */
export type Pasted = { 
/**
 * As a page, when the program it comes from gave one: it knows cells of several lines and merged heads.
 */
pasted_page: string | null, 
/**
 * As text: a line a row, a tab between cells.
 */
pasted_text: string, };

/**
 * A page of people. How many there are in all is asked apart (`count_people`), so that typing never waits for it.
 */
export type PeoplePage = { 
/**
 * The rows from `offset` on.
 */
rows: Array<PersonRow>, 
/**
 * Whether more follow.
 */
has_more: boolean, };

/**
 * Two records of one person.
 */
export type PeoplePair = { 
/**
 * The record that goes on.
 */
into_id: number, 
/**
 * The record that is merged into it.
 */
from_id: number, };

/**
 * A period as stored.
 */
export type Period = { 
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
 * `2026-Q3`, `2026-H1`, `2026-9M`, `2026`, `2026-05`, or free.
 */
code: string, 
/**
 * How its days were set.
 */
regime: PeriodRegime, 
/**
 * How long it is.
 */
kind: PeriodKind, 
/**
 * "Quý III năm 2026".
 */
label: string, 
/**
 * First day.
 */
starts_on: string, 
/**
 * Last day counted.
 */
cutoff_on: string, 
/**
 * When the report is owed.
 */
due_on: string | null, 
/**
 * Whether the figures may still move.
 */
status: PeriodStatus, 
/**
 * Note.
 */
note: string | null, };

/**
 * What is missing and what does not tie out.
 */
export type PeriodCheck = { 
/**
 * The period.
 */
period: Period, 
/**
 * Every check, what is in order too.
 */
lines: Array<CheckLine>, 
/**
 * Findings that stop the closing.
 */
wrong_count: number, 
/**
 * Findings worth a look.
 */
notice_count: number, 
/**
 * Things that must be settled or waived before closing and are neither.
 */
unsettled_count: number, 
/**
 * Things that were waived.
 */
waived_count: number, };

/**
 * The period of a report.
 */
export type PeriodHead = { 
/**
 * Code, like `2026-Q3`.
 */
code: string, 
/**
 * Words, like `quý III năm 2026`.
 */
title: string, 
/**
 * First day.
 */
starts_on: string, 
/**
 * Last day: every figure is as of this day.
 */
cutoff_on: string, 
/**
 * Title of the same period a year before, for the head of a column.
 */
same_period_title: string, 
/**
 * Day of closing; none while the figures may still move.
 */
closed_on: string | null, 
/**
 * 1 for the first closing, 2 and more for replacements.
 */
edition_number: number, 
/**
 * Why an earlier report is replaced.
 */
replacement_reason: string | null, 
/**
 * Name, as in the middle of a sentence, of the closed period whose closing figures are this one's opening figures.
 */
opening_from: string | null, 
/**
 * Its code.
 */
opening_code: string | null, 
/**
 * Last day of that period.
 */
opening_cutoff_on: string | null, 
/**
 * Codes of the periods of this kind before this one that are not closed, the earliest first.
 */
open_before: Array<string>, 
/**
 * Their names as in the middle of a sentence, in the same order.
 */
open_before_titles: Array<string>, };

/**
 * How long a period is.
 */
export type PeriodKind = "month" | "quarter" | "half_year" | "nine_months" | "year" | "ad_hoc";

/**
 * A period of a preset that could be added.
 */
export type PeriodPreset = { 
/**
 * Code.
 */
code: string, 
/**
 * Kind.
 */
kind: PeriodKind, 
/**
 * Which one of the year.
 */
number: number, 
/**
 * Label.
 */
label: string, 
/**
 * First day.
 */
starts_on: string, 
/**
 * Last day counted.
 */
cutoff_on: string, };

/**
 * How the year is cut.
 */
export type PeriodRegime = "decree_15_14" | "calendar" | "free";

/**
 * A line of the list of periods.
 */
export type PeriodRow = { 
/**
 * How often it was closed: 2 and more means that a replacement was made.
 */
closing_count: number, 
/**
 * When it was closed last.
 */
closed_at: string | null, 
/**
 * Who closed it.
 */
closed_by: string | null, 
/**
 * Why the latest closing replaced the one before.
 */
closing_reason: string | null, 
/**
 * When the latest closing was opened again; none: it holds.
 */
reopened_at: string | null, 
/**
 * Who opened it again.
 */
reopened_by: string | null, 
/**
 * Why.
 */
reopen_reason: string | null, 
/**
 * Organisations that sent their figures for it.
 */
submission_count: number, 
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
 * `2026-Q3`, `2026-H1`, `2026-9M`, `2026`, `2026-05`, or free.
 */
code: string, 
/**
 * How its days were set.
 */
regime: PeriodRegime, 
/**
 * How long it is.
 */
kind: PeriodKind, 
/**
 * "Quý III năm 2026".
 */
label: string, 
/**
 * First day.
 */
starts_on: string, 
/**
 * Last day counted.
 */
cutoff_on: string, 
/**
 * When the report is owed.
 */
due_on: string | null, 
/**
 * Whether the figures may still move.
 */
status: PeriodStatus, 
/**
 * Note.
 */
note: string | null, };

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
 * Whether the figures may still move.
 */
export type PeriodStatus = "open" | "closed";

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
positions: Array<PersonPosition>, 
/**
 * Records that were merged into this one, the latest first.
 */
merged_from: Array<MergedRecord>, 
/**
 * The sensitive fields that may be asked for (`reveal_sensitive`), and whether they are filled in; the record itself
 * never tells them.
 */
sensitive: Array<SensitiveMark>, 
/**
 * The day on which the personal data of the record was erased.
 */
erased_on: string | null, 
/**
 * The day on which the person withdrew the consent to keep their data.
 */
withdrawn_on: string | null, };

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
 * The file that was written.
 */
export type PersonFile = { 
/**
 * The file.
 */
path: string, };

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
 * A line of the list of people.
 */
export type PersonRow = { 
/**
 * Number.
 */
id: number, 
/**
 * Version.
 */
version: number, 
/**
 * Full name.
 */
full_name: string, 
/**
 * Birth date as far as known.
 */
birth_on: PartialDate | null, 
/**
 * Giới tính.
 */
sex: Sex | null, 
/**
 * Số định danh cá nhân.
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
 * Từ trần.
 */
deceased_on: PartialDate | null, 
/**
 * Where the person stands on the day asked for.
 */
status: PersonStatus, 
/**
 * Organisations of the memberships counted on that day.
 */
organizations: Array<OrganizationMark>, 
/**
 * How many memberships are counted on that day.
 */
membership_count: number, 
/**
 * In a list filtered by one organisation: the membership there.
 */
membership: MembershipCell | null, };

/**
 * Where a person stands on a day.
 */
export type PersonStatus = "active" | "ended" | "deceased";

/**
 * PL I: distinct persons over all organisations.
 */
export type PersonTotals = { 
/**
 * Persons counted once each.
 */
figures: MemberFigures, 
/**
 * The opening figure minus the frozen closing figure of the last closed report.
 */
reconciliation: number, };

/**
 * A plan as stored.
 */
export type Plan = { 
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
 * Name of the focal agency.
 */
focal_agency_name: string | null, 
/**
 * Number of the plan that took its place.
 */
replaced_by_number: string | null, 
/**
 * Tasks.
 */
task_count: number, 
/**
 * Số, ký hiệu.
 */
doc_number: string, 
/**
 * Day of issue.
 */
issued_on: string | null, 
/**
 * Who issued it.
 */
issuer: string | null, 
/**
 * Trích yếu.
 */
subject: string, 
/**
 * Whether it holds.
 */
validity: PlanValidity, 
/**
 * First day it no longer holds; the day it is noted when absent. Until then its tasks count.
 */
validity_on: string | null, 
/**
 * First day.
 */
starts_on: string | null, 
/**
 * Last day.
 */
ends_on: string | null, 
/**
 * Cơ quan đầu mối.
 */
focal_agency_id: number | null, 
/**
 * The plan that took its place.
 */
replaced_by_id: number | null, 
/**
 * Note.
 */
note: string | null, 
/**
 * Căn cứ pháp lý, in their order.
 */
legal_bases: Array<LegalBasis>, 
/**
 * Groups of tasks, in their order.
 */
groups: Array<TaskGroup>, };

/**
 * What the user types of a plan.
 */
export type PlanFields = { 
/**
 * Số, ký hiệu.
 */
doc_number: string, 
/**
 * Day of issue.
 */
issued_on: string | null, 
/**
 * Who issued it.
 */
issuer: string | null, 
/**
 * Trích yếu.
 */
subject: string, 
/**
 * Whether it holds.
 */
validity: PlanValidity, 
/**
 * First day it no longer holds; the day it is noted when absent. Until then its tasks count.
 */
validity_on: string | null, 
/**
 * First day.
 */
starts_on: string | null, 
/**
 * Last day.
 */
ends_on: string | null, 
/**
 * Cơ quan đầu mối.
 */
focal_agency_id: number | null, 
/**
 * The plan that took its place.
 */
replaced_by_id: number | null, 
/**
 * Note.
 */
note: string | null, 
/**
 * Căn cứ pháp lý, in their order.
 */
legal_bases: Array<LegalBasis>, 
/**
 * Groups of tasks, in their order.
 */
groups: Array<TaskGroup>, };

/**
 * A plan in a picker.
 */
export type PlanName = { 
/**
 * Number.
 */
id: number, 
/**
 * Số, ký hiệu.
 */
doc_number: string, 
/**
 * Trích yếu.
 */
subject: string, 
/**
 * Whether it holds.
 */
validity: PlanValidity, 
/**
 * Groups of tasks, in their order.
 */
groups: Array<TaskGroup>, };

/**
 * A line of the list.
 */
export type PlanRow = { 
/**
 * Number.
 */
id: number, 
/**
 * Grows with each update.
 */
version: number, 
/**
 * Số, ký hiệu.
 */
doc_number: string, 
/**
 * Day of issue.
 */
issued_on: string | null, 
/**
 * Who issued it.
 */
issuer: string | null, 
/**
 * Trích yếu.
 */
subject: string, 
/**
 * Whether it holds.
 */
validity: PlanValidity, 
/**
 * First day.
 */
starts_on: string | null, 
/**
 * Last day.
 */
ends_on: string | null, 
/**
 * Name of the focal agency.
 */
focal_agency_name: string | null, 
/**
 * Tasks.
 */
task_count: number, 
/**
 * Legal bases.
 */
basis_count: number, };

/**
 * Whether a plan still holds.
 */
export type PlanValidity = "in_force" | "replaced" | "expired" | "concluded";

/**
 * A position as stored.
 */
export type Position = { 
/**
 * Number.
 */
id: number, 
/**
 * Grows with each update.
 */
version: number, 
/**
 * The holder: the name of the record, or the name typed.
 */
name: string, 
/**
 * Whether it is held on the day asked for.
 */
is_current: boolean, 
/**
 * The term it belongs to.
 */
term_id: number | null, 
/**
 * Who holds it.
 */
person_id: number | null, 
/**
 * Who holds it, when there is no record.
 */
holder_name: string | null, 
/**
 * In which body.
 */
body: Body | null, 
/**
 * As what.
 */
role: PositionRole, 
/**
 * The title in the office's own words.
 */
title_text: string | null, 
/**
 * Phone at work.
 */
phone: string | null, 
/**
 * E-mail at work.
 */
email: string | null, 
/**
 * From (partial day).
 */
from_on: PartialDate | null, 
/**
 * First day no longer held (partial day).
 */
to_on: PartialDate | null, };

/**
 * A position held by a person of the book, or by a name.
 */
export type PositionFields = { 
/**
 * The term it belongs to.
 */
term_id: number | null, 
/**
 * Who holds it.
 */
person_id: number | null, 
/**
 * Who holds it, when there is no record.
 */
holder_name: string | null, 
/**
 * In which body.
 */
body: Body | null, 
/**
 * As what.
 */
role: PositionRole, 
/**
 * The title in the office's own words.
 */
title_text: string | null, 
/**
 * Phone at work.
 */
phone: string | null, 
/**
 * E-mail at work.
 */
email: string | null, 
/**
 * From (partial day).
 */
from_on: PartialDate | null, 
/**
 * First day no longer held (partial day).
 */
to_on: PartialDate | null, };

/**
 * A role in a body.
 */
export type PositionRole = "president" | "vice_president" | "secretary_general" | "chief_of_office" | "member" | "focal_point" | "head_of_inspection" | "other";

/**
 * Which package shall be installed.
 */
export type PrepareUpdate = { 
/**
 * The installer; its signature lies beside it.
 */
path: string, 
/**
 * The version that was looked at.
 */
version: string, };

/**
 * An installer that may be started.
 */
export type PreparedUpdate = { 
/**
 * The copy of the installer that was verified.
 */
installer: string, 
/**
 * Its version.
 */
version: string, 
/**
 * The copy of the open book that was made before; none when no book is open.
 */
backup: BackupInfo | null, };

/**
 * A list to look at.
 */
export type PreviewImport = { 
/**
 * Full path of the file; empty when the list was pasted.
 */
path: string, 
/**
 * The list itself, when it was pasted.
 */
pasted: Pasted | null, 
/**
 * Whose list it is.
 */
organization_id: number | null, 
/**
 * Whose list it is, by code, when the number is not given.
 */
organization_code: string | null, 
/**
 * Sheet to read; else the most likely one.
 */
sheet: string | null, 
/**
 * Header rows as Excel numbers them; else found.
 */
header_rows: Array<number> | null, 
/**
 * Last row to read, as Excel numbers it; else to the end of the sheet.
 */
last_row: number | null, 
/**
 * Letters of the first column to read; else from A.
 */
first_column: string | null, 
/**
 * Letters of the last column to read; else to the end of the sheet.
 */
last_column: string | null, 
/**
 * Fields by column letter, in place of the proposed ones; `null` leaves a column out.
 */
columns: { [key in string]: Field | null } | null, 
/**
 * Answers to the questions of an earlier preview, by their keys; a question without one gets what is proposed.
 */
answers: { [key in string]: string }, };

/**
 * Whom there is to urge.
 */
export type PreviewReminders = { 
/**
 * For tasks of this plan; of every plan in force when absent.
 */
plan_id: number | null, 
/**
 * The day of the states; today when absent.
 */
as_of_on: string | null, 
/**
 * Only these agencies; all when empty.
 */
agency_ids: Array<number>, };

/**
 * A table to look at.
 */
export type PreviewTable = { 
/**
 * Full path of the file; empty when the table was pasted.
 */
path: string, 
/**
 * The table itself, when it was pasted.
 */
pasted: Pasted | null, 
/**
 * What its rows are.
 */
subject: TableSubject, 
/**
 * Of tasks: their plan.
 */
plan_id: number | null, 
/**
 * Of tasks: their plan by its number, when that is not given.
 */
plan_number: string | null, 
/**
 * Of figures: the day they stand for, where the table has no column for it; else the day in its title.
 */
as_of_on: string | null, 
/**
 * Of figures: where they come from, where the table has no column for it; else the name of the file.
 */
source: string | null, 
/**
 * Sheet to read; else the most likely one.
 */
sheet: string | null, 
/**
 * Header rows as Excel numbers them; else found.
 */
header_rows: Array<number> | null, 
/**
 * Last row to read, as Excel numbers it; else to the end of the sheet.
 */
last_row: number | null, 
/**
 * Fields by column letter, in place of the proposed ones; `null` leaves a column out.
 */
columns: { [key in string]: TableField | null } | null, 
/**
 * Answers to the questions of an earlier preview, by their keys; a question without one gets what is proposed.
 */
answers: { [key in string]: string }, 
/**
 * Of tasks: what is done with agencies that the book does not know, by the words of the file; else those stay.
 */
agencies: { [key in string]: AgencyChoice }, 
/**
 * Of tasks: what the words about time mean where they are read wrongly, by the row as Excel numbers it.
 */
schedules: { [key in number]: ScheduleChoice }, };

/**
 * Which workbook to look at.
 */
export type PreviewWorkbook = { 
/**
 * Number of the period.
 */
period_id: number | null, 
/**
 * Code of the period.
 */
period: string | null, 
/**
 * Which of the two workbooks.
 */
edition: Edition, };

/**
 * The lines around the words of a report.
 */
export type PrintedForm = { 
/**
 * Bodies above the issuer, in capitals, broken into lines.
 */
parent_lines: Array<string>, 
/**
 * The issuer, in capitals, broken into lines.
 */
issuer_lines: Array<string>, 
/**
 * The name of the state, and the motto.
 */
state_lines: [string, string], 
/**
 * "Số: 05/BC-LHH".
 */
number_line: string, 
/**
 * "Đắk Lắk, ngày 05 tháng 3 năm 2026".
 */
date_line: string, 
/**
 * What kind of document it is; empty for a letter.
 */
title: string, 
/**
 * What it is about.
 */
subject: string, 
/**
 * "Kính gửi: …", on a line or on a line each.
 */
addressee_lines: Array<string>, 
/**
 * "Nơi nhận:" and its lines, the archive last.
 */
recipient_lines: Array<string>, 
/**
 * TM., KT., TL. and the title of the signer, in capitals.
 */
signature_lines: Array<string>, 
/**
 * Who signs.
 */
signer_name: string, };

/**
 * How urgent the office holds it.
 */
export type Priority = "high" | "normal" | "low";

/**
 * What the one who works in the book may do with personal data.
 */
export type PrivacyRights = { 
/**
 * The sensitive fields that the office keeps and this one may see.
 */
sensitive: Array<SensitiveField>, 
/**
 * May read the access log and erase somebody's data.
 */
is_admin: boolean, };

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
 * What the user types of a report.
 */
export type ProgressFields = { 
/**
 * The day it speaks of: of a period, its cut-off.
 */
reported_on: string, 
/**
 * How far the task is.
 */
progress: TaskProgress, 
/**
 * When it was done; with "Hoàn thành" only.
 */
completed_on: string | null, 
/**
 * Percent done.
 */
percent: number | null, 
/**
 * What was achieved.
 */
result_text: string | null, 
/**
 * A number achieved.
 */
quantity: number | null, 
/**
 * Its unit: "lớp", "hội nghị".
 */
quantity_unit: string | null, 
/**
 * Note.
 */
note: string | null, 
/**
 * Of a recurring task: first day of the occurrence that it is about; the one on show when absent.
 */
occurrence_starts_on: string | null, };

/**
 * A report as stored.
 */
export type ProgressReport = { 
/**
 * Number.
 */
id: number, 
/**
 * Grows with each update.
 */
version: number, 
/**
 * Its task.
 */
task_id: number, 
/**
 * The act that wrote it, when it is none of its own.
 */
note_id: number | null, 
/**
 * What that act is.
 */
act: NoteKind | null, 
/**
 * The day it speaks of: of a period, its cut-off.
 */
reported_on: string, 
/**
 * How far the task is.
 */
progress: TaskProgress, 
/**
 * When it was done; with "Hoàn thành" only.
 */
completed_on: string | null, 
/**
 * Percent done.
 */
percent: number | null, 
/**
 * What was achieved.
 */
result_text: string | null, 
/**
 * A number achieved.
 */
quantity: number | null, 
/**
 * Its unit: "lớp", "hội nghị".
 */
quantity_unit: string | null, 
/**
 * Note.
 */
note: string | null, 
/**
 * Of a recurring task: first day of the occurrence that it is about; the one on show when absent.
 */
occurrence_starts_on: string | null, };

/**
 * A day that may be entered, with what speaks for it.
 */
export type ProposedHoliday = { 
/**
 * The day.
 */
day_on: string, 
/**
 * What it would be.
 */
kind: HolidayKind, 
/**
 * "Quốc khánh".
 */
name: string, 
/**
 * Where it comes from.
 */
ground: string, 
/**
 * It is so each year. Otherwise the office chooses by the announcement of that year.
 */
is_certain: boolean, };

/**
 * What quarters come to for a period made of them.
 */
export type ProposedValue = { 
/**
 * The value.
 */
value: number, 
/**
 * One of them is an estimate.
 */
is_estimate: boolean, 
/**
 * The periods it is made of, the earliest first.
 */
periods: Array<string>, 
/**
 * Periods within that have no value yet: then it is not the whole.
 */
missing: Array<string>, };

/**
 * The first account of a book that shall be protected.
 */
export type ProtectBook = { 
/**
 * What is typed at signing in.
 */
login: string, 
/**
 * As the history names them.
 */
display_name: string, 
/**
 * Its password.
 */
password: Secret, };

/**
 * What protecting did.
 */
export type Protected = { 
/**
 * To be printed and put away: opens the book when every password is forgotten and the key file lost.
 */
recovery_code: Secret, 
/**
 * Copies that are encrypted now too.
 */
copy_count: number, 
/**
 * Copies that can still be read without a password, with their folders: the disk or another program refused.
 */
still_readable: Array<string>, 
/**
 * The second place, when it is named and away: the copies there can still be read.
 */
away: string | null, };

/**
 * What was cleared out.
 */
export type PurgedAttachments = { 
/**
 * Contents.
 */
content_count: number, 
/**
 * Their size in bytes.
 */
byte_count: number, };

/**
 * The official counting frame, done or not × on time or late, with a column for tasks without a date, as in the
 * checklist itself: what is set aside counts as not done.
 */
export type Quadrant = "done_on_time" | "done_late" | "done_no_deadline" | "open_on_time" | "open_late" | "open_no_deadline";

/**
 * Something to decide about the list.
 */
export type Question = { 
/**
 * What it is answered by: `capitals`, with the column's letter `encoding:B`, with a word `unknown_word:E:ky thuat vien`.
 */
key: string, 
/**
 * What it is about.
 */
kind: QuestionKind, 
/**
 * The letter of the column it is about.
 */
column: string | null, 
/**
 * The question in words.
 */
text: string, 
/**
 * How many cells it is about.
 */
cell_count: number, 
/**
 * The answers there are.
 */
options: Array<QuestionOption>, 
/**
 * The answer that was given, or else is proposed.
 */
answer: string, 
/**
 * Whether it was answered for a former list, and so needs no answer now.
 */
remembered: boolean, 
/**
 * Some cells before and after.
 */
examples: Array<QuestionExample>, };

/**
 * A cell as it stands, and as the proposed change would read it.
 */
export type QuestionExample = { 
/**
 * Row as Excel numbers it.
 */
row: number, 
/**
 * As it stands.
 */
before: string, 
/**
 * With the change.
 */
after: string, };

/**
 * What a question is about.
 */
export type QuestionKind = "encoding" | "swapped_dates" | "month_first" | "year_only" | "capitals" | "lost_zeros" | "unknown_word";

/**
 * An answer to choose.
 */
export type QuestionOption = { 
/**
 * What stands in the request.
 */
value: string, 
/**
 * In words.
 */
label: string, };

/**
 * Tasks that go to another lead agency.
 */
export type ReassignTasks = { 
/**
 * The tasks.
 */
task_ids: Array<number>, 
/**
 * Who leads from then on.
 */
lead_agency_id: number, 
/**
 * Its name as the paper writes it, when that differs.
 */
lead_as_written: string | null, 
/**
 * Since when; today when absent.
 */
assigned_on: string | null, 
/**
 * Why.
 */
reason: string, 
/**
 * The paper that says so.
 */
doc_number: string | null, 
/**
 * The former lead coordinates from then on.
 */
former_coordinates: boolean, };

/**
 * A book that was opened lately.
 */
export type RecentBook = { 
/**
 * Full path.
 */
path: string, 
/**
 * No file is there now: it was moved, renamed or deleted, or its disk is not connected.
 */
is_missing: boolean, };

/**
 * A file that may be a roster.
 */
export type RecogniseList = { 
/**
 * Full path of the file.
 */
path: string, };

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
 * A lifecycle act to record.
 */
export type RecordLifecycle = { 
/**
 * The organisation it happens to.
 */
id: number, 
/**
 * The version that was read.
 */
version: number, 
/**
 * First day of the new state.
 */
happened_on: string, 
/**
 * The decision.
 */
doc_number: string | null, 
/**
 * Day of the decision. With it, or with the issuer, the decision is kept among those of every organisation
 * it touches.
 */
decided_on: PartialDate | null, 
/**
 * Who issued the decision.
 */
issuer: string | null, 
/**
 * Note.
 */
note: string | null, 
/**
 * What happens.
 */
change: LifecycleChange, };

/**
 * The name of a record that a row refers to.
 */
export type RecordName = { 
/**
 * The column that refers to it.
 */
column: string, 
/**
 * Its table.
 */
table: string, 
/**
 * Its number.
 */
id: number, 
/**
 * What it is called now, or was when it was deleted.
 */
name: string, };

/**
 * A report to add.
 */
export type RecordProgress = { 
/**
 * The task.
 */
task_id: number, 
/**
 * What proves it.
 */
evidence: Array<EvidenceFields>, 
/**
 * Files of this machine that prove it; they are copied into the book.
 */
files: Array<string>, 
/**
 * The day it speaks of: of a period, its cut-off.
 */
reported_on: string, 
/**
 * How far the task is.
 */
progress: TaskProgress, 
/**
 * When it was done; with "Hoàn thành" only.
 */
completed_on: string | null, 
/**
 * Percent done.
 */
percent: number | null, 
/**
 * What was achieved.
 */
result_text: string | null, 
/**
 * A number achieved.
 */
quantity: number | null, 
/**
 * Its unit: "lớp", "hội nghị".
 */
quantity_unit: string | null, 
/**
 * Note.
 */
note: string | null, 
/**
 * Of a recurring task: first day of the occurrence that it is about; the one on show when absent.
 */
occurrence_starts_on: string | null, };

/**
 * The same report of several tasks.
 */
export type RecordProgressOfTasks = { 
/**
 * The tasks.
 */
task_ids: Array<number>, 
/**
 * The report; of recurring tasks each about the occurrence on show.
 */
fields: ProgressFields, 
/**
 * What proves it.
 */
evidence: Array<EvidenceFields>, };

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
 * A protected book and its printed code; and the account to go on with.
 */
export type RecoverBook = { 
/**
 * The book.
 */
path: string, 
/**
 * As printed.
 */
recovery_code: Secret, 
/**
 * The account that becomes an admin; it need not be there yet.
 */
login: string, 
/**
 * As the history names them.
 */
display_name: string, 
/**
 * Its new password.
 */
password: Secret, };

/**
 * The code.
 */
export type RecoveryCode = { 
/**
 * In groups, as it is printed.
 */
recovery_code: Secret, };

/**
 * A letter of the register with what it said.
 */
export type ReminderDetail = { 
/**
 * Its line.
 */
row: ReminderRow, 
/**
 * Its words.
 */
letter: Letter, 
/**
 * Its tasks.
 */
tasks: Array<ReminderTask>, };

/**
 * What an agency may be urged for.
 */
export type ReminderDraft = { 
/**
 * Who answers for the tasks.
 */
agency_id: number, 
/**
 * Its name.
 */
agency_name: string, 
/**
 * It is the union itself, which writes no letter to itself.
 */
is_own: boolean, 
/**
 * It has ended and nobody took over: no letter reaches it.
 */
has_ended: boolean, 
/**
 * Its tasks, the latest deadline last.
 */
tasks: Array<DraftTask>, 
/**
 * Overdue among them.
 */
overdue_count: number, 
/**
 * Due soon among them.
 */
due_soon_count: number, 
/**
 * When it was last urged.
 */
last_reminded_on: string | null, 
/**
 * Letters to it that are not answered.
 */
unanswered_count: number, };

/**
 * Who may be urged on a day.
 */
export type ReminderPreview = { 
/**
 * The day of the states.
 */
as_of_on: string, 
/**
 * The last deadline that is due soon.
 */
soon_until: string, 
/**
 * The agencies, in Vietnamese order.
 */
drafts: Array<ReminderDraft>, 
/**
 * Tasks without a lead agency: nobody can be urged for them.
 */
unled: Array<LetterTask>, 
/**
 * The year of the numbers.
 */
year: number, 
/**
 * The symbol of the letters.
 */
symbol: string, 
/**
 * The first number that is free, with all after it.
 */
next_number: number, 
/**
 * Whether the words name the day of the answer, which then must be chosen.
 */
asks_due_on: boolean, 
/**
 * What a letter would lack, in sentences.
 */
remarks: Array<string>, };

/**
 * A line of the register.
 */
export type ReminderRow = { 
/**
 * Number of the record.
 */
id: number, 
/**
 * Grows with each update.
 */
version: number, 
/**
 * To whom.
 */
agency_id: number, 
/**
 * As the letter calls it.
 */
agency_name: string, 
/**
 * The year of its number.
 */
year: number, 
/**
 * Its number.
 */
number: number, 
/**
 * "05/LHH-VP".
 */
number_text: string, 
/**
 * Its day.
 */
issued_on: string, 
/**
 * The day whose states it tells.
 */
as_of_on: string, 
/**
 * An answer is asked until.
 */
due_on: string | null, 
/**
 * Tasks in it.
 */
task_count: number, 
/**
 * Overdue then.
 */
overdue_count: number, 
/**
 * Name of its file.
 */
file_name: string, 
/**
 * Where it stands.
 */
status: ReminderStatus, 
/**
 * Of one whose answer is late: days.
 */
days_late: number | null, 
/**
 * Answered on.
 */
answered_on: string | null, 
/**
 * The paper that answers.
 */
answer_document: string | null, 
/**
 * What it says.
 */
answer: string | null, 
/**
 * Withdrawn on.
 */
withdrawn_on: string | null, 
/**
 * Why.
 */
withdrawn_reason: string | null, };

/**
 * Letters that urge (văn bản đôn đốc): their symbol and the blocks of their words, in which names in braces stand for
 * what each letter says of its agency (`reminders::words::PLACEHOLDERS`).
 */
export type ReminderSettings = { 
/**
 * After "Số: …/": a letter bears the office's short name and that of the unit that drafts it, no kind of document.
 */
symbol: string, 
/**
 * What follows "V/v".
 */
subject: string, 
/**
 * The words before the table of tasks.
 */
opening: string, 
/**
 * What is asked for, after the table.
 */
request: string, 
/**
 * The last words.
 */
closing: string, 
/**
 * Nơi nhận, line by line, without the last one ("Lưu: VT").
 */
recipients: Array<string>, };

/**
 * Where a letter stands on a day.
 */
export type ReminderStatus = "waiting" | "overdue" | "answered" | "withdrawn";

/**
 * A task of a letter, then and now.
 */
export type ReminderTask = { 
/**
 * The task; none when it was deleted since.
 */
task_id: number | null, 
/**
 * Its code then.
 */
code: string, 
/**
 * Its content then.
 */
content: string, 
/**
 * Its deadline then.
 */
due_on: string, 
/**
 * Days left then; below 0: days late.
 */
days_left: number, 
/**
 * Its state then.
 */
label: StateLabel, 
/**
 * Its state on the day asked for.
 */
label_now: StateLabel | null, };

/**
 * An extension to take out.
 */
export type RemoveExtension = { 
/**
 * Its number.
 */
id: number, };

/**
 * Another name for a group.
 */
export type RenameIndicatorGroup = { 
/**
 * Its name; absent: of those in none.
 */
from: string | null, 
/**
 * Its new name; absent: in none.
 */
to: string | null, };

/**
 * A view to call otherwise.
 */
export type RenameView = { 
/**
 * Its number.
 */
id: number, 
/**
 * The version that was read.
 */
version: number, 
/**
 * Its new name.
 */
name: string, };

/**
 * A settled obstacle that stands in the way again.
 */
export type ReopenObstacle = { 
/**
 * Its number.
 */
id: number, 
/**
 * The version that was read.
 */
version: number, 
/**
 * From which day on.
 */
reopened_on: string, 
/**
 * Why.
 */
reason: string, };

/**
 * A period to open again.
 */
export type ReopenPeriod = { 
/**
 * Its number.
 */
period_id: number | null, 
/**
 * Its code.
 */
period: string | null, 
/**
 * Why.
 */
reason: string, };

/**
 * The tasks of a plan in a new order.
 */
export type ReorderTasks = { 
/**
 * The plan.
 */
plan_id: number, 
/**
 * All its tasks, in the wanted order.
 */
task_ids: Array<number>, };

/**
 * The views of a list in a new order.
 */
export type ReorderViews = { 
/**
 * Which list.
 */
noun: string, 
/**
 * All its views, in the wanted order.
 */
view_ids: Array<number>, };

/**
 * What a repair did.
 */
export type RepairReport = { 
/**
 * Where the book as it was is kept.
 */
kept: string, 
/**
 * The full check afterwards.
 */
report: CheckReport, };

/**
 * A column in the report of the command line.
 */
export type ReportColumn = { 
/**
 * The heading.
 */
source: string, 
/**
 * What it holds.
 */
field: Field | null, };

/**
 * What differs between two closings.
 */
export type ReportComparison = { 
/**
 * The first.
 */
a: ClosingHead, 
/**
 * The second.
 */
b: ClosingHead, 
/**
 * The totals of both, those that are alike too.
 */
figures: Array<FigureChange>, 
/**
 * Organisations that came, went or differ.
 */
organizations: Array<LineChange>, 
/**
 * Tasks that came, went or differ.
 */
tasks: Array<TaskLineChange>, 
/**
 * Lines of the list of overdue and nearly overdue tasks.
 */
deadlines: Array<LineChange>, 
/**
 * Figures of activity.
 */
indicators: Array<LineChange>, 
/**
 * Obstacles.
 */
obstacles: Array<LineChange>, 
/**
 * Who sent its report.
 */
submissions: Array<LineChange>, 
/**
 * Sections of the report, its head and its foot.
 */
texts: Array<LineChange>, };

/**
 * A whole report: head, words, figures of each annex, checks, and the rows behind the figures.
 */
export type ReportData = { 
/**
 * The book holds made-up data, and every page says so.
 */
is_sample: boolean, 
/**
 * Who issues the report, to whom, and who signs it.
 */
letterhead: ReportHead, 
/**
 * The period and the state it is in.
 */
period: PeriodHead, 
/**
 * The words of the report, in printing order.
 */
sections: Array<Section>, 
/**
 * PL I: a line per organisation, in printing order.
 */
organizations: Array<OrganizationLine>, 
/**
 * PL I: distinct persons, so that nobody is counted twice.
 */
persons: PersonTotals, 
/**
 * PL II: a line per task or occurrence, in the order of the plan.
 */
tasks: Array<TaskLine>, 
/**
 * PL III: what is overdue or due soon at the cut-off.
 */
deadlines: Array<DeadlineLine>, 
/**
 * PL IV: figures of activity.
 */
indicators: Array<IndicatorLine>, 
/**
 * PL V: obstacles and proposals.
 */
obstacles: Array<ObstacleLine>, 
/**
 * PL VI: who sent its report, and when.
 */
submissions: Array<SubmissionLine>, 
/**
 * What was compared and what is missing.
 */
checks: Array<CheckLine>, 
/**
 * The rows behind PL I. They name persons: for the proof edition only.
 */
memberships: Array<MembershipRow>, };

/**
 * A frozen file.
 */
export type ReportFile = { 
/**
 * Which of the two workbooks.
 */
edition: Edition, 
/**
 * Proposed name.
 */
file_name: string, 
/**
 * Size in bytes.
 */
byte_count: number, 
/**
 * The sum by which it is known.
 */
sha256: string, };

/**
 * The name proposed for an edition of a period.
 */
export type ReportFileName = { 
/**
 * Which of the two workbooks.
 */
edition: Edition, 
/**
 * Its name.
 */
file_name: string, };

/**
 * The head and the foot of the report, from the settings of the office.
 */
export type ReportHead = { 
/**
 * Bodies above the issuer, none to two lines.
 */
parent_lines: Array<string>, 
/**
 * The issuer, as printed in capitals.
 */
issuer: string, 
/**
 * Number of the document; not given before it is registered.
 */
doc_number: number | null, 
/**
 * Symbol after the number, like `BC-LHH`.
 */
doc_symbol: string, 
/**
 * Place in the date line.
 */
place: string, 
/**
 * Day of signing; the line keeps blanks while it is open.
 */
signed_on: string | null, 
/**
 * Bodies the report is addressed to.
 */
addressees: Array<string>, 
/**
 * `TM.`, `KT.`, `TL.` line, like `TM. BAN THƯỜNG VỤ`.
 */
authority: string, 
/**
 * Title of the signer, like `CHỦ TỊCH`.
 */
signer_title: string, 
/**
 * Name of the signer, without academic title or degree.
 */
signer_name: string, 
/**
 * Recipients, a line each.
 */
recipients: Array<string>, 
/**
 * Last line of the recipients, like `VT, VP`.
 */
archive: string, };

/**
 * A row in the report of the command line.
 */
export type ReportRow = { 
/**
 * Its number as Excel shows it.
 */
row: number, 
/**
 * What it would do.
 */
kind: RowKind, 
/**
 * What it says, as it would be stored.
 */
values: Record<string, string>, 
/**
 * What is in doubt.
 */
issues: Array<Issue>, };

/**
 * One section of the report to write.
 */
export type ReportText = { 
/**
 * Stable key.
 */
key: string, 
/**
 * 1 for a part, 2 for a piece of it.
 */
level: number, 
/**
 * Heading.
 */
heading: string, 
/**
 * What the figures propose.
 */
proposed: string, 
/**
 * What the office wrote instead; none: the proposal is printed.
 */
body: string | null, 
/**
 * Grows each time these words are written; none: nothing is kept.
 */
version: number | null, };

/**
 * The name proposed for the file.
 */
export type ReportTextName = { 
/**
 * Its name.
 */
file_name: string, };

/**
 * A closing.
 */
export type ReportVersion = { 
/**
 * The period.
 */
period_id: number, 
/**
 * 1 for the first; 2 and more are replacements.
 */
number: number, 
/**
 * When.
 */
closed_at: string, 
/**
 * Who.
 */
closed_by: string, 
/**
 * Why it replaces an earlier one.
 */
reason: string | null, 
/**
 * When it was opened again.
 */
reopened_at: string | null, 
/**
 * Who opened it again.
 */
reopened_by: string | null, 
/**
 * Why it was opened again.
 */
reopen_reason: string | null, 
/**
 * Number of the report as it was printed, when it was known.
 */
doc_number: number | null, 
/**
 * Day of signing as it was printed, when it was known.
 */
signed_on: string | null, 
/**
 * The files as they were made.
 */
files: Array<ReportFile>, };

/**
 * Who answers for an agency's tasks on a day.
 */
export type ResolveAgency = { 
/**
 * The agency as the plan names it.
 */
id: number, 
/**
 * The day; today when absent.
 */
on: string | null, };

/**
 * Which copy to put in the book's place.
 */
export type RestoreBackup = { 
/**
 * The copy.
 */
backup: string, 
/**
 * The book it takes the place of; the open one when absent.
 */
path: string | null, 
/**
 * Of a protected copy that the open book's key does not open: the login it had then,
 */
login?: string | null, 
/**
 * and its password;
 */
password?: Secret | null, 
/**
 * or the printed code of its book.
 */
recovery_code?: Secret | null, };

/**
 * What restoring would do.
 */
export type RestorePreview = { 
/**
 * What the copy holds.
 */
backup: Holdings, 
/**
 * What is here; nothing when the book here cannot be read.
 */
here: Holdings | null, 
/**
 * One of the two is an earlier state of the other; otherwise they went their own ways.
 */
same_course: boolean, 
/**
 * How many acts are here and not in the copy.
 */
lost_count: number, 
/**
 * The latest of them.
 */
lost: Array<LostAct>, 
/**
 * How many acts are in the copy and not here: of a later copy, when an earlier one was restored before.
 */
gained_count: number, };

/**
 * What restoring did.
 */
export type Restored = { 
/**
 * The book as it is now, opened.
 */
book: BookInfo, 
/**
 * Where the book as it was is kept.
 */
kept: string | null, };

/**
 * Whether the period has a result line.
 */
export type ResultLine = "none" | "told" | "owed";

/**
 * Tasks that shall go on.
 */
export type ResumeTasks = { 
/**
 * The tasks.
 */
task_ids: Array<number>, 
/**
 * Since when; today when absent.
 */
resumed_on: string | null, 
/**
 * Why.
 */
reason: string, 
/**
 * The paper that says so.
 */
doc_number: string | null, };

/**
 * A task whose report is sent back.
 */
export type ReturnTask = { 
/**
 * The task.
 */
task_id: number, 
/**
 * When; today when absent.
 */
returned_on: string | null, 
/**
 * Which evidence is wanted.
 */
content: string, 
/**
 * Until when.
 */
until_on: string | null, 
/**
 * The paper that asks for it.
 */
doc_number: string | null, 
/**
 * Who asks for it.
 */
issued_by: string | null, };

/**
 * Vai trò.
 */
export type Role = "admin" | "officer" | "viewer";

/**
 * A roster by its number.
 */
export type RosterId = { 
/**
 * Number.
 */
id: number, };

/**
 * A roster that came back.
 */
export type RosterMark = { 
/**
 * Number.
 */
id: number, 
/**
 * Whose it is.
 */
organization_id: number, 
/**
 * Their name.
 */
organization_name: string, 
/**
 * The day it went out.
 */
sent_on: string, 
/**
 * The period whose report it was asked for.
 */
period_id: number | null, };

/**
 * A line of the register: what was sent, and what came back.
 */
export type RosterRow = { 
/**
 * Number.
 */
id: number, 
/**
 * Of whom.
 */
organization_id: number, 
/**
 * Their name.
 */
organization_name: string, 
/**
 * Their code.
 */
organization_code: string, 
/**
 * The period whose report it is asked for.
 */
period_id: number | null, 
/**
 * The period in words.
 */
period_label: string | null, 
/**
 * The day it was made.
 */
sent_on: string, 
/**
 * Asked back until.
 */
due_on: string | null, 
/**
 * Name of the file.
 */
file_name: string, 
/**
 * Rows.
 */
member_count: number, 
/**
 * The instant its list was imported; none while it has not come back.
 */
came_back_at: string | null, 
/**
 * Whether every row of it was written; none while it has not come back.
 */
is_complete: boolean | null, };

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
 * What a row would do to the book.
 */
export type RowKind = "new" | "changed" | "same" | "missing" | "conflicting" | "unreadable";

/**
 * Who a row is, as the reader decided.
 */
export type RowMatch = { "is": "new" } | { "is": "person", 
/**
 * Number.
 */
person_id: number, };

/**
 * A row of a sheet.
 */
export type RowView = { 
/**
 * Its number, from 0.
 */
row: number, 
/**
 * What it is.
 */
kind: LineKind, 
/**
 * Its height, in points; 0: as high as its letters.
 */
height: number, 
/**
 * A printed page begins with it.
 */
begins_page: boolean, 
/**
 * Its cells.
 */
cells: Array<CellView>, };

/**
 * What was saved.
 */
export type SalvageReport = { 
/**
 * The new book.
 */
path: string, 
/**
 * Its name without folder.
 */
file_name: string, 
/**
 * Each table that has rows.
 */
tables: Array<SalvagedTable>, 
/**
 * All rows in the new book.
 */
saved_count: number, 
/**
 * Pages of the file that cannot be read.
 */
lost_page_count: number, 
/**
 * Rows on readable pages that cannot be read.
 */
lost_row_count: number, 
/**
 * What the full check finds in the new book.
 */
finding_count: number, 
/**
 * What the office must know besides, each a sentence: periods that are open again, files laid beside the new book,
 * a disk that refuses parts of the file.
 */
notes: Array<string>, };

/**
 * What was saved of one table.
 */
export type SalvagedTable = { 
/**
 * The table.
 */
table: string, 
/**
 * Rows in the new book.
 */
saved_count: number, 
/**
 * Rows that could be read and were left out: their table refuses them, or their record is lost.
 */
left_out_count: number, };

/**
 * A copy of an attachment to write.
 */
export type SaveAttachment = { 
/**
 * The attachment.
 */
id: number, 
/**
 * Where to.
 */
path: string, };

/**
 * A request to add or change.
 */
export type SaveDataRequest = { 
/**
 * The number; absent to add one.
 */
id: number | null, 
/**
 * The version that was read.
 */
version: number, 
/**
 * What is said of it.
 */
fields: DataRequestFields, };

/**
 * What to tell of a list.
 */
export type SaveDataSource = { 
/**
 * The number of an import.
 */
batch_id: number | null, 
/**
 * The number of a roster.
 */
roster_id: number | null, 
/**
 * The version that was read; 0 when nothing was told yet.
 */
version: number, 
/**
 * What is told.
 */
fields: SourceFields, };

/**
 * The days of a year, as a whole.
 */
export type SaveHolidays = { 
/**
 * The year.
 */
year: number, 
/**
 * All its days as they were read: nothing that came since is taken out unseen.
 */
seen: Array<SeenHoliday>, 
/**
 * All its days as they shall be.
 */
days: Array<HolidayFields>, };

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
is_active: boolean, 
/**
 * The group it is printed under.
 */
group_name: string | null, };

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
 * A part to add (without `id`) or change.
 */
export type SavePart<T> = { 
/**
 * The organisation.
 */
organization_id: number, 
/**
 * The part to change; absent: a new one.
 */
id: number | null, 
/**
 * The version that was read; of a new one 0.
 */
version: number, 
/**
 * All fields as they shall be.
 */
fields: T, };

/**
 * The code and where to write it.
 */
export type SaveRecoverySheet = { 
/**
 * The file, `.txt`.
 */
path: string, 
/**
 * The code, as it was shown.
 */
recovery_code: Secret, };

/**
 * Words of one section.
 */
export type SaveReportText = { 
/**
 * Number of the period.
 */
period_id: number | null, 
/**
 * Code of the period.
 */
period: string | null, 
/**
 * The section.
 */
key: string, 
/**
 * The version of the words that was read; absent: nothing was kept then.
 */
version: number | null, 
/**
 * The words; absent: back to the proposal.
 */
body: string | null, };

/**
 * A template to save.
 */
export type SaveTableTemplate = { 
/**
 * Where to.
 */
path: string, 
/**
 * For what.
 */
template: TableTemplate, };

/**
 * A view to keep.
 */
export type SaveView = { 
/**
 * The kept view that shall be as it is now; a new one when absent.
 */
id: number | null, 
/**
 * The version of it that was read.
 */
version: number | null, 
/**
 * Which list; does not change.
 */
noun: string, 
/**
 * Its name.
 */
name: string, 
/**
 * How to look.
 */
definition: ViewDefinition, };

/**
 * A copy that was written.
 */
export type SavedAttachment = { 
/**
 * The file.
 */
path: string, };

/**
 * The file that was written.
 */
export type SavedSheet = { 
/**
 * Its path.
 */
path: string, };

/**
 * A template that was saved.
 */
export type SavedTemplate = { 
/**
 * The file.
 */
path: string, };

/**
 * A kept view.
 */
export type SavedView = { 
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
 * Which list.
 */
noun: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its place in the menu, from 1.
 */
position: number, 
/**
 * How to look.
 */
definition: ViewDefinition, 
/**
 * The day that its day means today; none: today itself.
 */
as_of_on: string | null, 
/**
 * The day that the first day of its comparison means today.
 */
from_on: string | null, };

/**
 * What the words of a line about time mean, as the reader says.
 */
export type ScheduleChoice = { 
/**
 * Of what kind.
 */
kind: ScheduleKind, 
/**
 * First day.
 */
starts_on: string | null, 
/**
 * The deadline; of a recurring task its day, and its month within the year, half-year or quarter.
 */
due_on: string | null, };

/**
 * How a task's time is set (thời gian, as normalised).
 */
export type ScheduleKind = "none" | "once" | "range" | "yearly" | "half_yearly" | "quarterly" | "continuous";

/**
 * The second place.
 */
export type SecondPlace = { 
/**
 * The folder.
 */
folder: string, 
/**
 * It can be reached now.
 */
present: boolean, 
/**
 * It lies on the disk of the book.
 */
same_disk: boolean, 
/**
 * The latest copy there; nothing while it is away.
 */
last: BackupInfo | null, 
/**
 * The latest copy beside the book is not there.
 */
behind: boolean, };

/**
 * A password or a recovery code: wiped when dropped, and never shown by `Debug`.
 */
export type Secret = string;

/**
 * One headed piece of text.
 */
export type Section = { 
/**
 * Stable key, like `implementation.plan_progress`.
 */
key: string, 
/**
 * Number as printed: `I`, `1`, …
 */
number: string, 
/**
 * 1 for a part, 2 for a piece of it.
 */
level: number, 
/**
 * Heading.
 */
heading: string, 
/**
 * Text; a line break starts a new paragraph.
 */
text: string, };

/**
 * A protected book at an empty desk.
 */
export type SecuritySettings = { 
/**
 * Minutes without a key or a mouse until the window locks; 0: never.
 */
lock_after_minutes: number, };

/**
 * A day as it was read.
 */
export type SeenHoliday = { 
/**
 * Its number.
 */
id: number, 
/**
 * Its version.
 */
version: number, };

/**
 * The proposal goes to its addressee.
 */
export type SendProposal = { 
/**
 * Number of the obstacle.
 */
id: number, 
/**
 * The version that was read.
 */
version: number, 
/**
 * When.
 */
proposal_sent_on: string, 
/**
 * The letter that takes it.
 */
proposal_document: string | null, 
/**
 * To whom; absent: as recorded.
 */
addressee: string | null, };

/**
 * Which rosters to make, and where.
 */
export type SendRosters = { 
/**
 * Of whom; a file each.
 */
organization_ids: Array<number>, 
/**
 * The folder that the files go to.
 */
folder: string, 
/**
 * The period whose report they are asked for.
 */
period_id: number | null, 
/**
 * Asked back until.
 */
due_on: string | null, };

/**
 * A field that is shown to few.
 */
export type SensitiveField = "ethnicity" | "religion" | "party_member";

/**
 * A sensitive field of a record, without its value.
 */
export type SensitiveMark = { 
/**
 * Which.
 */
field: SensitiveField, 
/**
 * Whether it is filled in.
 */
is_filled: boolean, };

/**
 * The sensitive fields of a person, as far as the office keeps them.
 */
export type SensitiveValues = { 
/**
 * Dân tộc.
 */
ethnicity: string | null, 
/**
 * Tôn giáo.
 */
religion: string | null, 
/**
 * Đảng viên.
 */
party_member: boolean | null, };

/**
 * A roster that was made.
 */
export type SentRoster = { 
/**
 * Number.
 */
id: number, 
/**
 * Of whom.
 */
organization_id: number, 
/**
 * The file.
 */
path: string, 
/**
 * Rows.
 */
member_count: number, };

/**
 * A cell as it went out in a roster.
 */
export type SentValue = { 
/**
 * As stored; none when it was empty.
 */
value: string | null, };

/**
 * Members at one closing.
 */
export type SeriesPoint = { 
/**
 * Code of the period; empty for today.
 */
code: string, 
/**
 * Label.
 */
label: string, 
/**
 * The day.
 */
on: string, 
/**
 * Distinct persons.
 */
person_count: number, 
/**
 * Memberships.
 */
membership_count: number, };

/**
 * A new password that an admin gives.
 */
export type SetAccountPassword = { 
/**
 * Number of the account.
 */
id: number, 
/**
 * The new password.
 */
password: Secret, };

/**
 * Tasks without a deadline that shall have one.
 */
export type SetDeadline = { 
/**
 * The tasks.
 */
task_ids: Array<number>, 
/**
 * The deadline.
 */
due_on: string, 
/**
 * When it was given; today when absent.
 */
set_on: string | null, 
/**
 * Why; a reason or a paper is needed.
 */
reason: string | null, 
/**
 * The paper that says so.
 */
doc_number: string | null, };

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
 * Letters that urge.
 */
reminders: ReminderSettings, 
/**
 * Which sensitive fields are kept.
 */
privacy: PrivacySettings, 
/**
 * Copies the program makes by itself.
 */
backup: BackupSettings, 
/**
 * Protected books.
 */
security: SecuritySettings, };

/**
 * Giới tính; never defaulted.
 */
export type Sex = "male" | "female" | "other";

/**
 * What goes to one of the organisations born of a division.
 */
export type Share = { 
/**
 * Which of the new ones (0 = first).
 */
to: number, 
/**
 * Branches, with their members.
 */
branch_ids: Array<number>, 
/**
 * Single memberships; they go here even when their branch goes elsewhere, and leave that branch.
 */
membership_ids: Array<number>, };

/**
 * A sheet of the file, to choose from.
 */
export type SheetMark = { 
/**
 * Name.
 */
name: string, 
/**
 * Whether it is hidden.
 */
hidden: boolean, 
/**
 * Rows with something in them.
 */
row_count: number, };

/**
 * A part of the sheet.
 */
export type SheetPage = { 
/**
 * Rows with something in them.
 */
total: number, 
/**
 * The page.
 */
rows: Array<SheetRow>, };

/**
 * A row as it looks in Excel.
 */
export type SheetRow = { 
/**
 * Its number.
 */
row: number, 
/**
 * Its cells from column A.
 */
cells: Array<string>, };

/**
 * A sheet of the workbook.
 */
export type SheetView = { 
/**
 * Its name.
 */
name: string, 
/**
 * Whether the paper lies wide.
 */
landscape: boolean, 
/**
 * Widths of its columns, in pixels.
 */
columns: Array<number>, 
/**
 * Rows from the top that stay when one scrolls, up to the head of the table.
 */
frozen_rows: number, 
/**
 * Its rows, from the top; what is empty is left out.
 */
rows: Array<RowView>, 
/**
 * What is drawn on it.
 */
charts: Array<ChartView>, 
/**
 * Rows that stand in the file only: they name persons, whom the window shows in their own list.
 */
only_in_file: number, };

/**
 * The present password, to be sure who asks.
 */
export type ShowRecoveryCode = { 
/**
 * Of the account that is signed in.
 */
password: Secret, };

/**
 * Which value holds where the book and the list both changed a cell since the list went out.
 */
export type Side = "list" | "book";

/**
 * Who opened the book, for the window.
 */
export type SignedIn = { 
/**
 * What is typed at signing in.
 */
login: string, 
/**
 * As the history names them.
 */
display_name: string, 
/**
 * Vai trò.
 */
role: Role, 
/**
 * Whether sensitive fields are shown to them.
 */
sees_sensitive: boolean, 
/**
 * Minutes without a key or a mouse until the window locks; 0: never.
 */
lock_after_minutes: number, };

/**
 * Somebody who looks like the one being typed.
 */
export type SimilarPerson = { 
/**
 * Who.
 */
person: PersonRow, 
/**
 * Why.
 */
reasons: Array<SimilarReason>, };

/**
 * Why somebody looks like the one being typed.
 */
export type SimilarReason = "national_id" | "phone" | "name" | "birth_and_given_name";

/**
 * An obstacle as a comparison tells it.
 */
export type SnapshotObstacle = { 
/**
 * Its number.
 */
id: number, 
/**
 * When it was raised.
 */
raised_on: string, 
/**
 * What it is.
 */
content: string, };

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
 * The right by which data is kept.
 */
export type SourceBasis = "consent" | "charter" | "contract" | "other";

/**
 * What the user says of a source; what is not known stays empty.
 */
export type SourceFields = { 
/**
 * What the data is used for.
 */
purpose: string | null, 
/**
 * By which right.
 */
basis: SourceBasis | null, 
/**
 * Who says so.
 */
vouched_by: string | null, 
/**
 * Number of the paper.
 */
doc_number: string | null, 
/**
 * Day of the paper.
 */
doc_on: string | null, };

/**
 * Both axes in the office's words: the label of the checklist.
 */
export type StateLabel = "not_started" | "not_started_overdue" | "in_progress_on_schedule" | "in_progress_due_soon" | "in_progress_overdue" | "done_on_time" | "done_late" | "done_no_deadline" | "suspended" | "not_done";

/**
 * Mark and shade of a state, the same on the screen and in print.
 */
export type StateTone = "done" | "done_late" | "on_schedule" | "due_soon" | "overdue" | "idle";

/**
 * PL VI: one organisation's submission.
 */
export type SubmissionLine = { 
/**
 * Row in the book.
 */
organization_id: number, 
/**
 * Name.
 */
organization: string, 
/**
 * Kind in words.
 */
kind_label: string, 
/**
 * Day it was received.
 */
received_on: string | null, 
/**
 * Complete, partial or missing.
 */
completeness: SubmissionState, 
/**
 * What is missing, and other remarks.
 */
note: string, };

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
note: string | null, 
/**
 * Whether it can be sent a roster: it has neither ended nor paused.
 */
takes_roster: boolean, 
/**
 * The latest roster asked for with this period.
 */
roster_id: number | null, 
/**
 * The day it went out.
 */
roster_sent_on: string | null, 
/**
 * Until when it is asked back.
 */
roster_due_on: string | null, };

/**
 * How complete a submission is.
 */
export type SubmissionState = "complete" | "partial" | "missing";

/**
 * What to count.
 */
export type SummarizeChecklist = { 
/**
 * Tasks of this plan; of every plan in force when absent.
 */
plan_id: number | null, 
/**
 * The day; today when absent.
 */
as_of_on: string | null, 
/**
 * First day of the period whose missing results are counted.
 */
period_starts_on: string | null, };

/**
 * Tasks that shall rest.
 */
export type SuspendTasks = { 
/**
 * The tasks.
 */
task_ids: Array<number>, 
/**
 * Since when; today when absent.
 */
suspended_on: string | null, 
/**
 * Why.
 */
reason: string, 
/**
 * Until about when.
 */
until_on: string | null, 
/**
 * The paper that says so.
 */
doc_number: string | null, };

/**
 * Old and new of one cell.
 */
export type TableChange = { 
/**
 * Which.
 */
field: TableField, 
/**
 * As the book has it; empty when it has nothing.
 */
old: string, 
/**
 * As it would be.
 */
new: string, };

/**
 * A column of a table and what it was taken for.
 */
export type TableColumn = { 
/**
 * Letter as in Excel: A, B … AA.
 */
column: string, 
/**
 * The heading, merged heads joined by " / ".
 */
source: string, 
/**
 * What it holds; `None`: left out.
 */
field: TableField | null, };

/**
 * The meaning of one column of a table.
 */
export type TableField = "ordinal" | "code" | "name" | "short_name" | "content" | "group" | "kind" | "parent" | "science_field" | "governing_department" | "founded_on" | "joined_on" | "address" | "commune" | "former_district" | "province" | "synonyms" | "valid_from_on" | "valid_to_on" | "successor" | "contact_name" | "phone" | "email" | "website" | "tax_code" | "has_seal" | "bank_account" | "lead" | "coordinating" | "schedule" | "schedule_meaning" | "deliverable" | "as_of_on" | "source" | "member_count" | "branch_count" | "female_count" | "professor_count" | "associate_professor_count" | "doctor_count" | "master_count" | "bachelor_count" | "college_count" | "intermediate_count" | "other_count" | "note";

/**
 * What was found.
 */
export type TableImport = { 
/**
 * Mark to apply it by.
 */
preview_id: string, 
/**
 * What its rows are.
 */
subject: TableSubject, 
/**
 * Name of the file.
 */
file_name: string, 
/**
 * SHA-256 of the file, hexadecimal: whether it is the same one.
 */
file_sha256: string, 
/**
 * What kind of file its content shows it to be.
 */
file_kind: string, 
/**
 * All sheets with something in them.
 */
sheets: Array<SheetMark>, 
/**
 * Sheet read.
 */
sheet: string, 
/**
 * Header rows as Excel numbers them.
 */
header_rows: Array<number>, 
/**
 * Columns and what they were taken for.
 */
columns: Array<TableColumn>, 
/**
 * Every field that some line holds, in the order in which they are shown.
 */
fields: Array<FilledTableField>, 
/**
 * Lines by kind.
 */
counts: Counts, 
/**
 * How many lines carry a doubt.
 */
rows_with_issues: number, 
/**
 * Rows that are no lines: titles, sections, totals, signatures (the first 500).
 */
left_out: Array<LeftOut>, 
/**
 * Remarks on the whole.
 */
remarks: Array<string>, 
/**
 * What there is to decide, each with the answer the table was read by.
 */
questions: Array<Question>, 
/**
 * Of tasks: agencies that the book does not know.
 */
unknown_agencies: Array<UnknownAgency>, 
/**
 * Of figures: the day they were taken for, where no column says it.
 */
as_of_on: string | null, };

/**
 * What the import of a table did.
 */
export type TableResult = { 
/**
 * Records added.
 */
new_count: number, 
/**
 * Records changed.
 */
changed_count: number, 
/**
 * Lines that were as they stand.
 */
same_count: number, 
/**
 * Lines not written: unreadable, in conflict, or left out by the user.
 */
left_out_count: number, };

/**
 * A line of the table beside the book.
 */
export type TableRow = { 
/**
 * Its number as Excel shows it; none for what is missing from the file.
 */
row: number | null, 
/**
 * What it would do.
 */
kind: RowKind, 
/**
 * What it is called.
 */
title: string, 
/**
 * What the book would hold, as it is shown.
 */
values: Record<string, string>, 
/**
 * Old and new of each cell it would change.
 */
changes: Array<TableChange>, 
/**
 * The ground of the kind, in words.
 */
reason: string, 
/**
 * What is in doubt.
 */
issues: Array<Issue>, 
/**
 * The record of the book it is.
 */
record_id: number | null, };

/**
 * Which lines to show.
 */
export type TableRows = { 
/**
 * The preview.
 */
preview_id: string, 
/**
 * Only of this kind.
 */
kind: RowKind | null, 
/**
 * Only those with a doubt.
 */
with_issues: boolean, 
/**
 * Lines to skip.
 */
offset: number, 
/**
 * Lines at most; 0 means 100. At most 1,000.
 */
limit: number, };

/**
 * A page of lines.
 */
export type TableRowsPage = { 
/**
 * How many there are in all.
 */
total: number, 
/**
 * The page.
 */
rows: Array<TableRow>, };

/**
 * Which part of the sheet to show.
 */
export type TableSheet = { 
/**
 * The preview.
 */
preview_id: string, 
/**
 * Rows to skip.
 */
offset: number, 
/**
 * Rows at most; 0 means 100. At most 1,000.
 */
limit: number, };

/**
 * What the rows of a table are.
 */
export type TableSubject = "organizations" | "tasks" | "figures" | "agencies";

/**
 * What a template is for.
 */
export type TableTemplate = "members" | "organizations" | "agencies" | "tasks" | "figures";

/**
 * What the quarters come to, to be taken.
 */
export type TakeProposedValues = { 
/**
 * The period.
 */
period_id: number, 
/**
 * Of these indicators; absent: of all that have no value yet and whose quarters are complete.
 */
indicator_ids: Array<number> | null, };

/**
 * A task as stored.
 */
export type Task = { 
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
 * Its place in the plan, from 1.
 */
position: number, 
/**
 * Name of the lead agency today.
 */
lead_name: string | null, 
/**
 * Number of the plan.
 */
plan_number: string, 
/**
 * Code of the group.
 */
group_code: string | null, 
/**
 * Heading of the group.
 */
group_name: string | null, 
/**
 * Its plan; does not change.
 */
plan_id: number, 
/**
 * Its group.
 */
group_id: number | null, 
/**
 * "II.2.b".
 */
code: string, 
/**
 * What is to be done.
 */
content: string, 
/**
 * Cơ quan chủ trì.
 */
lead_agency_id: number | null, 
/**
 * Its name as the plan writes it.
 */
lead_as_written: string | null, 
/**
 * Cơ quan phối hợp.
 */
coordinating: Array<CoordinatingAgency>, 
/**
 * The time in the plan's own words.
 */
schedule_text: string | null, 
/**
 * What the words mean.
 */
schedule_kind: ScheduleKind, 
/**
 * First day.
 */
starts_on: string | null, 
/**
 * The original deadline; of a recurring task its day and its month within the year, half-year or quarter.
 */
due_on: string | null, 
/**
 * Sản phẩm.
 */
deliverable: string | null, 
/**
 * Mức ưu tiên.
 */
priority: Priority, 
/**
 * Note.
 */
note: string | null, };

/**
 * A change of a task, with what stood before and what stands after.
 */
export type TaskChange = { "kind": "added", 
/**
 * When it was entered.
 */
entered_on: string | null, } | { "kind": "removed", 
/**
 * When.
 */
deleted_on: string | null, } | { "kind": "deadline", 
/**
 * The deadline before.
 */
from: string | null, 
/**
 * The deadline after.
 */
to: string | null, 
/**
 * The extensions decided in between; none: it was given, or put right.
 */
extensions: Array<ToldExtension>, } | { "kind": "lead", 
/**
 * Before.
 */
from: string | null, 
/**
 * After.
 */
to: string | null, } | { "kind": "state", 
/**
 * Before.
 */
from: StateLabel, 
/**
 * After.
 */
to: StateLabel, 
/**
 * Of a recurring task that went on to another occurrence: first day of that one.
 */
occurrence_starts_on: string | null, } | { "kind": "progress", 
/**
 * Before.
 */
from: TaskProgress, 
/**
 * After.
 */
to: TaskProgress, 
/**
 * Percent before.
 */
from_percent: number | null, 
/**
 * Percent after.
 */
to_percent: number | null, } | { "kind": "result", 
/**
 * The day of the latest.
 */
reported_on: string, 
/**
 * What it says.
 */
result_text: string, } | { "kind": "obstacle", 
/**
 * They.
 */
obstacles: Array<SnapshotObstacle>, };

/**
 * In what respect a task changed; a task may have changed in several.
 */
export type TaskChangeKind = "added" | "removed" | "deadline" | "state" | "progress" | "assignment" | "words";

/**
 * A task with everything that happened to it.
 */
export type TaskDetail = { 
/**
 * The task.
 */
task: Task, 
/**
 * How it stands on the day asked for.
 */
state: TaskState, 
/**
 * Of a recurring task: its occurrences until that day, the first one first.
 */
occurrences: Array<TaskState>, 
/**
 * What was reported, the latest first.
 */
reports: Array<ProgressReport>, 
/**
 * Minh chứng.
 */
evidence: Array<Evidence>, 
/**
 * Gia hạn, the latest first.
 */
extensions: Array<Extension>, 
/**
 * The deadline that it was given.
 */
deadline: Deadline | null, 
/**
 * Giao lại, the latest first.
 */
assignments: Array<Assignment>, 
/**
 * Confirmations, returns, directives, rests: the latest first.
 */
notes: Array<TaskNote>, 
/**
 * Every act as a dated line in words, the latest first.
 */
events: Array<TaskEvent>, 
/**
 * Vướng mắc, kiến nghị.
 */
obstacles: Array<ObstacleRow>, 
/**
 * The acts that touched it, in words, the latest first (at most 100).
 */
history: Array<HistoryEntry>, };

/**
 * One line.
 */
export type TaskEvent = { 
/**
 * The day that it speaks of; none of an evidence without a day.
 */
happened_on: string | null, 
/**
 * What it is about.
 */
kind: TaskEventKind, 
/**
 * Number of its row.
 */
id: number, 
/**
 * The row's version; of what is not taken out by it, 1.
 */
version: number, 
/**
 * What happened.
 */
text: string, 
/**
 * Reason, result, what is asked for.
 */
detail: string | null, 
/**
 * The paper behind it.
 */
doc_number: string | null, 
/**
 * Of a recurring task: first day of the occurrence that it is about.
 */
occurrence_starts_on: string | null, 
/**
 * It is the latest of its kind, and may be taken out again.
 */
can_remove: boolean, };

/**
 * What a line is about.
 */
export type TaskEventKind = "report" | "evidence" | "extension" | "deadline" | "assignment" | "note" | "obstacle" | "attachment";

/**
 * What proves a task's result within the period.
 */
export type TaskEvidence = { 
/**
 * Papers with their days.
 */
papers: string, 
/**
 * Names of the files kept with it; a name may be a person's, so they stand in the proof edition alone.
 */
files: Array<string>, };

/**
 * What the user types of a task.
 */
export type TaskFields = { 
/**
 * Its plan; does not change.
 */
plan_id: number, 
/**
 * Its group.
 */
group_id: number | null, 
/**
 * "II.2.b".
 */
code: string, 
/**
 * What is to be done.
 */
content: string, 
/**
 * Cơ quan chủ trì.
 */
lead_agency_id: number | null, 
/**
 * Its name as the plan writes it.
 */
lead_as_written: string | null, 
/**
 * Cơ quan phối hợp.
 */
coordinating: Array<CoordinatingAgency>, 
/**
 * The time in the plan's own words.
 */
schedule_text: string | null, 
/**
 * What the words mean.
 */
schedule_kind: ScheduleKind, 
/**
 * First day.
 */
starts_on: string | null, 
/**
 * The original deadline; of a recurring task its day and its month within the year, half-year or quarter.
 */
due_on: string | null, 
/**
 * Sản phẩm.
 */
deliverable: string | null, 
/**
 * Mức ưu tiên.
 */
priority: Priority, 
/**
 * Note.
 */
note: string | null, };

/**
 * A group of tasks and solutions (nhóm nhiệm vụ, giải pháp).
 */
export type TaskGroup = { 
/**
 * Its number; absent for a new one.
 */
id: number | null, 
/**
 * "II".
 */
code: string, 
/**
 * Its heading.
 */
name: string, };

/**
 * PL II: one task, or one occurrence of a recurring task.
 */
export type TaskLine = { 
/**
 * Row in the book.
 */
task_id: number, 
/**
 * Plan, in words: printed above its groups.
 */
plan: string, 
/**
 * Group: printed above its tasks.
 */
group: string, 
/**
 * Code in the plan, like `II.2.b`.
 */
code: string, 
/**
 * Content.
 */
content: string, 
/**
 * Cơ quan chủ trì.
 */
lead_agency: string, 
/**
 * Its row in the book; none: the plan's own words, or nobody.
 */
lead_agency_id: number | null, 
/**
 * Cơ quan phối hợp.
 */
coordinating_agencies: Array<string>, 
/**
 * The schedule as the plan words it.
 */
schedule_text: string, 
/**
 * Due day now.
 */
due_on: string | null, 
/**
 * Deliverable.
 */
deliverable: string, 
/**
 * Result within the period.
 */
result: string, 
/**
 * Percent done.
 */
percent: number | null, 
/**
 * State in words, one of the fixed labels.
 */
state_label: string, 
/**
 * Place in the 2 × 2.
 */
quadrant: Quadrant, 
/**
 * Mark and shade.
 */
tone: StateTone, 
/**
 * Day it was completed.
 */
completed_on: string | null, 
/**
 * A continuous task without a result line in the period.
 */
result_missing: boolean, 
/**
 * Done, but nothing proves it.
 */
evidence_missing: boolean, 
/**
 * Its lead agency had ended by the cut-off.
 */
lead_has_ended: boolean, 
/**
 * The last day of its plan was over at the cut-off.
 */
plan_is_past: boolean, 
/**
 * Open obstacles, in words.
 */
obstacles: string, 
/**
 * Open proposals, in words.
 */
proposals: string, 
/**
 * What proves the result within the period; none in what was frozen before reports told it.
 */
evidence: TaskEvidence | null, };

/**
 * A task that differs between two lists of the checklist.
 */
export type TaskLineChange = { 
/**
 * Number of the task.
 */
task_id: number, 
/**
 * Plan in words, as the second list has it.
 */
plan: string, 
/**
 * Code in the plan.
 */
code: string, 
/**
 * Content.
 */
content: string, 
/**
 * Cơ quan chủ trì.
 */
lead_agency: string, 
/**
 * In what respects, in the order of the enum; at least one.
 */
kinds: Array<TaskChangeKind>, 
/**
 * What differs, field by field; of one that came or went its state.
 */
fields: Array<FieldChange>, 
/**
 * It went because its record was deleted; only whoever asks the book knows, so [`compare_tasks`] leaves it false.
 */
is_deleted: boolean, };

/**
 * An act in words, as stored.
 */
export type TaskNote = { 
/**
 * Number.
 */
id: number, 
/**
 * Grows with each update.
 */
version: number, 
/**
 * Its task.
 */
task_id: number, 
/**
 * What it is.
 */
kind: NoteKind, 
/**
 * Its day.
 */
noted_on: string, 
/**
 * The reason, what is asked for, what was directed; a confirmation may go without.
 */
content: string | null, 
/**
 * The paper that says so.
 */
doc_number: string | null, 
/**
 * Who directed or decided it.
 */
issued_by: string | null, 
/**
 * What is asked for is wanted by this day; a rest lasts until about then.
 */
until_on: string | null, };

/**
 * First axis: how far a task is (tiến độ).
 */
export type TaskProgress = "not_started" | "in_progress" | "awaiting_confirmation" | "done" | "suspended" | "not_done";

/**
 * A line of the checklist on a day.
 */
export type TaskRow = { 
/**
 * Number.
 */
id: number, 
/**
 * Grows with each update.
 */
version: number, 
/**
 * Its plan.
 */
plan_id: number, 
/**
 * Number of the plan.
 */
plan_number: string, 
/**
 * Its group.
 */
group_id: number | null, 
/**
 * Code of the group.
 */
group_code: string | null, 
/**
 * Heading of the group.
 */
group_name: string | null, 
/**
 * Its place in the plan.
 */
position: number, 
/**
 * "II.2.b".
 */
code: string, 
/**
 * What is to be done.
 */
content: string, 
/**
 * Cơ quan chủ trì.
 */
lead_agency_id: number | null, 
/**
 * Its name; of one that no longer exists that day with who took over: "Sở A (nay: Sở B)".
 */
lead_name: string | null, 
/**
 * Its name as the plan writes it.
 */
lead_as_written: string | null, 
/**
 * It no longer exists on that day: the task needs a successor.
 */
lead_has_ended: boolean, 
/**
 * The last day of its plan is over, whatever the plan's validity says.
 */
plan_is_past: boolean, 
/**
 * Cơ quan phối hợp, as the plan writes them, with "; " between.
 */
coordinating_names: string | null, 
/**
 * The same, one by one, under the names they have that day.
 */
coordinating: Array<CoordinatingAgency>, 
/**
 * The time in the plan's own words.
 */
schedule_text: string | null, 
/**
 * What the words mean.
 */
schedule_kind: ScheduleKind, 
/**
 * Sản phẩm.
 */
deliverable: string | null, 
/**
 * Mức ưu tiên.
 */
priority: Priority, 
/**
 * How it stands.
 */
state: TaskState, 
/**
 * Extensions decided until that day.
 */
extension_count: number, 
/**
 * Reason of the latest of them.
 */
extension_reason: string | null, 
/**
 * Percent done, by the report that tells the state.
 */
percent: number | null, 
/**
 * The latest result reported until that day.
 */
result_text: string | null, 
/**
 * Its day.
 */
result_on: string | null, 
/**
 * The latest result reported within the period asked for.
 */
period_result: string | null, 
/**
 * A continuous task without a result line in the period asked for.
 */
result_missing: boolean, 
/**
 * Obstacles open on that day.
 */
open_obstacle_count: number, 
/**
 * The latest evidence: number and day.
 */
last_evidence: string | null, 
/**
 * Done, but nothing proves it.
 */
evidence_missing: boolean, 
/**
 * Note.
 */
note: string | null, 
/**
 * When a letter that urges last named it, until that day.
 */
last_reminded_on: string | null, };

/**
 * How a task, or one occurrence of it, stands at a day.
 */
export type TaskState = { 
/**
 * First axis.
 */
progress: TaskProgress, 
/**
 * Second axis.
 */
timeliness: Timeliness, 
/**
 * Both in words.
 */
label: StateLabel, 
/**
 * Its cell of the 2 × 2.
 */
cell: ChecklistCell, 
/**
 * The deadline in force that day; of what is done: on the day of completion.
 */
due_on: string | null, 
/**
 * The deadline as first set.
 */
original_due_on: string | null, 
/**
 * Days until the deadline (below 0: days late), from that day or from the day it was done; none when set aside.
 */
days_left: number | null, 
/**
 * When it was done.
 */
completed_on: string | null, 
/**
 * Of a recurring task: first day of the occurrence.
 */
occurrence_starts_on: string | null, 
/**
 * The report that says so.
 */
report_id: number | null, 
/**
 * Of a recurring task: how many occurrences are late and not done, the one on show included.
 */
late_occurrence_count: number, };

/**
 * Pairs of records that are not of one person.
 */
export type TellApart = { 
/**
 * The pairs; which of the two goes first does not matter.
 */
pairs: Array<PeoplePair>, };

/**
 * A term as stored.
 */
export type Term = { 
/**
 * Number.
 */
id: number, 
/**
 * Grows with each update.
 */
version: number, 
/**
 * Đại hội lần thứ.
 */
ordinal: number | null, 
/**
 * Day of the congress.
 */
congress_on: string | null, 
/**
 * From, as far as known.
 */
starts_on: PartialDate, 
/**
 * To, as far as known.
 */
ends_on: PartialDate | null, 
/**
 * Dự kiến đại hội tới (partial day).
 */
next_congress_on: PartialDate | null, 
/**
 * Note.
 */
note: string | null, };

/**
 * A term (nhiệm kỳ).
 */
export type TermFields = { 
/**
 * Đại hội lần thứ.
 */
ordinal: number | null, 
/**
 * Day of the congress.
 */
congress_on: string | null, 
/**
 * From, as far as known.
 */
starts_on: PartialDate, 
/**
 * To, as far as known.
 */
ends_on: PartialDate | null, 
/**
 * Dự kiến đại hội tới (partial day).
 */
next_congress_on: PartialDate | null, 
/**
 * Note.
 */
note: string | null, };

/**
 * The figures that a section of the report names.
 */
export type TextFigures = { 
/**
 * The section.
 */
key: string, 
/**
 * Its figures as far as its words name them, in their order.
 */
figures: Array<CitedFigure>, };

/**
 * The words of which report.
 */
export type TextOfReport = { 
/**
 * Number of the period.
 */
period_id: number | null, 
/**
 * Code of the period.
 */
period: string | null, 
/**
 * An earlier closing instead of the one that holds.
 */
number: number | null, };

/**
 * The tasks on a line of days.
 */
export type Timeline = { 
/**
 * The day looked at.
 */
as_of_on: string, 
/**
 * The first day drawn.
 */
from_on: string, 
/**
 * The last day drawn.
 */
to_on: string, 
/**
 * The tasks.
 */
rows: Array<TimelineRow>, };

/**
 * A stretch of days in which something is to be done.
 */
export type TimelineBar = { 
/**
 * First day; absent: not known.
 */
starts_on: string | null, 
/**
 * The deadline as first set.
 */
original_due_on: string | null, 
/**
 * The deadline in force; absent: it has none.
 */
due_on: string | null, 
/**
 * When it was done.
 */
completed_on: string | null, 
/**
 * State in words; absent: it begins later.
 */
label: StateLabel | null, 
/**
 * Against its deadline.
 */
timeliness: Timeliness | null, };

/**
 * A task and its bars.
 */
export type TimelineRow = { 
/**
 * How it stands on the day looked at.
 */
state: TaskState, 
/**
 * Its bars, the first one first.
 */
bars: Array<TimelineBar>, 
/**
 * Extensions decided until the day looked at.
 */
extensions: Array<ToldExtension>, 
/**
 * Number.
 */
id: number, 
/**
 * Its plan.
 */
plan_id: number, 
/**
 * Number of the plan.
 */
plan_number: string, 
/**
 * Its group.
 */
group_id: number | null, 
/**
 * Code of the group.
 */
group_code: string | null, 
/**
 * Heading of the group.
 */
group_name: string | null, 
/**
 * "II.2.b".
 */
code: string, 
/**
 * What is to be done.
 */
content: string, 
/**
 * Cơ quan chủ trì.
 */
lead_agency_id: number | null, 
/**
 * Its name; of one that no longer exists that day with who took over: "Sở A (nay: Sở B)".
 */
lead_name: string | null, 
/**
 * Cơ quan phối hợp, named likewise.
 */
coordinating: Array<CoordinatingAgency>, 
/**
 * The time in the plan's own words.
 */
schedule_text: string | null, 
/**
 * What the words mean.
 */
schedule_kind: ScheduleKind, };

/**
 * Second axis: how a task stands against its deadline at a day.
 */
export type Timeliness = "no_deadline" | "on_schedule" | "due_soon" | "overdue";

/**
 * An extension with its words; in the order of [`TaskCourse::extensions`].
 */
export type ToldExtension = { 
/**
 * When it was decided.
 */
decided_on: string, 
/**
 * The deadline that it moved.
 */
from_due_on: string, 
/**
 * Where to.
 */
to_due_on: string, 
/**
 * Why.
 */
reason: string, 
/**
 * The paper that says so.
 */
doc_number: string | null, };

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
entry_id: number | null, 
/**
 * Of an import or a merge: take back all but what was edited or used since.
 */
keep_later: boolean, 
/**
 * Without an entry: only what was done since the book was opened.
 */
this_sitting: boolean, };

/**
 * What an undo left as it was edited since.
 */
export type Undone = { 
/**
 * Records that stay, whole or in some fields; none unless `keep_later` was asked for.
 */
kept: Array<KeptRecord>, };

/**
 * An agency that there is to ask about: the book does not know it, or it is no more.
 */
export type UnknownAgency = { 
/**
 * As the file writes it.
 */
written: string, 
/**
 * How many lines name it.
 */
row_count: number, 
/**
 * Why it is asked about.
 */
doubt: AgencyDoubt, 
/**
 * What is done with it.
 */
choice: AgencyChoice, 
/**
 * Which agencies of the book it may mean, the likeliest first.
 */
candidates: Array<AgencyCandidate>, };

/**
 * The password that confirms it.
 */
export type UnprotectBook = { 
/**
 * Of the account that is signed in.
 */
password: Secret, };

/**
 * What may be changed of an account.
 */
export type UpdateAccount = { 
/**
 * Number.
 */
id: number, 
/**
 * Version that was read.
 */
version: number, 
/**
 * As the history names them.
 */
display_name: string, 
/**
 * Vai trò.
 */
role: Role, 
/**
 * Whether sensitive fields are shown to them.
 */
sees_sensitive: boolean, 
/**
 * It can be signed in with. Closing it takes its password away.
 */
is_active: boolean, 
/**
 * A new password: needed when a closed account is opened again.
 */
password?: Secret | null, };

/**
 * An agency to change.
 */
export type UpdateAgency = { 
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
fields: AgencyFields, };

/**
 * A closing to put right.
 */
export type UpdateClosing = { 
/**
 * Number of the closing.
 */
id: number, 
/**
 * The version of the closing that was read.
 */
version: number, 
/**
 * When.
 */
closed_on: string, 
/**
 * What came of it.
 */
effect: string | null, 
/**
 * Open again from this day on.
 */
reopened_on: string | null, 
/**
 * Why.
 */
reason: string | null, };

/**
 * An evidence to change.
 */
export type UpdateEvidence = { 
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
fields: EvidenceFields, };

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
 * What was raised, to change.
 */
export type UpdateObstacle = { 
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
fields: ObstacleFields, };

/**
 * A package that may be installed.
 */
export type UpdateOffer = { 
/**
 * Its version.
 */
version: string, 
/**
 * The version in use.
 */
own_version: string, 
/**
 * What is new, in the maker's words; may be empty.
 */
notes: string, 
/**
 * The installer's name.
 */
file_name: string, 
/**
 * Bytes.
 */
size_bytes: number, };

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
 * An open period to change.
 */
export type UpdatePeriod = { 
/**
 * Its number.
 */
id: number, 
/**
 * The version that was read.
 */
version: number, 
/**
 * The label.
 */
label: string, 
/**
 * First day.
 */
starts_on: string, 
/**
 * Last day counted.
 */
cutoff_on: string, 
/**
 * When the report is owed.
 */
due_on: string | null, 
/**
 * Note.
 */
note: string | null, };

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
 * All fields as they shall be. A sensitive field that is absent stays as it is, unless `sensitive_shown`.
 */
fields: PersonFields, 
/**
 * The sensitive fields were shown to be edited: what is absent is emptied.
 */
sensitive_shown: boolean, };

/**
 * A plan to change.
 */
export type UpdatePlan = { 
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
fields: PlanFields, };

/**
 * A report to change.
 */
export type UpdateProgress = { 
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
fields: ProgressFields, };

/**
 * A task to change.
 */
export type UpdateTask = { 
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
fields: TaskFields, };

/**
 * The words of an act, corrected. Its day stays: an act of another day is taken out and recorded anew.
 */
export type UpdateTaskNote = { 
/**
 * Its number.
 */
id: number, 
/**
 * The version that was read.
 */
version: number, 
/**
 * All words as they shall be.
 */
fields: NoteFields, };

/**
 * A day as it was meant.
 */
export type ViewDay = { "is": "today" } | { "is": "latest_cutoff" } | { "is": "previous_cutoff" } | { "is": "fixed", 
/**
 * The day.
 */
on: string, };

/**
 * How a list is looked at. What a list does not have is left at its default.
 */
export type ViewDefinition = { 
/**
 * In which form: "list", "matrix", "timeline", "compare" …; the list's own when empty.
 */
shape: string, 
/**
 * By what its rows stand under headings.
 */
grouping: string | null, 
/**
 * Words looked for.
 */
search: string, 
/**
 * What narrows it.
 */
filters: Array<Filter>, 
/**
 * Its order; the list's own when absent.
 */
sort: Sort | null, 
/**
 * Columns shown and hidden otherwise than the list does by itself.
 */
columns: { [key in string]: boolean }, 
/**
 * Widths other than the list's own, in pixels.
 */
widths: { [key in string]: number }, 
/**
 * The day looked at.
 */
day: ViewDay, 
/**
 * Of a comparison: the first day.
 */
from_day: ViewDay | null, 
/**
 * What else the form knows: kind of period, scale …
 */
options: { [key in string]: string }, };

/**
 * Things to let pass, with one reason.
 */
export type WaiveCheck = { 
/**
 * Number of the period.
 */
period_id: number | null, 
/**
 * Code of the period.
 */
period: string | null, 
/**
 * The things.
 */
items: Array<WaiveItem>, 
/**
 * Why.
 */
reason: string, };

/**
 * One thing to let pass.
 */
export type WaiveItem = { 
/**
 * The check.
 */
check_key: string, 
/**
 * The thing.
 */
subject_key: string, 
/**
 * The version of the waiver that was read; absent: there was none.
 */
version: number | null, };

/**
 * A letter that is wanted.
 */
export type WantedLetter = { 
/**
 * To whom: who answers for the tasks.
 */
agency_id: number, 
/**
 * For which of its tasks.
 */
task_ids: Array<number>, };

/**
 * Letters that are wanted, with what all of them bear.
 */
export type WantedLetters = { 
/**
 * For tasks of this plan; of every plan in force when absent.
 */
plan_id: number | null, 
/**
 * The day of the states; today when absent.
 */
as_of_on: string | null, 
/**
 * The day of the letters; today when absent.
 */
issued_on: string | null, 
/**
 * An answer is asked until.
 */
due_on: string | null, 
/**
 * The number of the first letter; the next one of the register when absent.
 */
first_number: number | null, 
/**
 * One each.
 */
letters: Array<WantedLetter>, };

/**
 * A letter that was not sent after all.
 */
export type WithdrawReminder = { 
/**
 * Its number.
 */
id: number, 
/**
 * The version that was read.
 */
version: number, 
/**
 * Why.
 */
reason: string, };

/**
 * One thing to do.
 */
export type WorkItem = { 
/**
 * Stable key: `tasks_overdue`, `submissions_missing`, …
 */
key: string, 
/**
 * How pressing it is.
 */
tone: StateTone, 
/**
 * How many.
 */
count: number, 
/**
 * In words, with the number in front.
 */
sentence: string, 
/**
 * The rows.
 */
leads_to: Lead, };

/**
 * Đang công tác hay nghỉ hưu.
 */
export type WorkingStatus = "working" | "retired";
