import { describe, expect, it } from 'vitest';
import { strength, strengthWords } from './strength';

describe('the strength of a password in words', () => {
  it('says what is missing, what is easily guessed and what is good', () => {
    expect(strength('')).toBe('none');
    expect(strengthWords('abc')).toBe('Còn thiếu 5 chữ (ít nhất 8)');
    for (const easy of [
      '12345678',
      'matkhau1',
      'Mật khẩu 123',
      'aaaaaaaaaa',
      '19901990',
      'thuha2026',
    ])
      expect(strength(easy, 'thuha', 'Trần Thu Hà'), easy).toBe('weak');
    expect(strength('xoai-cat-3')).toBe('fair');
    expect(strength('con mèo ăn xoài chín')).toBe('good');
  });
});
