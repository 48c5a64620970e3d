import { expect, test } from 'vitest';
import { inOrder, namingField, tableFields } from './tableValues';

test('what lines change stands before the rest', () => {
  const fields = [
    { field: 'code' as const, change_count: 0 },
    { field: 'phone' as const, change_count: 2 },
    { field: 'note' as const, change_count: 1 },
  ];
  expect(inOrder(fields, true)).toEqual(['phone', 'note', 'code']);
  expect(inOrder(fields, false)).toEqual(['code', 'phone', 'note']);
});

test('every table can hold what names its rows', () => {
  for (const subject of ['organizations', 'agencies', 'tasks', 'figures'] as const)
    expect(tableFields(subject)).toContain(namingField(subject));
});
