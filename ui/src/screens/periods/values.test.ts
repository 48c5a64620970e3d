import { expect, test } from 'vitest';
import { readValue, shownValue } from './values';

test('a value is read with its mark of an estimate', () => {
  expect(readValue('12')).toEqual({ value: 12, estimate: false });
  expect(readValue('1.234,5 ước')).toEqual({ value: 1234.5, estimate: true });
  expect(readValue('Ước 7')).toEqual({ value: 7, estimate: true });
  expect(readValue('7 (ước)')).toEqual({ value: 7, estimate: true });
  expect(readValue('  ')).toEqual({ value: null, estimate: false });
  expect(readValue('0')).toEqual({ value: 0, estimate: false });
  expect(readValue('ước')).toBeUndefined();
  expect(readValue('mười')).toBeUndefined();
});

test('what is shown is read back as it was', () => {
  expect(readValue(shownValue(1234.5, true))).toEqual({ value: 1234.5, estimate: true });
  expect(shownValue(null, true)).toBe('');
});
