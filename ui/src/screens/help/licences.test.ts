import { expect, it } from 'vitest';
import listed from '../../../../assets/licences.tsv?raw';
import { readLicences } from './licences';

it('every part of others is listed with its licence', () => {
  const parts = readLicences(listed);
  expect(parts.length).toBe(listed.trim().split('\n').length);
  for (const name of ['svelte', 'echarts', 'rusqlite', 'rust_xlsxwriter', 'calamine', 'tauri'])
    expect(parts.some((part) => part.name === name)).toBe(true);
});
