import { describe, expect, it } from 'vitest';
import { Failure } from '../backend/failure';
import { differences, newerVersion } from './versions';

const mine = {
  full_name: 'Trần Văn Đức',
  birth_on: '1962-05-17',
  degree: 'master',
  phone: '',
  note: 'Ghi ở đây',
  synonyms: ['A', 'B'],
};
const theirs = {
  id: 4,
  version: 3,
  full_name: 'Trần Văn Đức',
  birth_on: '1962-05',
  degree: 'doctor',
  phone: null,
  note: null,
  synonyms: ['A'],
};

describe('two versions of a record', () => {
  it('lists the fields that differ, in the words of the screen', () => {
    const said = { degree: { master: 'ThS', doctor: 'TS' } };
    expect(differences(mine, theirs, { note: 'Lời ghi' }, said)).toEqual([
      { field: 'birth_on', label: 'Ngày sinh', mine: '17/05/1962', theirs: '05/1962' },
      { field: 'degree', label: 'Học vị', mine: 'ThS', theirs: 'TS' },
      { field: 'note', label: 'Lời ghi', mine: 'Ghi ở đây', theirs: '—' },
      { field: 'synonyms', label: 'Tên gọi khác', mine: 'A; B', theirs: 'A' },
    ]);
  });

  it('finds the newer version in the refusal, and only there', () => {
    const stale = new Failure({
      code: 'request.stale',
      sentence: 'Đã sửa ở nơi khác.',
      detail: { what: 'stale', noun: 'Hồ sơ', current: theirs },
    });
    expect(newerVersion(stale)).toEqual(theirs);
    expect(newerVersion(new Failure({ code: 'person.no_name', sentence: 'Chưa ghi.' }))).toBeNull();
    expect(newerVersion(null)).toBeNull();
  });
});
