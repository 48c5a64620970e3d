/** The checklist as lines of a table: tasks under the headings of their groups or lead agencies. */
import type { TaskRow } from '../../bindings/types';
import { vi } from '../../text/vi';

export interface Heading {
  heading: string;
}

export type Line = TaskRow | Heading;

export type Grouping = 'groups' | 'agencies';

export const isHeading = (line: Line): line is Heading => 'heading' in line;

/** The tasks in blocks, each under its heading; blocks in the order of their first task. */
export function grouped(tasks: readonly TaskRow[], by: Grouping): Line[] {
  const several = new Set(tasks.map((task) => task.plan_id)).size > 1;
  const blocks = new Map<string, TaskRow[]>();
  for (const task of tasks) {
    const key = by === 'groups' ? `${task.plan_id}/${task.group_id}` : String(task.lead_agency_id);
    const block = blocks.get(key);
    if (block) block.push(task);
    else blocks.set(key, [task]);
  }
  return [...blocks.values()].flatMap((block) => [
    { heading: title(block, by, several) },
    ...block,
  ]);
}

function title(block: readonly TaskRow[], by: Grouping, several: boolean): string {
  const [first] = block;
  const words = vi.plans.tasks;
  const group = first?.group_name
    ? [first.group_code, first.group_name].filter(Boolean).join('. ')
    : words.noGroup;
  const ofPlan = several && first ? words.ofPlan(first.plan_number, group) : group;
  const name = by === 'groups' ? ofPlan : (first?.lead_name ?? words.noLead);
  const late = block.filter((task) => task.state.cell === 'open_late').length;
  return words.heading(name, block.length, late);
}
