// Generated from the command table of the core (`lienhiep-cli commands --typescript ui/src/bindings`). Not edited by hand.
/** @noprettier */

import type {
  AbandonTasks,
  AccessRow,
  Account,
  ActName,
  AddDirective,
  AddEvidence,
  Adjustment,
  AdmitMember,
  Agency,
  AgencyFields,
  AgencyName,
  AgencyRow,
  AnswerObstacle,
  AnswerReminder,
  ApplyImport,
  ApplyTable,
  Assignment,
  AttachFiles,
  Attachment,
  AttachmentTotals,
  BackupInfo,
  BackupState,
  BackupWhenDue,
  BookInfo,
  BookPath,
  ById,
  ByPreview,
  ChangeOwnPassword,
  CheckReport,
  CheckWaiver,
  ChecklistComparison,
  ChecklistMatrix,
  ChecklistSummary,
  ChecklistTimeline,
  CloseObstacle,
  ClosePeriod,
  ClosingHead,
  CompareChecklist,
  CompareReportVersions,
  ConfirmTasks,
  CorrectEnding,
  CountMembers,
  Counts,
  CreateAccount,
  CreateBackup,
  CreatePeriod,
  CreatePerson,
  CreateSample,
  DataRequest,
  DataSource,
  Deadline,
  DecideImport,
  DecisionFields,
  DeclareFigures,
  DeclaredFigure,
  DeletePart,
  DeleteRecord,
  DeletedTask,
  DescribeAttachment,
  DiagnosticFile,
  Diagnostics,
  Done,
  DuplicatesPage,
  EndMemberships,
  ErasePerson,
  Erased,
  ErasureForecast,
  Evidence,
  ExportDiagnostics,
  ExportList,
  ExportPersonFile,
  ExportReminder,
  ExportReport,
  ExportReportText,
  ExportedList,
  ExportedReminder,
  ExportedReport,
  ExtendTask,
  ExtendTasks,
  Extension,
  FigureLead,
  FindAgency,
  FindSimilarPeople,
  GetHistoryEntry,
  GetReminder,
  GetTask,
  HistoryDetail,
  HistoryEntry,
  HistoryRows,
  HolidayYear,
  ImportBatch,
  ImportForecast,
  ImportPreview,
  ImportReport,
  ImportResult,
  ImportRows,
  ImportRowsPage,
  ImportSheet,
  Indicator,
  IndicatorFigures,
  IndicatorGrid,
  InspectUpdate,
  IssueReminders,
  IssuedReminder,
  KeptRecord,
  Letter,
  LifecycleDone,
  LiftWaiver,
  ListAccess,
  ListAdjustments,
  ListAttachments,
  ListDataRequests,
  ListDataSources,
  ListDeclaredFigures,
  ListDeletedTasks,
  ListDuplicates,
  ListHistory,
  ListHistoryRows,
  ListHolidays,
  ListImportBatches,
  ListObstacles,
  ListPresets,
  ListReminders,
  ListRequest,
  ListRosters,
  ListTasks,
  ListViews,
  Matrix,
  MemberCount,
  Membership,
  MergePeople,
  MergePreview,
  Merged,
  NamedFigure,
  NoteEffect,
  Nothing,
  Obstacle,
  ObstacleFields,
  ObstacleRow,
  OfPeriod,
  OfReport,
  OpenBook,
  OrderIndicators,
  Organization,
  OrganizationDetail,
  OrganizationFields,
  OrganizationName,
  OrganizationOnDay,
  OrganizationRow,
  Overview,
  Page,
  ParseSchedule,
  ParsedSchedule,
  PeoplePage,
  PeoplePair,
  Period,
  PeriodCheck,
  PeriodPreset,
  PeriodRow,
  Person,
  PersonDetail,
  PersonFile,
  Plan,
  PlanFields,
  PlanName,
  PlanRow,
  PositionFields,
  PrepareUpdate,
  PreparedUpdate,
  PreviewImport,
  PreviewReminders,
  PreviewTable,
  PreviewWorkbook,
  PrintedForm,
  PrivacyRights,
  ProgressReport,
  ProtectBook,
  Protected,
  PurgedAttachments,
  ReassignTasks,
  RecentBook,
  RecogniseList,
  RecordDeath,
  RecordLifecycle,
  RecordProgress,
  RecordProgressOfTasks,
  RecordSubmission,
  RecoverBook,
  RecoveryCode,
  ReminderDetail,
  ReminderPreview,
  ReminderRow,
  RemoveExtension,
  RenameIndicatorGroup,
  RenameView,
  ReopenObstacle,
  ReopenPeriod,
  ReorderTasks,
  ReorderViews,
  RepairReport,
  ReportComparison,
  ReportData,
  ReportFileName,
  ReportText,
  ReportTextName,
  ReportVersion,
  ResolveAgency,
  RestoreBackup,
  RestorePreview,
  Restored,
  ResumeTasks,
  ReturnTask,
  Role,
  RosterId,
  RosterMark,
  RosterRow,
  SalvageReport,
  SaveAttachment,
  SaveDataRequest,
  SaveDataSource,
  SaveHolidays,
  SaveIndicator,
  SaveIndicatorValues,
  SavePart,
  SaveRecoverySheet,
  SaveReportText,
  SaveTableTemplate,
  SaveView,
  SavedAttachment,
  SavedSheet,
  SavedTemplate,
  SavedView,
  SendProposal,
  SendRosters,
  SensitiveValues,
  SentRoster,
  SetAccountPassword,
  SetDeadline,
  Settings,
  SheetPage,
  SheetView,
  ShowRecoveryCode,
  SimilarPerson,
  SourceFields,
  SubmissionRow,
  SummarizeChecklist,
  SuspendTasks,
  TableImport,
  TableResult,
  TableRows,
  TableRowsPage,
  TableSheet,
  TakeProposedValues,
  Task,
  TaskDetail,
  TaskFields,
  TaskNote,
  TaskRow,
  TellApart,
  TermFields,
  TextFigures,
  TextOfReport,
  Timeline,
  TransferMembership,
  Transferred,
  UndoRequest,
  Undone,
  UnprotectBook,
  UpdateAccount,
  UpdateAgency,
  UpdateClosing,
  UpdateEvidence,
  UpdateMembership,
  UpdateObstacle,
  UpdateOffer,
  UpdateOrganization,
  UpdatePeriod,
  UpdatePerson,
  UpdatePlan,
  UpdateProgress,
  UpdateTask,
  UpdateTaskNote,
  WaiveCheck,
  WantedLetters,
  WithdrawReminder,
} from "./types";

