/** The annexes of a report as plain tables. */
import type { FigureLead, Lead, MemberFigures, ReportData } from '../../bindings/types';
import { day } from '../../format';
import { vi } from '../../text/vi';

export type Cell = string | number | null;

/** A row and, column by column, where its cells lead. */
interface Row {
  cells: Cell[];
  hrefs: (string | null)[];
}

export interface Sheet {
  heads: string[];
  /** Heads over figures. */
  numeric: Set<string>;
  rows: Row[];
  foot: Row[];
}

/** Where a figure of a row leads; a row of none is the one of all organisations, a figure of none the row itself. */
type Leads = (row: number | null, figure: string | null) => string | null;

/** The leads of the core, looked up by annex, row and figure. */
export function leadsOf(all: FigureLead[], to: (lead: Lead) => string): (id: SheetId) => Leads {
  const key = (annex: string, row: number | null, figure: string | null): string =>
    `${annex} ${row ?? ''} ${figure ?? ''}`;
  const found = new Map(all.map((one) => [key(one.annex, one.row, one.figure), one.leads_to]));
  return (id) => (row, figure) => {
    const lead = found.get(key(id, row, figure));
    return lead ? to(lead) : null;
  };
}

export const sheetIds = [
  'organizations',
  'tasks',
  'deadlines',
  'indicators',
  'obstacles',
  'submissions',
] as const;
export type SheetId = (typeof sheetIds)[number];

/** One annex of the report. */
export function sheetOf(data: ReportData, id: SheetId, leads: (id: SheetId) => Leads): Sheet {
  return { organizations, tasks, deadlines, indicators, obstacles, submissions }[id](
    data,
    leads(id),
  );
}

const words = vi.periods.sheets;

function organizations(data: ReportData, leads: Leads): Sheet {
  const measures: (keyof MemberFigures)[] = [
    'opening',
    'increase',
    'decrease',
    'closing',
    'female',
  ];
  const figures = measures.map((key) => words[key as 'opening']);
  const numeric = [words.branches, ...figures, words.declared];
  const sum = (read: (line: ReportData['organizations'][number]) => number): number =>
    data.organizations.reduce((total, line) => total + read(line), 0);
  return {
    heads: [words.name, words.kind, ...numeric],
    numeric: new Set(numeric),
    rows: data.organizations.map((line, row) => ({
      hrefs: [null, '', 'branch_count', ...measures, 'declared_count'].map((figure) =>
        figure === '' ? null : leads(row, figure),
      ),
      cells: [
        line.name,
        line.kind_label,
        line.branch_count,
        ...measures.map((key) => line.members[key]),
        line.declared_count,
      ],
    })),
    foot: [
      {
        hrefs: [null, null, null, ...measures.map((figure) => leads(null, figure))],
        cells: [
          vi.common.total,
          '',
          sum((line) => line.branch_count),
          ...measures.map((key) => sum((line) => line.members[key])),
          sum((line) => line.declared_count ?? 0),
        ],
      },
      {
        hrefs: [null, null, null, ...measures.map((figure) => leads(null, figure))],
        cells: [words.people, '', '', ...measures.map((key) => data.persons.figures[key]), ''],
      },
    ],
  };
}

function tasks(data: ReportData, leads: Leads): Sheet {
  return {
    heads: [words.content, words.code, words.lead, words.due, words.result, '%', words.state],
    numeric: new Set(['%']),
    rows: data.tasks.map((line, row) => ({
      hrefs: [leads(row, null)],
      cells: [
        line.content,
        line.code,
        line.lead_agency,
        day(line.due_on),
        line.result,
        line.percent,
        line.state_label,
      ],
    })),
    foot: [],
  };
}

function deadlines(data: ReportData, leads: Leads): Sheet {
  return {
    heads: [
      words.content,
      words.code,
      words.lead,
      words.due,
      words.days,
      words.reason,
      words.extensions,
    ],
    numeric: new Set([words.extensions]),
    rows: data.deadlines.map((line, row) => ({
      hrefs: [leads(row, null)],
      cells: [
        line.content,
        line.code,
        line.lead_agency,
        day(line.due_on),
        line.overdue ? words.overdue(line.days) : words.left(line.days),
        line.reason,
        line.extension_count,
      ],
    })),
    foot: [],
  };
}

function indicators(data: ReportData, leads: Leads): Sheet {
  const numeric = [words.current, words.cumulative, words.samePeriod];
  return {
    heads: [words.indicator, words.unit, ...numeric],
    numeric: new Set(numeric),
    rows: data.indicators.map((line, row) => ({
      hrefs: [null, null, leads(row, null)],
      cells: [line.name, line.unit, line.current, line.cumulative, line.same_period],
    })),
    foot: [],
  };
}

function obstacles(data: ReportData, leads: Leads): Sheet {
  return {
    heads: [words.obstacle, words.raisedBy, words.proposal, words.answer, words.state],
    numeric: new Set(),
    rows: data.obstacles.map((line, row) => ({
      hrefs: [leads(row, null)],
      cells: [line.content, line.raised_by, line.proposal, line.answer, line.state_label],
    })),
    foot: [],
  };
}

function submissions(data: ReportData, leads: Leads): Sheet {
  return {
    heads: [words.name, words.kind, words.received, words.completeness, words.note],
    numeric: new Set(),
    rows: data.submissions.map((line, row) => ({
      hrefs: [leads(row, null), null, null, leads(row, null)],
      cells: [
        line.organization,
        line.kind_label,
        day(line.received_on),
        (words.completenesses as Record<string, string>)[line.completeness] ?? '',
        line.note,
      ],
    })),
    foot: [],
  };
}
