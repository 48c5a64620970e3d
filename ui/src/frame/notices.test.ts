import { beforeEach, describe, expect, it, vi as mock } from 'vitest';
import { deadlineLines, dueNotice, wantNotices } from './notices';

const kept = new Map<string, string>();
mock.stubGlobal('localStorage', {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
});
beforeEach(() => kept.clear());

const day = (days_to_cutoff: number, overdue = 0, soon = 0, today = '2026-09-10') => ({
  today,
  period: { period: { label: 'Quý III năm 2026' }, days_to_cutoff },
  work: [
    { key: 'tasks_overdue', count: overdue },
    { key: 'tasks_due_soon', count: soon },
    { key: 'submissions_missing', count: 12 },
  ],
});

describe('the notice of deadlines', () => {
  it('counts what is overdue, what is due soon, and the period to close', () => {
    expect(deadlineLines(day(4, 3, 1))).toEqual([
      '3 nhiệm vụ quá hạn',
      '1 nhiệm vụ sắp đến hạn',
      'Quý III năm 2026: còn 4 ngày đến chốt',
    ]);
    expect(deadlineLines(day(0))).toEqual(['Quý III năm 2026: hôm nay chốt số liệu']);
    expect(deadlineLines(day(-2))).toEqual([
      'Quý III năm 2026 đã qua thời điểm chốt, chưa chốt số liệu',
    ]);
    expect(deadlineLines(day(8))).toEqual([]);
    expect(deadlineLines({ ...day(0), period: null })).toEqual([]);
  });

  it('is shown once a day for a book, and not at all when it is turned off', () => {
    expect(dueNotice('/a', day(30, 3))).toBe('3 nhiệm vụ quá hạn');
    expect(dueNotice('/a', day(30, 3))).toBeNull();
    expect(dueNotice('/b', day(30, 3))).toBe('3 nhiệm vụ quá hạn');
    expect(dueNotice('/a', day(30, 3, 0, '2026-09-11'))).toBe('3 nhiệm vụ quá hạn');
    expect(dueNotice('/a', day(30, 0, 0, '2026-09-12'))).toBeNull();
    wantNotices(false);
    expect(dueNotice('/c', day(30, 3))).toBeNull();
    wantNotices(true);
    // Nothing was said while it was off, so it is said now.
    expect(dueNotice('/c', day(30, 3))).toBe('3 nhiệm vụ quá hạn');
  });
});