/** Every command: what it takes and what it answers. */
export interface Commands {
  /** Opens an existing book. */
  open_book: { request: OpenBook; answer: BookInfo };
  /** Makes an empty book. */
  create_book: { request: BookPath; answer: BookInfo };
  /** Closes the open book. */
  close_book: { request: Nothing; answer: Nothing };
  /** The open book, if any. */
  current_book: { request: Nothing; answer: BookInfo | null };
  /** Books opened lately. */
  recent_books: { request: Nothing; answer: Array<RecentBook> };
  /** Makes a book with the sample office and opens it. */
  create_sample: { request: CreateSample; answer: BookInfo };
  /** Copies the open book. */
  create_backup: { request: CreateBackup; answer: BackupInfo };
  /** The copies beside the book. */
  list_backups: { request: Nothing; answer: Array<BackupInfo> };
  /** The latest copy, for the status bar. */
  last_backup: { request: Nothing; answer: BackupInfo | null };
  /** Puts a copy in the book's place. */
  restore_backup: { request: RestoreBackup; answer: Restored };
  /** Copies the open book when that is due. */
  backup_when_due: { request: BackupWhenDue; answer: BackupInfo | null };
  /** When the last good copy was made, what happened since, and whether to warn. */
  backup_state: { request: Nothing; answer: BackupState };
  /** The copies of a book that is not open. */
  backups_of: { request: BookPath; answer: Array<BackupInfo> };
  /** What a copy holds beside what is here, before it is restored. */
  preview_restore: { request: RestoreBackup; answer: RestorePreview };
  /** Saves what can be read of a damaged book into a new one beside it. */
  salvage_book: { request: BookPath; answer: SalvageReport };
  /** A look at the file alone, quick enough for each start. */
  check_quickly: { request: Nothing; answer: CheckReport };
  /** Makes anew what is worked out of the records: indexes and the index of words. */
  repair_book: { request: Nothing; answer: Done<RepairReport> };
  /** Checks the file and what must always hold in it. */
  check_book: { request: Nothing; answer: CheckReport };
  /** All settings. */
  get_settings: { request: Nothing; answer: Settings };
  /** Saves all settings. */
  update_settings: { request: Settings; answer: Done<Settings> };
  /** The days off and the days worked in their place in a year, with the fixed public holidays that are missing. */
  list_holidays: { request: ListHolidays; answer: HolidayYear };
  /** Saves the days of a year as a whole. */
  save_holidays: { request: SaveHolidays; answer: Done<HolidayYear> };
  /** A page of organisations on a day. */
  list_organizations: { request: ListRequest; answer: Page<OrganizationRow> };
  /** All organisations by name. */
  list_organization_names: { request: Nothing; answer: Array<OrganizationName> };
  /** One organisation. */
  get_organization: { request: ById; answer: Organization };
  /** Adds an organisation. */
  create_organization: { request: OrganizationFields; answer: Done<Organization> };
  /** Changes an organisation. */
  update_organization: { request: UpdateOrganization; answer: Done<Organization> };
  /** Every organisation that owes figures for a period, with what it sent. */
  list_submissions: { request: OfPeriod; answer: Array<SubmissionRow> };
  /** Records that an organisation sent its figures, or takes it back. */
  record_submission: { request: RecordSubmission; answer: Done<Nothing> };
  /** All activity indicators. */
  list_indicators: { request: Nothing; answer: Array<Indicator> };
  /** Every active indicator with its figures in a period. */
  list_indicator_figures: { request: OfPeriod; answer: Array<IndicatorFigures> };
  /** The values of a period one by one, with the organisations that may have some. */
  list_indicator_values: { request: OfPeriod; answer: IndicatorGrid };
  /** Adds or changes an indicator. */
  save_indicator: { request: SaveIndicator; answer: Done<Indicator> };
  /** Puts the indicators in an order. */
  order_indicators: { request: OrderIndicators; answer: Done<Nothing> };
  /** Gives a group of indicators another name. */
  rename_indicator_group: { request: RenameIndicatorGroup; answer: Done<Nothing> };
  /** Saves the activity figures of a period. */
  save_indicator_values: { request: SaveIndicatorValues; answer: Done<Nothing> };
  /** Enters what the quarters of a longer period come to. */
  take_proposed_values: { request: TakeProposedValues; answer: Done<Nothing> };
  /** One organisation with all its parts, on a day. */
  get_organization_detail: { request: OrganizationOnDay; answer: OrganizationDetail };
  /** Adds or changes a decision of an organisation. */
  save_organization_decision: { request: SavePart<DecisionFields>; answer: Done<OrganizationDetail> };
  /** Adds or changes a term of an organisation. */
  save_organization_term: { request: SavePart<TermFields>; answer: Done<OrganizationDetail> };
  /** Adds or changes a position in an organisation. */
  save_organization_position: { request: SavePart<PositionFields>; answer: Done<OrganizationDetail> };
  /** Deletes a decision, a term, a position or a declaration. */
  delete_organization_part: { request: DeletePart; answer: Done<OrganizationDetail> };
  /** Records a lifecycle act: admitted, renamed, absorbed, consolidated, divided, split, suspended, resumed, dissolved. */
  record_lifecycle: { request: RecordLifecycle; answer: Done<LifecycleDone> };
  /** Declared figures, the latest first. */
  list_declared_figures: { request: ListDeclaredFigures; answer: Array<DeclaredFigure> };
  /** Writes what an organisation declares of itself on a day. */
  declare_figures: { request: DeclareFigures; answer: Done<DeclaredFigure> };
  /** A page of agencies on a day. */
  list_agencies: { request: ListRequest; answer: Page<AgencyRow> };
  /** All agencies by name. */
  list_agency_names: { request: Nothing; answer: Array<AgencyName> };
  /** One agency. */
  get_agency: { request: ById; answer: Agency };
  /** The agency that answers for another one's tasks on a day. */
  resolve_agency: { request: ResolveAgency; answer: Agency };
  /** The agency of a name as written, if it is known. */
  find_agency: { request: FindAgency; answer: Agency | null };
  /** Adds an agency. */
  create_agency: { request: AgencyFields; answer: Done<Agency> };
  /** Changes an agency. */
  update_agency: { request: UpdateAgency; answer: Done<Agency> };
  /** A page of people on a day. */
  list_people: { request: ListRequest; answer: PeoplePage };
  /** How many people and memberships pass the filters of that list. */
  count_people: { request: ListRequest; answer: MemberCount };
  /** People who look like the one being typed. */
  find_similar_people: { request: FindSimilarPeople; answer: Array<SimilarPerson> };
  /** One person with memberships and positions. */
  get_person: { request: ById; answer: PersonDetail };
  /** Adds a person, admitted at once where asked. */
  create_person: { request: CreatePerson; answer: Done<Person> };
  /** Changes a person. */
  update_person: { request: UpdatePerson; answer: Done<Person> };
  /** Notes that a person died; every membership ends that day. */
  record_death: { request: RecordDeath; answer: Done<Person> };
  /** Records that may be of one person, the most alike first. */
  list_duplicates: { request: ListDuplicates; answer: DuplicatesPage };
  /** What merging two records would do, and what there is to choose. */
  preview_merge: { request: PeoplePair; answer: MergePreview };
  /** Merges pairs of records of one person, all of them or none. */
  merge_people: { request: MergePeople; answer: Done<Array<Merged>> };
  /** Remembers that records which look alike are of two people. */
  tell_people_apart: { request: TellApart; answer: Done<number> };
  /** What whoever works in the book may do with personal data. */
  privacy_rights: { request: Nothing; answer: PrivacyRights };
  /** Dân tộc, tôn giáo, đảng viên of a person, for who may see them; logged. */
  reveal_sensitive: { request: ById; answer: SensitiveValues };
  /** Who looked at or took out personal data. */
  list_access: { request: ListAccess; answer: Array<AccessRow> };
  /** Everyone in that log, for the filter. */
  list_access_actors: { request: Nothing; answer: Array<string> };
  /** What erasing the personal data of somebody would do, and what it cannot reach. */
  forecast_erasure: { request: ById; answer: ErasureForecast };
  /** Erases the personal data of somebody, for good. */
  erase_person: { request: ErasePerson; answer: Done<Erased> };
  /** Writes the file anew without what was erased, where the disk had no room for it the first time. */
  clear_traces: { request: Nothing; answer: Nothing };
  /** Writes everything kept about one person to a Word file. */
  export_person_file: { request: ExportPersonFile; answer: Done<PersonFile> };
  /** Lists that were brought in or made, with why and by which right they are kept. */
  list_data_sources: { request: ListDataSources; answer: Array<DataSource> };
  /** What was told last of a list of an organisation. */
  propose_data_source: { request: ById; answer: SourceFields };
  /** Tells why, and by which right, a list is kept. */
  save_data_source: { request: SaveDataSource; answer: Done<DataSource> };
  /** What people ask of their own data. */
  list_data_requests: { request: ListDataRequests; answer: Array<DataRequest> };
  /** Adds or changes such a request. */
  save_data_request: { request: SaveDataRequest; answer: Done<DataRequest> };
  /** Deletes one that was written by mistake. */
  delete_data_request: { request: DeleteRecord; answer: Done<Nothing> };
  /** The kept views of a list, in their order. */
  list_views: { request: ListViews; answer: Array<SavedView> };
  /** Keeps a view of a list: a new one, or a kept one as it is now. */
  save_view: { request: SaveView; answer: Done<SavedView> };
  /** Gives a kept view another name. */
  rename_view: { request: RenameView; answer: Done<SavedView> };
  /** Puts the kept views of a list in a new order. */
  reorder_views: { request: ReorderViews; answer: Done<Nothing> };
  /** Forgets a kept view. */
  delete_view: { request: DeleteRecord; answer: Done<Nothing> };
  /** Writes a table as it is shown to a file, .xlsx or .csv; one that names persons is logged. */
  export_list: { request: ExportList; answer: Done<ExportedList> };
  /** Reads a foreign list and compares it with the book; writes nothing. */
  preview_import: { request: PreviewImport; answer: ImportPreview };
  /** Decides who single rows of a preview are and puts cells right, and compares again. */
  decide_import: { request: DecideImport; answer: ImportPreview };
  /** A page of the rows of a preview. */
  import_rows: { request: ImportRows; answer: ImportRowsPage };
  /** A part of the sheet as it looks in Excel. */
  import_sheet: { request: ImportSheet; answer: SheetPage };
  /** The whole preview in the form of the command line. */
  import_report: { request: ByPreview; answer: ImportReport };
  /** Counts what the import of a compared list would write. */
  forecast_import: { request: ApplyImport; answer: ImportForecast };
  /** Whose roster a file is; nothing when it is none of this book. */
  recognise_list: { request: RecogniseList; answer: RosterMark | null };
  /** Makes the rosters of some associations and keeps them in the register. */
  send_rosters: { request: SendRosters; answer: Done<Array<SentRoster>> };
  /** The register of rosters: what was sent, what came back. */
  list_rosters: { request: ListRosters; answer: Array<RosterRow> };
  /** Takes a roster that was not sent after all out of the register. */
  withdraw_roster: { request: RosterId; answer: Done<Nothing> };
  /** Writes a compared list: all of it or nothing. */
  apply_import: { request: ApplyImport; answer: Done<ImportResult> };
  /** Reads a table of organisations, agencies, tasks or declared figures and compares it with the book; writes nothing. */
  preview_table: { request: PreviewTable; answer: TableImport };
  /** A page of the lines of that table. */
  table_rows: { request: TableRows; answer: TableRowsPage };
  /** A part of its sheet as it looks in Excel. */
  table_sheet: { request: TableSheet; answer: SheetPage };
  /** Counts what that table would write; writes nothing. */
  forecast_table: { request: ApplyTable; answer: TableResult };
  /** Writes it, in one act. */
  apply_table: { request: ApplyTable; answer: Done<TableResult> };
  /** Saves a template to be filled in and read back. */
  save_table_template: { request: SaveTableTemplate; answer: SavedTemplate };
  /** The lists brought in, the latest first. */
  list_import_batches: { request: ListImportBatches; answer: Array<ImportBatch> };
  /** One membership. */
  get_membership: { request: ById; answer: Membership };
  /** Persons and memberships counted on a day. */
  count_members: { request: CountMembers; answer: MemberCount };
  /** Admits a person, known or new. */
  admit_member: { request: AdmitMember; answer: Done<Membership> };
  /** Changes a membership. */
  update_membership: { request: UpdateMembership; answer: Done<Membership> };
  /** Puts the end of a membership right, or lifts it. */
  correct_ending: { request: CorrectEnding; answer: Done<Membership> };
  /** Ends memberships, all or none. */
  end_memberships: { request: EndMemberships; answer: Done<Array<Membership>> };
  /** Moves memberships to another organisation, all or none. */
  transfer_membership: { request: TransferMembership; answer: Done<Array<Transferred>> };
  /** All periods, the latest first. */
  list_periods: { request: Nothing; answer: Array<PeriodRow> };
  /** One period. */
  get_period: { request: ById; answer: Period };
  /** The periods a year could have. */
  list_period_presets: { request: ListPresets; answer: Array<PeriodPreset> };
  /** Adds a period. */
  create_period: { request: CreatePeriod; answer: Done<Period> };
  /** Changes an open period. */
  update_period: { request: UpdatePeriod; answer: Done<Period> };
  /** A page of plans. */
  list_plans: { request: ListRequest; answer: Page<PlanRow> };
  /** All plans with their groups, for pickers. */
  list_plan_names: { request: Nothing; answer: Array<PlanName> };
  /** One plan with its legal bases and groups. */
  get_plan: { request: ById; answer: Plan };
  /** Adds a plan. */
  create_plan: { request: PlanFields; answer: Done<Plan> };
  /** Changes a plan, its legal bases and groups. */
  update_plan: { request: UpdatePlan; answer: Done<Plan> };
  /** Deletes a plan that nothing was reported of. */
  delete_plan: { request: DeleteRecord; answer: Done<Nothing> };
  /** A page of the checklist with the state of each task on a day. */
  list_tasks: { request: ListTasks; answer: Page<TaskRow> };
  /** The checklist counted on a day: by label, 2 × 2 by lead agency and by group. */
  checklist_summary: { request: SummarizeChecklist; answer: ChecklistSummary };
  /** Every task against the office's periods, as it stood at each cut-off. */
  checklist_matrix: { request: ChecklistMatrix; answer: Matrix };
  /** Every task on a line of days: begun, due, extended, done. */
  checklist_timeline: { request: ChecklistTimeline; answer: Timeline };
  /** What changed in the checklist between two days, deleted tasks included. */
  compare_checklist: { request: CompareChecklist; answer: ChecklistComparison };
  /** The tasks that were there on a day and were deleted since. */
  list_deleted_tasks: { request: ListDeletedTasks; answer: Array<DeletedTask> };
  /** One task with everything that happened to it. */
  get_task: { request: GetTask; answer: TaskDetail };
  /** Proposes kind and dates from a plan's words about time. */
  parse_schedule: { request: ParseSchedule; answer: ParsedSchedule };
  /** Adds a task at the end of its plan. */
  create_task: { request: TaskFields; answer: Done<Task> };
  /** Changes a task: corrects what was typed wrongly, for every day. */
  update_task: { request: UpdateTask; answer: Done<Task> };
  /** Deletes a task that nothing was reported of. */
  delete_task: { request: DeleteRecord; answer: Done<Nothing> };
  /** Puts the tasks of a plan in a new order. */
  reorder_tasks: { request: ReorderTasks; answer: Done<Nothing> };
  /** Adds a report of a task. */
  record_progress: { request: RecordProgress; answer: Done<ProgressReport> };
  /** Changes a report of a task. */
  update_progress: { request: UpdateProgress; answer: Done<ProgressReport> };
  /** Takes a report of a task out. */
  delete_progress: { request: DeleteRecord; answer: Done<Nothing> };
  /** Adds an evidence to a task. */
  add_evidence: { request: AddEvidence; answer: Done<Evidence> };
  /** Changes an evidence. */
  update_evidence: { request: UpdateEvidence; answer: Done<Evidence> };
  /** Takes an evidence out. */
  delete_evidence: { request: DeleteRecord; answer: Done<Nothing> };
  /** Gives a task a later deadline, for a reason. */
  extend_task: { request: ExtendTask; answer: Done<Extension> };
  /** Takes the latest extension of a task out again. */
  remove_extension: { request: RemoveExtension; answer: Done<Nothing> };
  /** Adds the same report to several tasks. */
  record_progress_of_tasks: { request: RecordProgressOfTasks; answer: Done<Array<ProgressReport>> };
  /** Gives several tasks one later deadline, for a reason. */
  extend_tasks: { request: ExtendTasks; answer: Done<Array<Extension>> };
  /** Gives tasks to another lead agency from a day on, for a reason. */
  reassign_tasks: { request: ReassignTasks; answer: Done<Array<Assignment>> };
  /** Takes the latest assignment of a task out again. */
  remove_assignment: { request: DeleteRecord; answer: Done<Nothing> };
  /** Gives tasks that have none a deadline, from a day on. */
  set_deadline: { request: SetDeadline; answer: Done<Array<Deadline>> };
  /** Takes a given deadline out again. */
  remove_deadline: { request: DeleteRecord; answer: Done<Nothing> };
  /** Confirms tasks that were reported as done. */
  confirm_tasks: { request: ConfirmTasks; answer: Done<Array<TaskNote>> };
  /** Sends what was reported as done back for evidence. */
  return_task: { request: ReturnTask; answer: Done<TaskNote> };
  /** Keeps what a leader directed about tasks. */
  add_directive: { request: AddDirective; answer: Done<Array<TaskNote>> };
  /** Lets tasks rest, for a reason. */
  suspend_tasks: { request: SuspendTasks; answer: Done<Array<TaskNote>> };
  /** Says that tasks are not carried out, for a reason. */
  abandon_tasks: { request: AbandonTasks; answer: Done<Array<TaskNote>> };
  /** Takes tasks up again, for a reason. */
  resume_tasks: { request: ResumeTasks; answer: Done<Array<TaskNote>> };
  /** Corrects the words of a confirmation, return, directive or rest. */
  update_task_note: { request: UpdateTaskNote; answer: Done<TaskNote> };
  /** Takes a confirmation, return, directive or rest out again. */
  remove_task_note: { request: DeleteRecord; answer: Done<Nothing> };
  /** Everybody who may be urged, with overdue and due-soon tasks. */
  preview_reminders: { request: PreviewReminders; answer: ReminderPreview };
  /** The letters as they would go out, all their words; nothing is written. */
  preview_letters: { request: WantedLetters; answer: Array<Letter> };
  /** A letter as it would read with these settings, saved or not. */
  preview_reminder_words: { request: Settings; answer: Letter };
  /** Makes letters that urge and keeps them in the register. */
  issue_reminders: { request: IssueReminders; answer: Done<Array<IssuedReminder>> };
  /** The register of letters: what was sent, what came back. */
  list_reminders: { request: ListReminders; answer: Page<ReminderRow> };
  /** One letter with its words and its tasks. */
  get_reminder: { request: GetReminder; answer: ReminderDetail };
  /** Records what came back on a letter, or that nothing did after all. */
  answer_reminder: { request: AnswerReminder; answer: Done<ReminderRow> };
  /** Withdraws a letter that was not sent after all; its number is not given again. */
  withdraw_reminder: { request: WithdrawReminder; answer: Done<ReminderRow> };
  /** Writes the file of a letter again: the same bytes as when it was issued. */
  export_reminder: { request: ExportReminder; answer: Done<ExportedReminder> };
  /** A page of obstacles as known on a day. */
  list_obstacles: { request: ListObstacles; answer: Page<ObstacleRow> };
  /** One obstacle. */
  get_obstacle: { request: ById; answer: Obstacle };
  /** Raises an obstacle of a task or plan. */
  raise_obstacle: { request: ObstacleFields; answer: Done<Obstacle> };
  /** Changes what was raised. */
  update_obstacle: { request: UpdateObstacle; answer: Done<Obstacle> };
  /** Records that the proposal was sent. */
  send_proposal: { request: SendProposal; answer: Done<Obstacle> };
  /** Adds an answer to an obstacle. */
  answer_obstacle: { request: AnswerObstacle; answer: Done<Obstacle> };
  /** Puts an answer right. */
  update_obstacle_answer: { request: AnswerObstacle; answer: Done<Obstacle> };
  /** Deletes an answer recorded by mistake. */
  delete_obstacle_answer: { request: DeleteRecord; answer: Done<Obstacle> };
  /** Notes what came of an obstacle so far. */
  note_obstacle_effect: { request: NoteEffect; answer: Done<Obstacle> };
  /** Puts a noted effect right. */
  update_obstacle_effect: { request: NoteEffect; answer: Done<Obstacle> };
  /** Deletes a noted effect. */
  delete_obstacle_effect: { request: DeleteRecord; answer: Done<Obstacle> };
  /** Settles an obstacle. */
  close_obstacle: { request: CloseObstacle; answer: Done<Obstacle> };
  /** Opens a settled obstacle again, from a day on. */
  reopen_obstacle: { request: ReopenObstacle; answer: Done<Obstacle> };
  /** Puts a closing right, its reopening too. */
  update_obstacle_closing: { request: UpdateClosing; answer: Done<Obstacle> };
  /** Deletes a closing recorded by mistake. */
  delete_obstacle_closing: { request: DeleteRecord; answer: Done<Obstacle> };
  /** Deletes an obstacle recorded by mistake. */
  delete_obstacle: { request: DeleteRecord; answer: Done<Nothing> };
  /** Everything on the overview. */
  overview: { request: Nothing; answer: Overview };
  /** What is missing in a period and what does not tie out. */
  check_period: { request: OfReport; answer: PeriodCheck };
  /** The report as the screen shows it, sheet by sheet. */
  preview_report: { request: OfReport; answer: ReportData };
  /** Where the figures of that report lead. */
  list_report_leads: { request: OfReport; answer: Array<FigureLead> };
  /** The head and the foot of a report as they would print with these settings, saved or not. */
  preview_form: { request: Settings; answer: PrintedForm };
  /** The names proposed for the files of a period as it stands. */
  report_file_names: { request: OfReport; answer: Array<ReportFileName> };
  /** The figures of the report by name. */
  report_figures: { request: OfReport; answer: Array<NamedFigure> };
  /** The sheets of a report's workbook as they are laid out. */
  preview_workbook: { request: PreviewWorkbook; answer: Array<SheetView> };
  /** The figures within the words of a report. */
  list_text_figures: { request: OfReport; answer: Array<TextFigures> };
  /** Lets things pass that the checks of a period found, with one reason. */
  waive_check: { request: WaiveCheck; answer: Done<Array<CheckWaiver>> };
  /** Takes such a word back. */
  lift_waiver: { request: LiftWaiver; answer: Done<Nothing> };
  /** Freezes a period: figures, rows, both files. */
  close_period: { request: ClosePeriod; answer: Done<ReportVersion> };
  /** Opens a closed period again, with a reason. */
  reopen_period: { request: ReopenPeriod; answer: Done<Period> };
  /** All closings of a period, the latest first. */
  list_report_versions: { request: OfReport; answer: Array<ReportVersion> };
  /** The closings of all periods. */
  list_closings: { request: Nothing; answer: Array<ClosingHead> };
  /** What differs between two closings. */
  compare_report_versions: { request: CompareReportVersions; answer: ReportComparison };
  /** Writes the workbook of a period. */
  export_report: { request: ExportReport; answer: Done<ExportedReport> };
  /** The name proposed for the Word file of a report's words. */
  report_text_name: { request: TextOfReport; answer: ReportTextName };
  /** Writes the words of a report as a Word file. */
  export_report_text: { request: ExportReportText; answer: Done<ExportedReport> };
  /** What was changed since a period was closed and touches its figures. */
  list_post_close_adjustments: { request: ListAdjustments; answer: Array<Adjustment> };
  /** The sections of a report with their proposed sentences. */
  list_report_texts: { request: OfReport; answer: Array<ReportText> };
  /** Keeps the words of a section. */
  save_report_text: { request: SaveReportText; answer: Done<Nothing> };
  /** Copies files into the book and attaches them to a record. */
  attach_files: { request: AttachFiles; answer: Done<Array<Attachment>> };
  /** What is attached to a record: of a task also to its reports and evidence, of an obstacle also to its answers. */
  list_attachments: { request: ListAttachments; answer: Array<Attachment> };
  /** Writes a copy of an attachment to a file of this machine. */
  save_attachment: { request: SaveAttachment; answer: Done<SavedAttachment> };
  /** Corrects the name of an attachment and the words about it. */
  describe_attachment: { request: DescribeAttachment; answer: Done<Attachment> };
  /** Takes an attachment away; its content stays until it is cleared out. */
  remove_attachment: { request: DeleteRecord; answer: Done<Nothing> };
  /** How much of the book attachments take. */
  count_attachments: { request: Nothing; answer: AttachmentTotals };
  /** Clears out for good what was taken away. */
  purge_attachments: { request: Nothing; answer: Done<PurgedAttachments> };
  /** The acts, the latest first. */
  list_history: { request: ListHistory; answer: Array<HistoryEntry> };
  /** One act with its rows. */
  get_history_entry: { request: GetHistoryEntry; answer: HistoryDetail };
  /** The kinds of act. */
  list_acts: { request: Nothing; answer: Array<ActName> };
  /** Takes an act back. */
  undo: { request: UndoRequest; answer: Done<Undone> };
  /** What would stay if an act were taken back but for what was edited since. */
  forecast_undo: { request: GetHistoryEntry; answer: Array<KeptRecord> };
  /** More rows of one act. */
  list_history_rows: { request: ListHistoryRows; answer: HistoryRows };
  /** Everyone who did something in this book. */
  list_actors: { request: Nothing; answer: Array<string> };
  /** Takes a book out of the list of recent ones. */
  forget_recent_book: { request: BookPath; answer: Nothing };
  /** What the diagnostic file would hold. */
  preview_diagnostics: { request: Nothing; answer: Diagnostics };
  /** Writes the diagnostic file. */
  export_diagnostics: { request: ExportDiagnostics; answer: DiagnosticFile };
  /** What a newer program on a stick is, once its signature holds. */
  inspect_update: { request: InspectUpdate; answer: UpdateOffer };
  /** Copies the open book and puts a verified installer where the window may start it. */
  prepare_update: { request: PrepareUpdate; answer: PreparedUpdate };
  /** Encrypts the open book and its copies, with a first account. */
  protect_book: { request: ProtectBook; answer: Protected };
  /** Decrypts the open book and its copies, and takes its accounts out. */
  unprotect_book: { request: UnprotectBook; answer: BookInfo };
  /** Opens a protected book with its printed code, and gives an account a new password. */
  recover_book: { request: RecoverBook; answer: BookInfo };
  /** All accounts. */
  list_accounts: { request: Nothing; answer: Array<Account> };
  /** Adds an account. */
  create_account: { request: CreateAccount; answer: Done<Account> };
  /** Changes an account, closes it or opens it again. */
  update_account: { request: UpdateAccount; answer: Done<Account> };
  /** Gives an account a new password. */
  set_account_password: { request: SetAccountPassword; answer: Done<Account> };
  /** Gives oneself a new password. */
  change_own_password: { request: ChangeOwnPassword; answer: Done<Account> };
  /** The recovery code, to be printed again. */
  show_recovery_code: { request: ShowRecoveryCode; answer: RecoveryCode };
  /** Writes the sheet with the recovery code as a text file. */
  save_recovery_sheet: { request: SaveRecoverySheet; answer: SavedSheet };
}

