/** The annexes of a report as plain tables. */
import type { MemberFigures, ReportData } from '../../bindings/types';
import { day } from '../../format';
import { href } from '../../frame/router.svelte';
import { vi } from '../../text/vi';

type Cell = string | number | null;

export interface Sheet {
  heads: string[];
  /** Heads over figures. */
  numeric: Set<string>;
  rows: { cells: Cell[]; href: string | null }[];
  foot: Cell[][];
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
export function sheetOf(data: ReportData, id: SheetId): Sheet {
  switch (id) {
    case 'organizations':
      return organizations(data);
    case 'tasks':
      return tasks(data);
    case 'deadlines':
      return deadlines(data);
    case 'indicators':
      return indicators(data);
    case 'obstacles':
      return obstacles(data);
    case 'submissions':
      return submissions(data);
  }
}

const words = vi.periods.sheets;

function organizations(data: ReportData): Sheet {
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
    rows: data.organizations.map((line) => ({
      href: href('to-chuc', { id: line.organization_id }),
      cells: [
        line.name,
        line.kind_label,
        line.branch_count,
        ...measures.map((key) => line.members[key]),
        line.declared_count,
      ],
    })),
    foot: [
      [
        vi.common.total,
        '',
        sum((line) => line.branch_count),
        ...measures.map((key) => sum((line) => line.members[key])),
        sum((line) => line.declared_count ?? 0),
      ],
      [words.people, '', '', ...measures.map((key) => data.persons.figures[key]), ''],
    ],
  };
}

function tasks(data: ReportData): Sheet {
  return {
    heads: [words.content, words.code, words.lead, words.due, words.result, '%', words.state],
    numeric: new Set(['%']),
    rows: data.tasks.map((line) => ({
      href: href('ke-hoach', { id: line.task_id }),
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

function deadlines(data: ReportData): Sheet {
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
    rows: data.deadlines.map((line) => ({
      href: href('ke-hoach', { id: line.task_id }),
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

function indicators(data: ReportData): Sheet {
  const numeric = [words.current, words.cumulative, words.samePeriod];
  return {
    heads: [words.indicator, words.unit, ...numeric],
    numeric: new Set(numeric),
    rows: data.indicators.map((line) => ({
      href: null,
      cells: [line.name, line.unit, line.current, line.cumulative, line.same_period],
    })),
    foot: [],
  };
}

function obstacles(data: ReportData): Sheet {
  return {
    heads: [words.obstacle, words.raisedBy, words.proposal, words.answer, words.state],
    numeric: new Set(),
    rows: data.obstacles.map((line) => ({
      href: null,
      cells: [line.content, line.raised_by, line.proposal, line.answer, line.state_label],
    })),
    foot: [],
  };
}

function submissions(data: ReportData): Sheet {
  return {
    heads: [words.name, words.kind, words.received, words.completeness, words.note],
    numeric: new Set(),
    rows: data.submissions.map((line) => ({
      href: href('to-chuc', { id: line.organization_id }),
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
