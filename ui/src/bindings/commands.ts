// Generated from the command table of the core (`lienhiep-cli commands --typescript ui/src/bindings`). Not edited by hand.
/** @noprettier */

import type {
  ActName,
  AdmitMember,
  BookInfo,
  BookPath,
  ById,
  CountMembers,
  CreatePerson,
  Done,
  EndMemberships,
  GetHistoryEntry,
  HistoryDetail,
  HistoryEntry,
  Indicator,
  IndicatorFigures,
  ListHistory,
  ListRequest,
  MemberCount,
  Membership,
  Nothing,
  OfPeriod,
  Organization,
  OrganizationFields,
  OrganizationName,
  OrganizationRow,
  Page,
  Person,
  PersonDetail,
  RecordDeath,
  RecordSubmission,
  SaveIndicator,
  SaveIndicatorValues,
  Settings,
  SubmissionRow,
  TransferMembership,
  Transferred,
  UndoRequest,
  UpdateMembership,
  UpdateOrganization,
  UpdatePerson,
} from "./types";

/** Every command: what it takes and what it answers. */
export interface Commands {
  /** Opens an existing book. */
  open_book: { request: BookPath; answer: BookInfo };
  /** Makes an empty book. */
  create_book: { request: BookPath; answer: BookInfo };
  /** Closes the open book. */
  close_book: { request: Nothing; answer: Nothing };
  /** The open book, if any. */
  current_book: { request: Nothing; answer: BookInfo | null };
  /** Books opened lately. */
  recent_books: { request: Nothing; answer: Array<BookPath> };
  /** All settings. */
  get_settings: { request: Nothing; answer: Settings };
  /** Saves all settings. */
  update_settings: { request: Settings; answer: Done<Settings> };
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
  /** Adds or changes an indicator. */
  save_indicator: { request: SaveIndicator; answer: Done<Indicator> };
  /** Saves the activity figures of a period. */
  save_indicator_values: { request: SaveIndicatorValues; answer: Done<Nothing> };
  /** One person with memberships and positions. */
  get_person: { request: ById; answer: PersonDetail };
  /** Adds a person, admitted at once where asked. */
  create_person: { request: CreatePerson; answer: Done<Person> };
  /** Changes a person. */
  update_person: { request: UpdatePerson; answer: Done<Person> };
  /** Notes that a person died; every membership ends that day. */
  record_death: { request: RecordDeath; answer: Done<Person> };
  /** One membership. */
  get_membership: { request: ById; answer: Membership };
  /** Persons and memberships counted on a day. */
  count_members: { request: CountMembers; answer: MemberCount };
  /** Admits a person, known or new. */
  admit_member: { request: AdmitMember; answer: Done<Membership> };
  /** Changes a membership. */
  update_membership: { request: UpdateMembership; answer: Done<Membership> };
  /** Ends memberships, all or none. */
  end_memberships: { request: EndMemberships; answer: Done<Array<Membership>> };
  /** Moves memberships to another organisation, all or none. */
  transfer_membership: { request: TransferMembership; answer: Done<Array<Transferred>> };
  /** The acts, the latest first. */
  list_history: { request: ListHistory; answer: Array<HistoryEntry> };
  /** One act with its rows. */
  get_history_entry: { request: GetHistoryEntry; answer: HistoryDetail };
  /** The kinds of act. */
  list_acts: { request: Nothing; answer: Array<ActName> };
  /** Takes an act back. */
  undo: { request: UndoRequest; answer: Done<Nothing> };
}

/** Commands that change the book; each answers a `Done`. */
export const WRITES: ReadonlySet<keyof Commands> = new Set<keyof Commands>(["update_settings", "create_organization", "update_organization", "record_submission", "save_indicator", "save_indicator_values", "create_person", "update_person", "record_death", "admit_member", "update_membership", "end_memberships", "transfer_membership", "undo"]);