/** Commands that change the book; each answers a `Done`. */
export const WRITES: ReadonlySet<keyof Commands> = new Set<keyof Commands>(["repair_book", "update_settings", "save_holidays", "create_organization", "update_organization", "record_submission", "save_indicator", "order_indicators", "rename_indicator_group", "save_indicator_values", "take_proposed_values", "save_organization_decision", "save_organization_term", "save_organization_position", "delete_organization_part", "record_lifecycle", "declare_figures", "create_agency", "update_agency", "create_person", "update_person", "record_death", "merge_people", "tell_people_apart", "erase_person", "export_person_file", "save_data_source", "save_data_request", "delete_data_request", "save_view", "rename_view", "reorder_views", "delete_view", "export_list", "send_rosters", "withdraw_roster", "apply_import", "apply_table", "admit_member", "update_membership", "correct_ending", "end_memberships", "transfer_membership", "create_period", "update_period", "create_plan", "update_plan", "delete_plan", "create_task", "update_task", "delete_task", "reorder_tasks", "record_progress", "update_progress", "delete_progress", "add_evidence", "update_evidence", "delete_evidence", "extend_task", "remove_extension", "record_progress_of_tasks", "extend_tasks", "reassign_tasks", "remove_assignment", "set_deadline", "remove_deadline", "confirm_tasks", "return_task", "add_directive", "suspend_tasks", "abandon_tasks", "resume_tasks", "update_task_note", "remove_task_note", "issue_reminders", "answer_reminder", "withdraw_reminder", "export_reminder", "raise_obstacle", "update_obstacle", "send_proposal", "answer_obstacle", "update_obstacle_answer", "delete_obstacle_answer", "note_obstacle_effect", "update_obstacle_effect", "delete_obstacle_effect", "close_obstacle", "reopen_obstacle", "update_obstacle_closing", "delete_obstacle_closing", "delete_obstacle", "waive_check", "lift_waiver", "close_period", "reopen_period", "export_report", "export_report_text", "save_report_text", "attach_files", "save_attachment", "describe_attachment", "remove_attachment", "purge_attachments", "undo", "create_account", "update_account", "set_account_password"]);

