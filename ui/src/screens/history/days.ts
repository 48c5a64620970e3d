import type { HistoryEntry } from '../../bindings/types';
import { day, dayOfInstant, daysBetween } from '../../format';
import { vi } from '../../text/vi';

/** Entries under the local day they happened on, in the order they came. */
export function byDay(entries: readonly HistoryEntry[]): { day: string; list: HistoryEntry[] }[] {
  const days: { day: string; list: HistoryEntry[] }[] = [];
  for (const entry of entries) {
    const on = dayOfInstant(entry.happened_at);
    const last = days.at(-1);
    if (last?.day === on) last.list.push(entry);
    else days.push({ day: on, list: [entry] });
  }
  return days;
}

/** `Hôm nay, 22/11/2026`. */
export function dayTitle(on: string, today: string): string {
  const ago = today ? daysBetween(on, today) : -1;
  if (ago === 0) return `${vi.history.today}, ${day(on)}`;
  return ago === 1 ? `${vi.history.yesterday}, ${day(on)}` : day(on);
}
