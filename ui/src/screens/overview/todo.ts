/** What waits to be done, as lines of the overview: the core finds it and says where its rows are. */
import type { Overview, StateTone } from '../../bindings/types';
import type { Tone } from '../../components/states';
import { vi } from '../../text/vi';
import { leadHref } from '../leads';

export interface Todo {
  key: string;
  tone: Tone;
  text: string;
  act: string;
  to: string;
}

export function todo(figures: Overview): Todo[] {
  return figures.work.map((item) => ({
    key: item.key,
    tone: tones[item.tone],
    text: item.sentence,
    act: vi.overview.acts[item.key] ?? vi.overview.look,
    to: leadHref(item.leads_to),
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
