/**
 * Days, partial days and instants as the office writes them.
 * Days cross the wire as `YYYY-MM-DD`, partial days also as `YYYY-MM` or `YYYY`,
 * instants as RFC 3339 in UTC; on the screen they are dd/mm/yyyy in Vietnam's time, whatever the machine's zone is.
 */

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH = /^(\d{4})-(\d{2})$/;
const YEAR = /^\d{4}$/;

/** `2026-03-05` → `05/03/2026`; anything else, also nothing, → ``. */
export function day(iso: string | null | undefined): string {
  const found = DAY.exec(iso ?? '');
  return found ? `${found[3]}/${found[2]}/${found[1]}` : '';
}

/** A day known to the day, month or year: `17/05/1962`, `05/1962`, `1962`. */
export function partialDay(iso: string | null | undefined): string {
  const text = iso ?? '';
  const month = MONTH.exec(text);
  if (month) return `${month[2]}/${month[1]}`;
  return YEAR.test(text) ? text : day(text);
}

/** Two days as a span: `01/01/2026 – 31/03/2026`. */
export function span(from: string | null | undefined, to: string | null | undefined): string {
  return `${day(from) || '…'} – ${day(to) || '…'}`;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** Whether year, month and day make a day that exists. */
function exists(y: number, m: number, d: number): boolean {
  const date = new Date(Date.UTC(y, m - 1, d));
  return date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
}

const sensible = (year: number): boolean => year >= 1850 && year <= 2150;

/**
 * What was typed as a day: `5/3/2026`, `05.03.2026`, `5-3-2026`, `05032026`, `2026-03-05`.
 * Gives the wire form, or null when it is no day that exists.
 */
export function parseDay(typed: string): string | null {
  const text = typed.trim();
  const found =
    /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})$/.exec(text) ??
    /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  const iso = DAY.exec(text);
  const parts = iso
    ? [Number(iso[3]), Number(iso[2]), Number(iso[1])]
    : found
      ? [Number(found[1]), Number(found[2]), Number(found[3])]
      : null;
  if (!parts) return null;
  const [d = 0, m = 0, y = 0] = parts;
  return sensible(y) && exists(y, m, d) ? `${y}-${two(m)}-${two(d)}` : null;
}

/** What was typed as a day, a month (`5/1962`) or a year (`1962`). */
export function parsePartialDay(typed: string): string | null {
  const text = typed.trim();
  if (YEAR.test(text)) return sensible(Number(text)) ? text : null;
  const month = /^(\d{1,2})[/.\-\s](\d{4})$/.exec(text) ?? null;
  if (month) {
    const m = Number(month[1]);
    const y = Number(month[2]);
    return m >= 1 && m <= 12 && sensible(y) ? `${y}-${two(m)}` : null;
  }
  return parseDay(text);
}

/** Vietnam is seven hours ahead of UTC, without summer time. */
const VIETNAM = 7 * 3_600_000;

/** Today in Vietnam, as the wire writes it. */
export function today(now: Date = new Date()): string {
  const there = new Date(now.getTime() + VIETNAM);
  return `${there.getUTCFullYear()}-${two(there.getUTCMonth() + 1)}-${two(there.getUTCDate())}`;
}

/** Whole days from one day to another; negative when `to` lies before `from`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** An instant to the minute: `22/11/2026 08:12`. */
export function instant(iso: string | null | undefined): string {
  const date = iso ? new Date(iso) : null;
  if (!date || Number.isNaN(date.getTime())) return '';
  return `${day(today(date))} ${clock(iso)}`;
}

/** The time of day of an instant: `08:12`. */
export function clock(iso: string | null | undefined): string {
  const date = iso ? new Date(iso) : null;
  if (!date || Number.isNaN(date.getTime())) return '';
  const there = new Date(date.getTime() + VIETNAM);
  return `${two(there.getUTCHours())}:${two(there.getUTCMinutes())}`;
}

/** The day of an instant in Vietnam, as the wire writes days. */
export function dayOfInstant(iso: string): string {
  return today(new Date(iso));
}
