/** One list on its way into the book; kept while the window lives, so that one comes back to it. */
import { call, Failure, toFailure, type CallOptions } from '../../backend';
import type {
  ApplyImport,
  EndMissing,
  Field,
  ImportPreview,
  ImportResult,
  PreviewImport,
  RosterMark,
  RowMatch,
  SheetPage,
  Side,
} from '../../bindings/types';
import { act } from '../../frame/act';
import { done, toasts } from '../../frame/toasts.svelte';
import { vi } from '../../text/vi';
import type { Given } from './given';

export type Step = 'file' | 'columns' | 'questions' | 'compare' | 'done';

/** How a membership ends. */
export type Ending = Omit<EndMissing, 'person_ids'>;

/** People who leave in the same way, together. */
function grouped(endings: ReadonlyMap<number, Ending>): EndMissing[] {
  const groups = new Map<string, EndMissing>();
  for (const [person, ending] of endings) {
    const key = JSON.stringify([ending.ended_on, ending.reason, ending.decision]);
    const group = groups.get(key);
    if (group) group.person_ids.push(person);
    else groups.set(key, { ...ending, person_ids: [person] });
  }
  return [...groups.values()];
}

/** What is said of the reading beside what the program finds by itself. */
export interface Choices {
  sheet: string | null;
  header_rows: number[] | null;
  last_row: number | null;
  /** Letters as in Excel. */
  first_column: string | null;
  last_column: string | null;
  columns: Record<string, Field | null> | null;
  /** By the keys of the questions. */
  answers: Record<string, string>;
}

export const OWN: Choices = {
  sheet: null,
  header_rows: null,
  last_row: null,
  first_column: null,
  last_column: null,
  columns: null,
  answers: {},
};

/** What was decided about single rows, by their numbers. */
interface Decisions {
  /** Who they are. */
  matches: Readonly<Record<number, RowMatch>>;
  /** Cells put right, by column letter. */
  cells: Readonly<Record<number, Record<string, string>>>;
  /** Of a roster: whose value holds where both sides changed a cell. */
  sides: Readonly<Record<number, Side>>;
}

/** The row that a refusal says nothing can be decided about. */
function settled({ code, detail }: Failure): number | null {
  if (code !== 'import.row_is_settled' && code !== 'import.no_such_row') return null;
  const { row } = detail as { row?: unknown };
  return typeof row === 'number' ? row : null;
}

const NONE: Decisions = { matches: {}, cells: {}, sides: {} };
const SAMPLE = 60;

class ImportState {
  step = $state<Step>('file');
  file = $state.raw<Given | null>(null);
  organizationId = $state<number | null>(null);
  preview = $state.raw<ImportPreview | null>(null);
  /** What the preview was read by. */
  choices = $state.raw<Choices>(OWN);
  sheet = $state.raw<SheetPage | null>(null);
  result = $state.raw<ImportResult | null>(null);
  /** Rows the reader does not want written, as Excel numbers them. */
  leftOut = $state.raw<ReadonlySet<number>>(new Set());
  /** Fields that stay as the book has them. */
  keepFields = $state.raw<ReadonlySet<Field>>(new Set());
  /** How memberships end of people whom the list does not name; who is not here stays. */
  endings = $state.raw<ReadonlyMap<number, Ending>>(new Map());
  #decisions: Decisions = NONE;
  periodId = $state<number | null>(null);
  /** The roster that the chosen file is; null when it is another list, or not known yet. */
  roster = $state.raw<RosterMark | null>(null);
  /** Whether the figures declared in a roster are not written. */
  leaveDeclared = $state(false);

  take(file: Given): void {
    this.file = file;
    this.again();
    void this.#recognise(file);
  }

