/** A list of the core in pieces: no answer holds more than a thousand rows. */

export interface PageAsk {
  offset: number;
  limit: number;
}

export interface PageOf<Row> {
  rows: Row[];
  /** Left out by a list that counts apart; then `more` says whether rows follow. */
  total?: number;
  more?: boolean;
}

/** Rows at most in one answer of the core. */
const MOST = 1000;

/** The rows from `from` up to, not including, `to`: as many answers as that takes. */
export async function stretch<Row>(
  from: number,
  to: number,
  ask: (page: PageAsk) => Promise<PageOf<Row>>,
): Promise<Row[]> {
  const rows: Row[] = [];
  while (from + rows.length < to) {
    const offset = from + rows.length;
    const answer = await ask({ offset, limit: Math.min(MOST, to - offset) });
    rows.push(...answer.rows);
    // Less than was asked for: the list has become shorter meanwhile.
    if (answer.rows.length < Math.min(MOST, to - offset)) break;
  }
  return rows;
}
