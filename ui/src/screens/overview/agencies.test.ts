import { expect, test } from 'vitest';
import type { AgencyCounts } from '../../bindings/types';
import { agencyBars } from './agencies';

const counts = (agency_id: number | null, done: number, open: number): AgencyCounts => ({
  agency_id,
  agency_name: agency_id === null ? null : `Sở ${agency_id}`,
  cells: {
    done_on_time: done,
    done_late: 0,
    done_no_deadline: 0,
    open_on_time: 0,
    open_late: open,
    open_no_deadline: 0,
    total: done + open,
  },
  due_soon_count: 0,
  last_reminded_on: null,
});

test('few agencies have a bar each', () => {
  const bars = agencyBars([counts(7, 2, 1), counts(null, 0, 4)]);
  expect(bars.map((bar) => [bar.label, bar.ids, bar.cells.total])).toEqual([
    ['Sở 7', '7', 3],
    ['Chưa giao', ',', 4],
  ]);
});

test('of many agencies the last bar holds the rest, and no task is left out', () => {
  const many = Array.from({ length: 14 }, (_, at) => counts(at + 1, 1, at));
  const bars = agencyBars([...many, counts(null, 3, 0)]);
  expect(bars).toHaveLength(12);
  const last = bars[11];
  expect(last?.label).toBe('Khác (4 cơ quan)');
  expect(last?.ids).toBe('12,13,14,');
  expect(last?.cells).toMatchObject({ done_on_time: 6, open_late: 36, total: 42 });
  expect(bars.reduce((sum, bar) => sum + bar.cells.total, 0)).toBe(14 + 91 + 3);
});
