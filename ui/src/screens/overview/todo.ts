/** What waits to be done, the most pressing first, each with where it is done. */
import type { ChecklistSummary, OrganizationRow, PeriodRow } from '../../bindings/types';
import type { Tone } from '../../components/states';
import { daysBetween } from '../../format';
import { href } from '../../frame/router.svelte';
import { vi } from '../../text/vi';

export interface Todo {
  tone: Tone;
  text: string;
  act: string;
  to: string;
}

export interface Standing {
  day: string;
  checklist: ChecklistSummary;
  organizations: readonly OrganizationRow[];
  current: PeriodRow | undefined;
  unsent: number | undefined;
  unanswered: number | undefined;
}

const words = vi.overview;
const TERM_AHEAD_DAYS = 183;

export function todo(at: Standing): Todo[] {
  return [...ofPeriod(at), ...ofTasks(at), ...ofOrganizations(at)];
}

function ofPeriod({ current, day, unsent }: Standing): Todo[] {
  if (!current) return [line('idle', words.todo.noPeriod, words.act.create, href('ky-bao-cao'))];
  const past = daysBetween(current.cutoff_on, day);
  const to = (step: string): string => href('ky-bao-cao', { id: current.id, step });
  return [
    ...(past > 0
      ? [line('overdue', words.todo.pastCutoff(current.label, past), words.act.close, to('close'))]
      : []),
    ...some(unsent, (n) =>
      line('due-soon', words.todo.notSent(n, current.label), words.act.record, to('collect')),
    ),
  ];
}

function ofTasks({ checklist, unanswered }: Standing): Todo[] {
  const tasks = (values: Record<string, string>): string => href('ke-hoach', values);
  return [
    ...some(checklist.cells.open_late, (n) =>
      line('overdue', words.todo.overdue(n), words.act.look, tasks({ cell: 'open_late' })),
    ),
    ...some(checklist.due_soon_count, (n) =>
      line('due-soon', words.todo.dueSoon(n), words.act.look, tasks({ timeliness: 'due_soon' })),
    ),
    ...some(unanswered, (n) =>
      line(
        'due-soon',
        words.todo.unanswered(n),
        words.act.look,
        tasks({ view: 'obstacles', status: 'open' }),
      ),
    ),
    ...some(checklist.result_missing_count, (n) =>
      line('idle', words.todo.noResult(n), words.act.record, tasks({ result_missing: 'yes' })),
    ),
    ...some(checklist.evidence_missing_count, (n) =>
      line(
        'idle',
        words.todo.noEvidence(n),
        words.act.evidence,
        tasks({ evidence_missing: 'yes' }),
      ),
    ),
  ];
}

function ofOrganizations({ organizations, day }: Standing): Todo[] {
  const ahead = new Date(Date.parse(day) + TERM_AHEAD_DAYS * 86_400_000).toISOString().slice(0, 10);
  const ends = organizations.flatMap((row) =>
    row.term_ends_on && row.status !== 'dissolved' ? [lastDay(row.term_ends_on)] : [],
  );
  const to = (span: string): string =>
    href('to-chuc', { term_ends_on: span, status: 'active,suspended,merging' });
  return [
    ...some(ends.filter((end) => end < day).length, (n) =>
      line('overdue', words.todo.termsOver(n), words.act.look, to(`..${day}`)),
    ),
    ...some(ends.filter((end) => end >= day && end <= ahead).length, (n) =>
      line('due-soon', words.todo.termsEnding(n), words.act.look, to(`${day}..${ahead}`)),
    ),
  ];
}

/** The last day a partial day can mean: a term “until 2027” runs through that year. */
function lastDay(partial: string): string {
  if (partial.length === 4) return `${partial}-12-31`;
  return partial.length === 7 ? `${partial}-31` : partial;
}

function line(tone: Tone, text: string, act: string, to: string): Todo {
  return { tone, text, act, to };
}

function some(count: number | undefined, make: (count: number) => Todo): Todo[] {
  return count ? [make(count)] : [];
}
