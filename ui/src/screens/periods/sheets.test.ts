import { describe, expect, it } from 'vitest';
import type { FigureLead, Lead, ReportData } from '../../bindings/types';
import { leadsOf, sheetOf } from './sheets';

const lead = (noun: string): Lead => ({ noun, filters: [], id: null, as_of_on: null });
const figure = (row: number | null, name: string | null): FigureLead => ({
  annex: 'organizations',
  row,
  figure: name,
  leads_to: lead(`${row ?? 'all'}-${name ?? 'row'}`),
});

const members = { opening: 3, increase: 1, decrease: 0, closing: 4, female: 2 };
const data = {
  organizations: [
    { name: 'Hội Y học', kind_label: 'Hội', branch_count: 2, members, declared_count: 5 },
  ],
  persons: { figures: members },
} as unknown as ReportData;

describe('an annex on the screen', () => {
  const leads = leadsOf(
    [figure(0, null), figure(0, 'closing'), figure(0, 'declared_count'), figure(null, 'closing')],
    (one) => `#/${one.noun}`,
  );

  it('leads from each figure the core knows the rows of, and from no other', () => {
    const sheet = sheetOf(data, 'organizations', leads);
    expect(sheet.rows[0]?.cells).toEqual(['Hội Y học', 'Hội', 2, 3, 1, 0, 4, 2, 5]);
    expect(sheet.rows[0]?.hrefs).toEqual([
      '#/0-row',
      null,
      null,
      null,
      null,
      null,
      '#/0-closing',
      null,
      '#/0-declared_count',
    ]);
  });

  it('leads from the sums of all organisations, in memberships and in persons', () => {
    const sheet = sheetOf(data, 'organizations', leads);
    expect(sheet.foot.map((row) => row.hrefs[6])).toEqual(['#/all-closing', '#/all-closing']);
    expect(sheet.foot.map((row) => row.cells[6])).toEqual([4, 4]);
  });
});
