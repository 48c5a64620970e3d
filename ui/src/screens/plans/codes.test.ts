import { expect, test } from 'vitest';
import { nextCode } from './codes';

test.each([
  ['1', '2'],
  ['II.9', 'II.10'],
  ['II.2.b', 'II.2.c'],
  ['d)', 'đ)'],
  ['đ', 'e'],
  ['E', 'G'],
  ['IV', 'V'],
  ['III.', 'IV.'],
  ['09', '10'],
  ['II.2.y', ''],
  ['', ''],
  ['Phần', ''],
])('after %s comes %s', (code, next) => {
  expect(nextCode(code)).toBe(next);
});
