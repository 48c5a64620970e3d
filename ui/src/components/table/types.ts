import type { Snippet } from 'svelte';
import type { Option } from '../options';

/** How a column can be narrowed, by the kind of what stands in it. */
export type FilterKind =
  | { kind: 'text' }
  | { kind: 'number' }
  | { kind: 'date' }
  | { kind: 'set'; options: readonly Option[] };

/** What is asked of a column; ranges are in wire form (`YYYY-MM-DD`, `12.5`). */
export type Filter =
  | { kind: 'text'; text: string }
  | { kind: 'number'; from: string | null; to: string | null }
  | { kind: 'date'; from: string | null; to: string | null }
  | { kind: 'set'; values: string[] };

export type Filters = Record<string, Filter>;

export interface Sort {
  key: string;
  descending: boolean;
}

/** Typing straight into a cell (F2, Enter on an editable cell, double click, paste). */
export interface CellEdit<Row> {
  value: (row: Row) => string;
  commit: (row: Row, text: string) => Promise<void> | void;
}

export interface Column<Row> {
  key: string;
  title: string;
  width: number;
  /** As shown without a `cell`, and as copied to Excel. */
  text: (row: Row) => string;
  /** What a list at hand is filtered and sorted by (`narrow.ts`), when it is not the text. */
  value?: (row: Row) => string | number | null;
  /** How it looks, when text alone will not do. */
  cell?: Snippet<[Row, Column<Row>]>;
  align?: 'start' | 'end' | 'center';
  /** Stays at the left while the table scrolls sideways. */
  frozen?: boolean;
  /** The column's text opens the row when clicked. */
  opens?: boolean;
  sortable?: boolean;
  filter?: FilterKind;
  edit?: CellEdit<Row>;
  /** Not shown until chosen in “Cột”. */
  hidden?: boolean;
  /** What stands in the totals row. */
  total?: string;
}

/** Where a table takes its rows: a list at hand, or pages asked for while scrolling. */
export interface RowSource<Row> {
  readonly total: number;
  /** Whether the first answer has come. */
  readonly ready: boolean;
  at(index: number): Row | undefined;
  /** Says which rows are in sight. */
  need(from: number, to: number): void;
  /** Rows `from` up to, not including, `to`, asked for where needed. */
  slice(from: number, to: number): Promise<Row[]>;
}

/** A list at hand as a source of rows. */
export function fromList<Row>(list: readonly Row[]): RowSource<Row> {
  return {
    total: list.length,
    ready: true,
    at: (index) => list[index],
    need: () => undefined,
    slice: (from, to) => Promise.resolve(list.slice(from, to)),
  };
}

/** A table as it stands on the screen, to be written elsewhere. */
export interface ShownTable<Row> {
  /** Its columns in sight, in order. */
  columns: readonly Column<Row>[];
  source: RowSource<Row>;
  /** What narrows it, in words. */
  notes: string[];
  /** A row that is a heading of those below. */
  section?: ((row: Row) => string | null) | undefined;
}
