import { expect, test } from 'vitest';
import { abbreviated } from './fields';

test('an agency is found by what plans shorten its name to', () => {
  expect(abbreviated('Sở Khoa học và Công nghệ')).toBe('Sở KHCN Sở KH&CN');
  expect(abbreviated('Sở Văn hóa, Thể thao và Du lịch')).toBe('Sở VHTTDL Sở VHTT&DL');
  expect(abbreviated('Sở Y tế')).toBe('Sở YT Sở YT');
});
