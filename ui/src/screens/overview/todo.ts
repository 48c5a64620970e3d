/** What waits to be done, as lines of the overview: the core finds it, the window knows where it is done. */
import type { Overview, StateTone, WorkItem } from '../../bindings/types';
import type { Tone } from '../../components/states';
import { href } from '../../frame/router.svelte';
import { vi } from '../../text/vi';
import { leadHref } from '../leads';

export interface Todo {
  key: string;
  tone: Tone;
  text: string;
  act: string;
  to: string;
}

/** The core counts terms that end within so many days. */
const TERM_AHEAD_DAYS = 180;

export function todo(figures: Overview): Todo[] {
  return figures.work.map((item) => ({
    key: item.key,
    tone: tones[item.tone],
    text: item.sentence,
    act: vi.overview.acts[item.key] ?? vi.overview.look,
    to: place(item, figures),
  }));
}

const tones: Record<StateTone, Tone> = {
  done: 'done',
  done_late: 'done-late',
  on_schedule: 'on-schedule',
  due_soon: 'due-soon',
  overdue: 'overdue',
  idle: 'idle',
};

function place(item: WorkItem, { period, today }: Overview): string {
  if (item.key === 'terms_ending') {
    const until = new Date(Date.parse(today) + TERM_AHEAD_DAYS * 86_400_000);
    return href('to-chuc', {
      term_ends_on: `..${until.toISOString().slice(0, 10)}`,
      status: 'active,suspended,merging',
    });
  }
  const own = item.key === 'submissions_missing' || item.key === 'period_to_close';
  return leadHref(item.leads_to, own && period ? { id: period.period.id } : {});
}
