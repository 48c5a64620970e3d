import { describe, expect, it } from 'vitest';
import {
  bytes,
  change,
  clock,
  day,
  dayOfInstant,
  daysBetween,
  distance,
  nearest,
  fold,
  instant,
  matches,
  number,
  parseDay,
  parseNumber,
  parsePartialDay,
  partialDay,
  percent,
  today,
} from './index';

describe('days', () => {
  it('are shown dd/mm/yyyy', () => {
    expect(day('2026-03-05')).toBe('05/03/2026');
    expect(day(null)).toBe('');
    expect(day('2026')).toBe('');
  });
  it('are shown as precisely as they are known', () => {
    expect(partialDay('1962')).toBe('1962');
    expect(partialDay('1962-05')).toBe('05/1962');
    expect(partialDay('1962-05-17')).toBe('17/05/1962');
  });
  it.each([
    ['5/3/2026', '2026-03-05'],
    ['05.03.2026', '2026-03-05'],
    ['05032026', '2026-03-05'],
    [' 2026-03-05 ', '2026-03-05'],
    ['29/02/2024', '2024-02-29'],
    ['29/02/2026', null],
    ['31/04/2026', null],
    ['00/00/1994', null],
    ['5/3/26', null],
    ['ngày 5', null],
  ])('typed %s is %s', (typed, iso) => expect(parseDay(typed)).toBe(iso));
  it.each([
    ['1962', '1962'],
    ['5/1962', '1962-05'],
    ['13/1962', null],
    ['17/5/1962', '1962-05-17'],
    ['196', null],
  ])('typed %s is the partial day %s', (typed, iso) => expect(parsePartialDay(typed)).toBe(iso));
  it('count from one to another', () => {
    expect(daysBetween('2026-02-27', '2026-03-01')).toBe(2);
    expect(daysBetween('2026-03-01', '2026-02-27')).toBe(-2);
  });
  it('of an instant are those of Vietnam, whatever the zone of the machine', () => {
    expect(instant('2026-11-22T17:30:00.000Z')).toBe('23/11/2026 00:30');
    expect(clock('2026-11-22T16:59:00.000Z')).toBe('23:59');
    expect(dayOfInstant('2026-11-22T16:59:00.000Z')).toBe('2026-11-22');
    expect(dayOfInstant('2026-12-31T17:00:00.000Z')).toBe('2027-01-01');
    expect(today(new Date('2026-11-22T23:00:00.000Z'))).toBe('2026-11-23');
    expect(instant('không phải')).toBe('');
  });
});

describe('numbers', () => {
  it('are shown 1.234,5', () => {
    expect(number(1234.5)).toBe('1.234,5');
    expect(number(15500)).toBe('15.500');
    expect(number(-0.001)).toBe('0');
    expect(number(-12)).toBe('−12');
    expect(change(12)).toBe('+12');
    expect(change(0)).toBe('0');
    expect(percent(45.5)).toBe('45,5 %');
    expect(bytes(3_500_000)).toBe('3,3 MB');
  });
  it.each([
    ['1.234,5', 1234.5],
    ['1234', 1234],
    ['−3', -3],
    ['12.34', null],
    ['', null],
    ['mười', null],
  ])('typed %s is %s', (typed, value) => expect(parseNumber(typed)).toBe(value));
});

describe('text without accents', () => {
  it('finds all', () => {
    expect(fold('Đặng Thị Ước')).toBe('dang thi uoc');
    expect(matches('Nguyễn Văn Đường', 'duong nguyen')).toBe(true);
    expect(matches('Nguyễn Văn Đường', 'dượng x')).toBe(false);
  });
});

describe('nearness of a name to what was typed', () => {
  it('puts words typed as they stand first, then without accents, then beginnings', () => {
    const names = ['Nguyễn Văn Ánh', 'Nguyễn Văn An', 'Nguyễn Văn Ân', 'Lê Thị Anh'];
    expect(names.map((name) => distance(name, 'an'))).toEqual([2, 0, 1, 2]);
    expect(nearest(names, (name) => name, 'nguyen an')).toEqual([
      'Nguyễn Văn An',
      'Nguyễn Văn Ân',
      'Nguyễn Văn Ánh',
      'Lê Thị Anh',
    ]);
    expect(distance('II.2.b Phản biện', '2.b')).toBe(0);
    expect(distance('Hội Cà phê', 'làm vườn')).toBe(3);
  });
});
