import { describe, expect, it } from 'vitest';
import { changedFields } from '../history/rows';
import { startDay } from './fields';

describe('the first day counted', () => {
  it('is a day, or words for who was there before the book', () => {
    expect(startDay('2026-05-04')).toBe('04/05/2026');
    expect(startDay('0001-01-01')).toBe('trước khi lập sổ');
  });
  it('reads so in the journal too, where the machine’s own fields are left out', () => {
    const row = {
      table: 'membership',
      id: 1,
      op: 'insert',
      before: null,
      after: { starts_on: '0001-01-01', specialty_key: '2D34', ended_on: '2026-05-04' },
    };
    expect(changedFields(row).map((field) => field.after)).toEqual([
      'trước khi lập sổ',
      '04/05/2026',
    ]);
  });
});