/** Who may ask each command of a protected book: this role, and those above it. */
export const NEEDS: Readonly<Record<keyof Commands, Role>> = {
  open_book: "viewer",
  create_book: "viewer",
  close_book: "viewer",
  current_book: "viewer",
  recent_books: "viewer",
  create_sample: "viewer",
  create_backup: "officer",
  list_backups: "viewer",
  last_backup: "viewer",
  restore_backup: "admin",
  backup_when_due: "viewer",
  backup_state: "viewer",
  backups_of: "viewer",
  preview_restore: "viewer",
  salvage_book: "viewer",
  check_quickly: "viewer",
  repair_book: "admin",
  check_book: "viewer",
  get_settings: "viewer",
  update_settings: "officer",
  list_holidays: "viewer",
  save_holidays: "officer",
  list_organizations: "viewer",
  list_organization_names: "viewer",
  get_organization: "viewer",
  create_organization: "officer",
  update_organization: "officer",
  list_submissions: "viewer",
  record_submission: "officer",
  list_indicators: "viewer",
  list_indicator_figures: "viewer",
  list_indicator_values: "viewer",
  save_indicator: "officer",
  order_indicators: "officer",
  rename_indicator_group: "officer",
  save_indicator_values: "officer",
  take_proposed_values: "officer",
  get_organization_detail: "viewer",
  save_organization_decision: "officer",
  save_organization_term: "officer",
  save_organization_position: "officer",
  delete_organization_part: "officer",
  record_lifecycle: "officer",
  list_declared_figures: "viewer",
  declare_figures: "officer",
  list_agencies: "viewer",
  list_agency_names: "viewer",
  get_agency: "viewer",
  resolve_agency: "viewer",
  find_agency: "viewer",
  create_agency: "officer",
  update_agency: "officer",
  list_people: "viewer",
  count_people: "viewer",
  find_similar_people: "viewer",
  get_person: "viewer",
  create_person: "officer",
  update_person: "officer",
  record_death: "officer",
  list_duplicates: "viewer",
  preview_merge: "viewer",
  merge_people: "officer",
  tell_people_apart: "officer",
  privacy_rights: "viewer",
  reveal_sensitive: "viewer",
  list_access: "admin",
  list_access_actors: "admin",
  forecast_erasure: "admin",
  erase_person: "admin",
  clear_traces: "admin",
  export_person_file: "officer",
  list_data_sources: "viewer",
  propose_data_source: "viewer",
  save_data_source: "officer",
  list_data_requests: "viewer",
  save_data_request: "officer",
  delete_data_request: "officer",
  list_views: "viewer",
  save_view: "officer",
  rename_view: "officer",
  reorder_views: "officer",
  delete_view: "officer",
  export_list: "viewer",
  preview_import: "officer",
  decide_import: "officer",
  import_rows: "officer",
  import_sheet: "officer",
  import_report: "officer",
  forecast_import: "officer",
  recognise_list: "officer",
  send_rosters: "officer",
  list_rosters: "viewer",
  withdraw_roster: "officer",
  apply_import: "officer",
  preview_table: "officer",
  table_rows: "officer",
  table_sheet: "officer",
  forecast_table: "officer",
  apply_table: "officer",
  save_table_template: "officer",
  list_import_batches: "viewer",
  get_membership: "viewer",
  count_members: "viewer",
  admit_member: "officer",
  update_membership: "officer",
  correct_ending: "officer",
  end_memberships: "officer",
  transfer_membership: "officer",
  list_periods: "viewer",
  get_period: "viewer",
  list_period_presets: "viewer",
  create_period: "officer",
  update_period: "officer",
  list_plans: "viewer",
  list_plan_names: "viewer",
  get_plan: "viewer",
  create_plan: "officer",
  update_plan: "officer",
  delete_plan: "officer",
  list_tasks: "viewer",
  checklist_summary: "viewer",
  checklist_matrix: "viewer",
  checklist_timeline: "viewer",
  compare_checklist: "viewer",
  list_deleted_tasks: "viewer",
  get_task: "viewer",
  parse_schedule: "viewer",
  create_task: "officer",
  update_task: "officer",
  delete_task: "officer",
  reorder_tasks: "officer",
  record_progress: "officer",
  update_progress: "officer",
  delete_progress: "officer",
  add_evidence: "officer",
  update_evidence: "officer",
  delete_evidence: "officer",
  extend_task: "officer",
  remove_extension: "officer",
  record_progress_of_tasks: "officer",
  extend_tasks: "officer",
  reassign_tasks: "officer",
  remove_assignment: "officer",
  set_deadline: "officer",
  remove_deadline: "officer",
  confirm_tasks: "officer",
  return_task: "officer",
  add_directive: "officer",
  suspend_tasks: "officer",
  abandon_tasks: "officer",
  resume_tasks: "officer",
  update_task_note: "officer",
  remove_task_note: "officer",
  preview_reminders: "viewer",
  preview_letters: "viewer",
  preview_reminder_words: "viewer",
  issue_reminders: "officer",
  list_reminders: "viewer",
  get_reminder: "viewer",
  answer_reminder: "officer",
  withdraw_reminder: "officer",
  export_reminder: "viewer",
  list_obstacles: "viewer",
  get_obstacle: "viewer",
  raise_obstacle: "officer",
  update_obstacle: "officer",
  send_proposal: "officer",
  answer_obstacle: "officer",
  update_obstacle_answer: "officer",
  delete_obstacle_answer: "officer",
  note_obstacle_effect: "officer",
  update_obstacle_effect: "officer",
  delete_obstacle_effect: "officer",
  close_obstacle: "officer",
  reopen_obstacle: "officer",
  update_obstacle_closing: "officer",
  delete_obstacle_closing: "officer",
  delete_obstacle: "officer",
  overview: "viewer",
  check_period: "viewer",
  preview_report: "viewer",
  list_report_leads: "viewer",
  preview_form: "viewer",
  report_file_names: "viewer",
  report_figures: "viewer",
  preview_workbook: "viewer",
  list_text_figures: "viewer",
  waive_check: "officer",
  lift_waiver: "officer",
  close_period: "officer",
  reopen_period: "officer",
  list_report_versions: "viewer",
  list_closings: "viewer",
  compare_report_versions: "viewer",
  export_report: "viewer",
  report_text_name: "viewer",
  export_report_text: "viewer",
  list_post_close_adjustments: "viewer",
  list_report_texts: "viewer",
  save_report_text: "officer",
  attach_files: "officer",
  list_attachments: "viewer",
  save_attachment: "viewer",
  describe_attachment: "officer",
  remove_attachment: "officer",
  count_attachments: "viewer",
  purge_attachments: "admin",
  list_history: "viewer",
  get_history_entry: "viewer",
  list_acts: "viewer",
  undo: "officer",
  forecast_undo: "viewer",
  list_history_rows: "viewer",
  list_actors: "viewer",
  forget_recent_book: "viewer",
  preview_diagnostics: "viewer",
  export_diagnostics: "viewer",
  inspect_update: "viewer",
  prepare_update: "viewer",
  protect_book: "admin",
  unprotect_book: "admin",
  recover_book: "viewer",
  list_accounts: "admin",
  create_account: "admin",
  update_account: "admin",
  set_account_password: "admin",
  change_own_password: "viewer",
  show_recovery_code: "admin",
  save_recovery_sheet: "admin",
};
