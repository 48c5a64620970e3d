/** Values of a list as the reader knows them. */
import type { Column, Field, FilledField } from '../../bindings/types';
import { partialDay } from '../../format';
import { vi } from '../../text/vi';

type Words = Record<string, string>;

const closed: Partial<Record<Field, Words>> = {
  sex: vi.sexes,
  academic_title: vi.academicTitles,
  degree: vi.degrees,
  education_level: vi.educationLevels,
  membership_type: vi.membershipTypes,
  working_status: vi.workingStatuses,
};
const days: ReadonlySet<Field> = new Set<Field>([
  'birth_on',
  'admitted_on',
  'decision_on',
  'card_on',
]);

/** A value in the form of the screen; empty when there is none. */
export function show(field: Field, value: string | null | undefined): string {
  if (!value) return '';
  if (days.has(field)) return partialDay(value);
  return closed[field]?.[value] ?? value;
}

/** The columns worth showing, in the order of a person's page. */
const ORDER: readonly Field[] = [
  'full_name',
  'birth_on',
  'sex',
  'national_id',
  'academic_title',
  'degree',
  'education_level',
  'specialty',
  'employer',
  'job_title',
  'phone',
  'email',
  'address',
  'branch',
  'membership_type',
  'admitted_on',
  'decision_number',
  'decision_on',
  'decision_issuer',
  'card_number',
  'card_on',
  'role',
  'working_status',
  'awards',
  'ethnicity',
  'religion',
  'party_member',
  'note',
];

/** What a column of the sheet gives by its meaning: parts of a name the name, ticks their value. */
const gives: Partial<Record<Field, readonly Field[]>> = {
  family_name: ['full_name'],
  given_name: ['full_name'],
  birth_day: ['birth_on'],
  birth_month: ['birth_on'],
  birth_year: ['birth_on'],
  birth_on_male: ['birth_on', 'sex'],
  birth_on_female: ['birth_on', 'sex'],
  sex_male: ['sex'],
  sex_female: ['sex'],
  titles: ['academic_title', 'degree', 'education_level'],
  tick_professor: ['academic_title'],
  tick_associate_professor: ['academic_title'],
  tick_doctor_of_science: ['degree'],
  tick_doctor: ['degree'],
  tick_master: ['degree'],
  tick_university: ['education_level'],
  tick_college: ['education_level'],
  tick_intermediate: ['education_level'],
};

/** The fields of a list as columns, in order: each that would be written. */
export function shownFields(filled: readonly FilledField[]): FilledField[] {
  return ORDER.flatMap((field) => filled.filter((one) => one.field === field));
}

/** What was read out of columns that hold something else, as the reader would say it; ticks and halves go without saying. */
export function derivedFields(
  filled: readonly FilledField[],
  columns: readonly Column[],
): { field: Field; from: string[]; row_count: number }[] {
  const expected = (field: Field, letter: string): boolean => {
    const held = columns.find((one) => one.column === letter)?.field;
    return !!held && (gives[held]?.includes(field) ?? false);
  };
  return shownFields(filled).flatMap(({ field, derived_from, row_count }) => {
    const from = derived_from.filter((letter) => !expected(field, letter));
    return from.length > 0 ? [{ field, from, row_count }] : [];
  });
}
