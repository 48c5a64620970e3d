// Generated from the command table of the core (`lienhiep-cli commands --typescript ui/src/bindings`). Not edited by hand.
/** @noprettier */

import type {
  ActName,
  BookInfo,
  BookPath,
  ById,
  Done,
  GetHistoryEntry,
  HistoryDetail,
  HistoryEntry,
  ListHistory,
  ListRequest,
  Nothing,
  Organization,
  OrganizationFields,
  OrganizationName,
  OrganizationRow,
  Page,
  Settings,
  UndoRequest,
  UpdateOrganization,
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
export const WRITES: ReadonlySet<keyof Commands> = new Set<keyof Commands>(["update_settings", "create_organization", "update_organization", "undo"]);
