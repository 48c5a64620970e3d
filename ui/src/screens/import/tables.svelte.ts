/** One table on its way into the book; kept while the window lives, so that one comes back to it. */
import { call, type CallOptions } from '../../backend';
import type {
  AgencyChoice,
  ApplyTable,
  PreviewTable,
  ScheduleChoice,
  SheetPage,
  TableField,
  TableImport,
  TableResult,
  TableRow,
  TableSubject,
} from '../../bindings/types';
import { act } from '../../frame/act';
import { toasts } from '../../frame/toasts.svelte';
import type { Given } from './given';

export type TableStep = 'file' | 'columns' | 'compare' | 'done';

/** What is said of the reading beside what the program finds by itself. */
export type TableChoices = Pick<
  PreviewTable,
  'sheet' | 'header_rows' | 'last_row' | 'columns' | 'answers' | 'agencies' | 'schedules'
>;

export const OWN_TABLE: TableChoices = {
  sheet: null,
  header_rows: null,
  last_row: null,
  columns: null,
  answers: {},
  agencies: {},
  schedules: {},
};

const SAMPLE = 60;

class TableState {
  step = $state<TableStep>('file');
  file = $state.raw<Given | null>(null);
  #planId = $state<number | null>(null);
  #asOfOn = $state<string | null>(null);
  #source = $state<string | null>(null);
  /** Counts beginnings: a reading that comes back after another one is not shown. */
  #begun = 0;
  preview = $state.raw<TableImport | null>(null);
  choices = $state.raw<TableChoices>(OWN_TABLE);
  sheet = $state.raw<SheetPage | null>(null);
  result = $state.raw<TableResult | null>(null);
  /** Rows the reader does not want written, as Excel numbers them. */
  leftOut = $state.raw<ReadonlySet<number>>(new Set());
  /** Fields that stay as the book has them. */
  keepFields = $state.raw<ReadonlySet<TableField>>(new Set());

  get planId(): number | null {
    return this.#planId;
  }
  set planId(id: number | null) {
    if (id === this.#planId) return;
    this.#planId = id;
    this.#outdated('tasks');
  }

  get asOfOn(): string | null {
    return this.#asOfOn;
  }
  set asOfOn(day: string | null) {
    if (day === this.#asOfOn) return;
    this.#asOfOn = day;
    this.#outdated('figures');
  }

  get source(): string | null {
    return this.#source;
  }
  set source(text: string | null) {
    if (text === this.#source) return;
    this.#source = text;
    this.#outdated('figures');
  }

  /** What was read for another plan, day or source is not written for this one. */
  #outdated(subject: TableSubject): void {
    this.#begun += 1;
    if (this.preview?.subject === subject) this.again();
  }

  take(file: Given): void {
    this.file = file;
    this.again();
  }

  startOver(): void {
    this.file = null;
    this.again();
  }

  /** Back to the beginning with the same file. */
  again(): void {
    this.#begun += 1;
    toasts.clear();
    this.preview = null;
    this.choices = OWN_TABLE;
    this.sheet = null;
    this.result = null;
    this.step = 'file';
  }

  /** Reads the file and compares it with the book; nothing is written. */
  async read(
    subject: TableSubject,
    options: CallOptions,
    choices: TableChoices = OWN_TABLE,
  ): Promise<void> {
    if (!this.file) return;
    const request: PreviewTable = {
      path: this.file.path,
      pasted: this.file.pasted,
      subject,
      plan_id: subject === 'tasks' ? this.planId : null,
      plan_number: null,
      as_of_on: subject === 'figures' ? this.asOfOn : null,
      source: subject === 'figures' ? this.source : null,
      ...choices,
    };
    const begun = this.#begun;
    const preview = await call('preview_table', request, options);
    const sheet = await call('table_sheet', {
      preview_id: preview.preview_id,
      offset: 0,
      limit: SAMPLE,
    });
    if (begun !== this.#begun) return;
    this.sheet = sheet;
    this.preview = preview;
    this.choices = choices;
    this.leftOut = new Set();
    this.keepFields = new Set();
    if (this.step === 'file') this.step = 'columns';
  }

  /** Reads again with what is done about agencies that the book does not know. */
  async choose(agencies: Record<string, AgencyChoice>, options: CallOptions): Promise<void> {
    await this.#readAgain({ agencies }, options);
  }

  /** Reads again with what the words about time of some rows mean. */
  async understand(schedules: Record<number, ScheduleChoice>, options: CallOptions): Promise<void> {
    await this.#readAgain({ schedules: { ...this.choices.schedules, ...schedules } }, options);
  }

  /** The lines are the same ones: what the reader said of them still holds. */
  async #readAgain(changed: Partial<TableChoices>, options: CallOptions): Promise<void> {
    if (!this.preview) return;
    const { leftOut, keepFields } = this;
    await this.read(this.preview.subject, options, { ...this.choices, ...changed });
    this.leftOut = leftOut;
    this.keepFields = keepFields;
  }

  leave(rows: readonly TableRow[], out: boolean): void {
    const next = new Set(this.leftOut);
    for (const { row } of rows)
      if (row !== null) {
        if (out) next.add(row);
        else next.delete(row);
      }
    this.leftOut = next;
  }

  keep(field: TableField, kept: boolean): void {
    const next = new Set(this.keepFields);
    if (kept) next.add(field);
    else next.delete(field);
    this.keepFields = next;
  }

  /** The table with what the reader chose, as it would be written; null while there is none. */
  get asked(): ApplyTable | null {
    return (
      this.preview && {
        preview_id: this.preview.preview_id,
        leave_out_rows: [...this.leftOut],
        keep_fields: [...this.keepFields],
      }
    );
  }

  async apply(options: CallOptions): Promise<void> {
    if (!this.asked) return;
    this.result = await act('apply_table', this.asked, options);
    this.step = 'done';
  }
}

export const table = new TableState();
