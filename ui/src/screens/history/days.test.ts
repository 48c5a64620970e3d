import { expect, it } from 'vitest';
import type { HistoryEntry } from '../../bindings/types';
import { byDay, dayTitle } from './days';

const entry = (id: number, happened_at: string) => ({ id, happened_at }) as HistoryEntry;

it('acts stand under their day in Vietnam, in the order they came', () => {
  // A clock that was set back: the same day comes twice, and the order stays.
  const days = byDay([
    entry(4, '2026-11-22T17:10:00.000Z'),
    entry(3, '2026-11-22T16:50:00.000Z'),
    entry(2, '2026-11-22T17:05:00.000Z'),
  ]);
  expect(days.map(({ day, list }) => [day, list[0]?.id])).toEqual([
    ['2026-11-23', 4],
    ['2026-11-22', 3],
    ['2026-11-23', 2],
  ]);
  expect(dayTitle('2026-11-23', '2026-11-23')).toBe('Hôm nay, 23/11/2026');
  expect(dayTitle('2026-11-22', '2026-11-23')).toBe('Hôm qua, 22/11/2026');
});
