/** Which columns a table shows and how wide; remembered on this machine per table. */
import { recall, remember } from '../memory';
import type { Column } from './types';

/** What differs from the table's own columns. */
export interface KeptColumns {
  widths: Record<string, number>;
  shown: Record<string, boolean>;
}

const NARROWEST = 44;

export class TableLayout<Row> {
  #kept = $state<KeptColumns>({ widths: {}, shown: {} });
  readonly #id: string;
  readonly #columns: () => readonly Column<Row>[];

  constructor(id: string, columns: () => readonly Column<Row>[]) {
    this.#id = id;
    this.#columns = columns;
    this.#kept = recall<KeptColumns>(`table.${id}`, { widths: {}, shown: {} });
  }

  /** The columns in sight, the frozen ones first. */
  get visible(): readonly Column<Row>[] {
    const shown = this.#columns().filter((column) => this.isShown(column));
    return [...shown.filter((c) => c.frozen), ...shown.filter((c) => !c.frozen)];
  }

  isShown(column: Column<Row>): boolean {
    return this.#kept.shown[column.key] ?? !column.hidden;
  }

  width(column: Column<Row>): number {
    return this.#kept.widths[column.key] ?? column.width;
  }

  /** The grid of a row; the last column takes what is left. */
  get template(): string {
    const widths = this.visible.map((column) => `${this.width(column)}px`);
    const last = widths.length - 1;
    return widths.map((width, at) => (at === last ? `minmax(${width}, 1fr)` : width)).join(' ');
  }

  get totalWidth(): number {
    return this.visible.reduce((sum, column) => sum + this.width(column), 0);
  }

  /** How far from the left a frozen column stands; null for one that scrolls. */
  stuckAt(index: number): number | null {
    const columns = this.visible;
    if (!columns[index]?.frozen) return null;
    return columns.slice(0, index).reduce((sum, column) => sum + this.width(column), 0);
  }

  resize(column: Column<Row>, width: number): void {
    this.#kept.widths[column.key] = Math.max(NARROWEST, Math.round(width));
    this.#keep();
  }

  show(column: Column<Row>, shown: boolean): void {
    this.#kept.shown[column.key] = shown;
    this.#keep();
  }

  reset(): void {
    this.take({ widths: {}, shown: {} });
  }

  /** What differs from the table's own columns, to be kept elsewhere too. */
  get kept(): KeptColumns {
    return $state.snapshot(this.#kept);
  }

  /** Shows the columns as they were kept. */
  take(kept: KeptColumns): void {
    this.#kept = { widths: { ...kept.widths }, shown: { ...kept.shown } };
    this.#keep();
  }

  #keep(): void {
    remember(`table.${this.#id}`, $state.snapshot(this.#kept));
  }
}
