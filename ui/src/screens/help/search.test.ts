import { expect, it } from 'vitest';
import { findHelp, helpLines } from './search';

const lines = helpLines((slug) => slug);

it('the help is found by its words, with and without accents', () => {
  const marked = findHelp(lines, 'gia hạn');
  expect(marked.length).toBeGreaterThan(0);
  expect(findHelp(lines, 'GIA HAN')).toEqual(marked);
  expect(marked.some((line) => line.slug === 'ke-hoach')).toBe(true);
});

it('a key is found by what it does, and nothing by nothing', () => {
  expect(findHelp(lines, 'ctrl+z').map((line) => line.text)).toContain(
    'Ctrl+Z: Hoàn tác việc vừa làm',
  );
  expect(findHelp(lines, '  ')).toEqual([]);
  expect(findHelp(lines, 'qwertyuiop')).toEqual([]);
});
