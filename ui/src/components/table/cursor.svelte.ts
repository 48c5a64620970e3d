/** Where the keyboard stands in a table, and the block of cells chosen from there. */

export interface Block {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export interface Extent {
  rows: number;
  columns: number;
  page: number;
}

export class Cursor {
  row = $state(0);
  column = $state(0);
  #anchorRow = $state(0);
  #anchorColumn = $state(0);

  get block(): Block {
    return {
      top: Math.min(this.row, this.#anchorRow),
      bottom: Math.max(this.row, this.#anchorRow),
      left: Math.min(this.column, this.#anchorColumn),
      right: Math.max(this.column, this.#anchorColumn),
    };
  }

  get single(): boolean {
    return this.row === this.#anchorRow && this.column === this.#anchorColumn;
  }

  has(row: number, column: number): boolean {
    const { top, bottom, left, right } = this.block;
    return row >= top && row <= bottom && column >= left && column <= right;
  }

  put(row: number, column: number, extend = false): void {
    this.row = row;
    this.column = column;
    if (extend) return;
    this.#anchorRow = row;
    this.#anchorColumn = column;
  }

  /** Moves by a key; false when the key means nothing here. */
  move(event: KeyboardEvent, extent: Extent): boolean {
    const to = target(event, this, extent);
    if (!to) return false;
    const row = clamp(to.row, extent.rows);
    const column = clamp(to.column, extent.columns);
    this.put(row, column, event.shiftKey);
    return true;
  }

  selectAll(extent: Extent): void {
    this.put(0, 0);
    this.put(Math.max(0, extent.rows - 1), Math.max(0, extent.columns - 1), true);
  }

  /** Keeps the cursor inside a table that has become smaller. */
  fit(rows: number): void {
    if (this.row >= rows && rows > 0) this.put(rows - 1, this.column);
  }
}

const clamp = (at: number, count: number): number => Math.max(0, Math.min(count - 1, at));

function target(
  event: KeyboardEvent,
  from: { row: number; column: number },
  extent: Extent,
): { row: number; column: number } | null {
  const { row, column } = from;
  const far = event.ctrlKey;
  switch (event.key) {
    case 'ArrowDown':
      return { row: far ? extent.rows - 1 : row + 1, column };
    case 'ArrowUp':
      return { row: far ? 0 : row - 1, column };
    case 'ArrowRight':
      return { row, column: far ? extent.columns - 1 : column + 1 };
    case 'ArrowLeft':
      return { row, column: far ? 0 : column - 1 };
    case 'PageDown':
      return { row: row + extent.page, column };
    case 'PageUp':
      return { row: row - extent.page, column };
    case 'Home':
      return { row: far ? 0 : row, column: 0 };
    case 'End':
      return { row: far ? extent.rows - 1 : row, column: extent.columns - 1 };
    default:
      return null;
  }
}
