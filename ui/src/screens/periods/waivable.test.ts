import { expect, test } from 'vitest';
import type { CheckLine, CheckSubject } from '../../bindings/types';
import { keyOf, passes, unsettled } from './waivable';

const subject = (key: string, has_lapsed?: boolean): CheckSubject => ({
  key,
  label: key,
  found: 1,
  expected: 0,
  leads_to: null,
  waiver:
    has_lapsed === undefined
      ? null
      : { id: 1, version: 1, reason: 'x', waived_by: 'y', waived_on: '2026-09-20', has_lapsed },
});
const line = (key: string, subjects: CheckSubject[]): CheckLine => ({
  key,
  group: '',
  what: key,
  found: 1,
  expected: 0,
  level: 'notice',
  advice: '',
  leads_to: null,
  subjects,
});

test('what was let pass counts no more, unless the gap has grown since', () => {
  expect([subject('a'), subject('b', false), subject('c', true)].map(passes)).toEqual([
    false,
    true,
    false,
  ]);
  const lines = [
    line('x', [subject('a'), subject('b', false)]),
    line('y', [subject('a', true)]),
    line('z', []),
  ];
  expect(unsettled(lines).map(keyOf)).toEqual(['x a', 'y a']);
});
