/** Values of activity figures as they stand in cells. */
import { number, parseNumber } from '../../format';
import { vi } from '../../text/vi';

/** What was typed into a cell: a value, an estimate by its mark, nothing; undefined when it is no number. */
export function readValue(text: string): { value: number | null; estimate: boolean } | undefined {
  const mark = vi.activity.estimateMark;
  const plain = text.trim().toLowerCase();
  const estimate = plain.includes(mark);
  const digits = estimate ? plain.replace(mark, '').replace(/[()]/g, '').trim() : plain;
  if (digits === '') return estimate ? undefined : { value: null, estimate: false };
  const value = parseNumber(digits);
  return value === null ? undefined : { value, estimate };
}

/** A value as it stands in a cell. */
export function shownValue(value: number | null | undefined, estimate: boolean): string {
  if (value === null || value === undefined) return '';
  return estimate ? `${number(value)} ${vi.activity.estimateMark}` : number(value);
}
