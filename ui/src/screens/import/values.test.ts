import { describe, expect, it } from 'vitest';
import { derivedFields, shownFields } from './values';

const columns = [
  { column: 'B', source: 'Họ và tên', field: 'full_name' as const },
  { column: 'C', source: 'Nam', field: 'sex_male' as const },
  { column: 'E', source: 'Khen thưởng', field: 'awards' as const },
];
const changes = { new: 0, changed: 0, same: 0, missing: 0, conflicting: 0, unreadable: 0 };
const filled = [
  { field: 'sex' as const, row_count: 2, changes, derived_from: ['C'] },
  { field: 'education_level' as const, row_count: 2, changes, derived_from: ['E'] },
  { field: 'full_name' as const, row_count: 2, changes, derived_from: [] },
];

describe('the difference', () => {
  it('shows every field that would be written, in the order of a person', () => {
    expect(shownFields(filled).map((one) => one.field)).toEqual([
      'full_name',
      'sex',
      'education_level',
    ]);
  });

  it('says what was read out of a column of another meaning, but not what its ticks mean', () => {
    expect(derivedFields(filled, columns)).toEqual([
      { field: 'education_level', from: ['E'], row_count: 2 },
    ]);
  });
});