  /** A roster of this book says itself whose it is. */
  async #recognise(file: Given): Promise<void> {
    this.roster = null;
    if (file.pasted || !/\.(xlsx|xlsm|ods)$/i.test(file.name)) return;
    const found = await call('recognise_list', { path: file.path }).catch(() => null);
    if (!found || this.file !== file) return;
    this.roster = found;
    this.organizationId = found.organization_id;
    this.periodId = null;
  }

  startOver(): void {
    this.file = null;
    this.roster = null;
    this.again();
  }

  /** Back to the beginning with the same file; the way back of the list before is not this one's. */
  again(): void {
    toasts.clear();
    this.preview = null;
    this.choices = OWN;
    this.#decisions = NONE;
    this.sheet = null;
    this.result = null;
    this.step = 'file';
  }

  /** Reads the file and compares it with the book; nothing is written. */
  async read(options: CallOptions, choices: Choices = OWN): Promise<void> {
    if (!this.file || this.organizationId === null) return;
    const request: PreviewImport = {
      path: this.file.path,
      pasted: this.file.pasted,
      organization_id: this.organizationId,
      organization_code: null,
      ...choices,
    };
    const preview = await call('preview_import', request, options);
    const before = this.preview;
    const isSame =
      before?.file_sha256 === preview.file_sha256 &&
      before.sheet === preview.sheet &&
      before.organization_id === preview.organization_id;
    if (!isSame) this.#forget();
    this.preview = await this.#again(preview);
    this.sheet = await call('import_sheet', {
      preview_id: preview.preview_id,
      sheet: null,
      from_row: null,
      offset: 0,
      limit: SAMPLE,
    });
    this.choices = choices;
    this.leftOut = new Set();
    this.keepFields = new Set();
    this.endings = new Map();
    this.leaveDeclared = false;
    if (this.step === 'file') this.step = 'columns';
  }

  /** Says who rows are, or with null that it is as the program finds it; the list is compared again. */
  async match(rows: readonly number[], how: RowMatch | null): Promise<void> {
    const kept = Object.entries(this.#decisions.matches).filter(([row]) => !rows.includes(+row));
    const added = how ? rows.map((row): [string, RowMatch] => [String(row), how]) : [];
    await this.#decide({ ...this.#decisions, matches: Object.fromEntries([...kept, ...added]) });
  }

  /** Says whose value holds in rows that both sides changed; the list is compared again. */
  async takeSide(rows: readonly number[], side: Side): Promise<void> {
    const added = Object.fromEntries(rows.map((row) => [row, side]));
    await this.#decide({ ...this.#decisions, sides: { ...this.#decisions.sides, ...added } });
  }

  /** Puts cells of a row right; the list is read and compared again. */
  async putRight(row: number, cells: Record<string, string>): Promise<void> {
    const before = this.#decisions.cells;
    await this.#decide({
      ...this.#decisions,
      cells: { ...before, [row]: { ...before[row], ...cells } },
    });
  }

  async #decide(decisions: Decisions): Promise<void> {
    if (!this.preview) return;
    this.preview = await this.#compare(this.preview, decisions, new Set());
    if (this.endings.size === 0) return;
    // Who is in the list after all does not leave with it.
    const missing = new Set(await this.missing());
    this.endings = new Map([...this.endings].filter(([person]) => missing.has(person)));
  }

  /** Read again with other answers, the list keeps what was decided about its rows. */
  async #again(preview: ImportPreview): Promise<ImportPreview> {
    const { matches, cells, sides } = this.#decisions;
    const decided = [matches, cells, sides].some((of) => Object.keys(of).length > 0);
    if (!decided) return preview;
    return this.#compare(preview, this.#decisions, new Set());
  }

  /**
   * Compares by decisions. One that was made before and fits its row no more (another row is the
   * same, or the row is no longer read) is dropped, and the reader is told.
   */
  async #compare(
    { preview_id }: Pick<ImportPreview, 'preview_id'>,
    decisions: Decisions,
    dropped: Set<number>,
  ): Promise<ImportPreview> {
    try {
      const preview = await call('decide_import', { preview_id, ...decisions });
      this.#decisions = decisions;
      if (dropped.size > 0) done(vi.importing.dropped([...dropped]));
      return preview;
    } catch (thrown) {
      const row = settled(toFailure(thrown));
      const known =
        row !== null && (row in this.#decisions.matches || row in this.#decisions.cells);
      if (row === null || !known || dropped.has(row)) throw thrown;
      const without = <T>(of: Readonly<Record<number, T>>): Record<number, T> =>
        Object.fromEntries(Object.entries(of).filter(([key]) => Number(key) !== row));
      const rest = {
        matches: without(decisions.matches),
        cells: without(decisions.cells),
        sides: without(decisions.sides),
      };
      return this.#compare({ preview_id }, rest, dropped.add(row));
    }
  }

  /** Another file, sheet or association: nothing decided about rows is about these. */
  #forget(): void {
    const { matches, cells, sides } = this.#decisions;
    const rows = [matches, cells, sides].flatMap((of) => Object.keys(of)).map(Number);
    if (rows.length > 0) done(vi.importing.dropped([...new Set(rows)]));
    this.#decisions = NONE;
  }

  /** All members whom the list does not name. */
  async missing(): Promise<number[]> {
    const persons: number[] = [];
    const page = { kind: 'missing' as const, with_issues: false, limit: 1000 };
    for (;;) {
      const request = {
        preview_id: this.preview?.preview_id ?? '',
        offset: persons.length,
        ...page,
      };
      const { rows, total } = await call('import_rows', request);
      persons.push(...rows.flatMap((row) => row.person_id ?? []));
      if (rows.length === 0 || persons.length >= total) return persons;
    }
  }

  /** The list with what the reader chose, as it would be written; null while there is none. */
  get asked(): ApplyImport | null {
    return (
      this.preview && {
        preview_id: this.preview.preview_id,
        leave_out_rows: [...this.leftOut],
        keep_fields: [...this.keepFields],
        period_id: this.periodId,
        end_missing: grouped(this.endings),
        leave_declared: this.leaveDeclared,
      }
    );
  }

  async apply(options: CallOptions): Promise<void> {
    if (!this.asked) return;
    this.result = await act('apply_import', this.asked, options);
    this.step = 'done';
  }
}

export const current = new ImportState();
