/** Two versions of a record side by side: what was typed here, and what stands in the book now. */
import type { Failure } from '../backend';
import { day, number, partialDay } from '../format';
import { vi } from '../text/vi';

/** A record as the wire has it. */
export type Fields = Record<string, unknown>;

/** The words of closed sets and of records chosen by number: by field, then by value. */
export type Said = Record<string, Partial<Record<string, string>> | undefined>;

export interface Difference {
  field: string;
  label: string;
  mine: string;
  theirs: string;
}

/** What stands in the book, when a save was refused because it changed meanwhile. */
export function newerVersion(failure: Failure | null): Fields | null {
  if (failure?.code !== 'request.stale') return null;
  const detail = failure.detail as { current?: unknown } | null;
  return typeof detail?.current === 'object' ? (detail.current as Fields | null) : null;
}

/** The fields of `mine` that the book has otherwise, in the order of the form. */
export function differences(
  mine: Fields,
  theirs: Fields,
  labels: Record<string, unknown> = {},
  said: Said = {},
): Difference[] {
  return Object.keys(mine)
    .filter((field) => field in theirs && plain(mine[field]) !== plain(theirs[field]))
    .map((field) => {
      const label = labels[field];
      return {
        field,
        label: typeof label === 'string' ? label : (vi.fields[field] ?? field),
        mine: inWords(field, mine[field], said[field]),
        theirs: inWords(field, theirs[field], said[field]),
      };
    });
}

/** An empty text and none are the same to a reader. */
const plain = (value: unknown): string => JSON.stringify(value === '' ? null : (value ?? null));

function inWords(
  field: string,
  value: unknown,
  words: Partial<Record<string, string>> | undefined,
): string {
  if (value === null || value === undefined || value === '') return '—';
  const word = words?.[String(value)];
  if (word !== undefined) return word;
  if (Array.isArray(value)) return value.map((one) => inWords(field, one, words)).join('; ') || '—';
  if (typeof value === 'object')
    return Object.values(value)
      .filter((part) => typeof part === 'string' && part !== '')
      .map((part) => inWords(field, part, words))
      .join(' · ');
  if (typeof value === 'boolean') return value ? vi.common.yes : vi.common.no;
  if (typeof value === 'number') return number(value);
  const text = String(value);
  return field.endsWith('_on') ? day(text) || partialDay(text) || text : text;
}
