/** The checklist as lines of a table: tasks under the headings of their groups, their lead or coordinating agencies. */
import type { DeletedTask, MatrixRow, TaskRow } from '../../bindings/types';
import { day } from '../../format';
import { vi } from '../../text/vi';

export interface Heading {
  heading: string;
}

/** A line that is a task or a heading. */
export type Headed<Task> = Task | Heading;

export type Line = Headed<TaskRow>;

export type Grouping = 'groups' | 'agencies' | 'coordinating';

/** What a task says of where it stands; every view of it does. */
type Placed = Pick<
  MatrixRow,
  | 'plan_id'
  | 'plan_number'
  | 'group_id'
  | 'group_code'
  | 'group_name'
  | 'lead_agency_id'
  | 'lead_name'
  | 'coordinating'
>;

export const isHeading = <Task extends object>(line: Headed<Task>): line is Heading =>
  'heading' in line;

interface Block<Task> {
  name: string;
  tasks: Task[];
}

/** The blocks that a task stands in: one, or one for each of its coordinating agencies. */
function placesOf(task: Placed, by: Grouping, several: boolean): { key: string; name: string }[] {
  const words = vi.plans.tasks;
  if (by === 'agencies')
    return [{ key: String(task.lead_agency_id), name: task.lead_name ?? words.noLead }];
  if (by === 'coordinating') {
    if (task.coordinating.length === 0) return [{ key: '', name: vi.planViews.noCoordinating }];
    return task.coordinating.map((one) => ({ key: String(one.agency_id), name: one.name }));
  }
  const group = task.group_name
    ? [task.group_code, task.group_name].filter(Boolean).join('. ')
    : words.noGroup;
  const name = several ? words.ofPlan(task.plan_number, group) : group;
  return [{ key: `${task.plan_id}/${task.group_id}`, name }];
}

/** The tasks in blocks; blocks in the order of their first task, those of coordinating agencies by name. */
export function blocks<Task extends Placed>(tasks: readonly Task[], by: Grouping): Block<Task>[] {
  const several = new Set(tasks.map((task) => task.plan_id)).size > 1;
  const found = new Map<string, Block<Task>>();
  for (const task of tasks) {
    for (const { key, name } of placesOf(task, by, several)) {
      const block = found.get(key);
      if (block) block.tasks.push(task);
      else found.set(key, { name, tasks: [task] });
    }
  }
  if (by !== 'coordinating') return [...found.values()];
  const last = found.get('');
  found.delete('');
  const named = [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'vi'));
  return last ? [...named, last] : named;
}

/** Tasks of any view under headings that say how many they are. */
export function under<Task extends Placed>(
  tasks: readonly Task[],
  by: Grouping | 'none',
): Headed<Task>[] {
  if (by === 'none') return [...tasks];
  return blocks(tasks, by).flatMap((block) => [
    { heading: vi.planViews.heading(block.name, block.tasks.length) },
    ...block.tasks,
  ]);
}

/** The checklist under headings that also say how many are late. */
export function grouped(tasks: readonly TaskRow[], by: Grouping): Line[] {
  return blocks(tasks, by).flatMap(({ name, tasks: own }) => {
    const late = own.filter((task) => task.state.cell === 'open_late').length;
    return [{ heading: vi.plans.tasks.heading(name, own.length, late) }, ...own];
  });
}

/** Deleted since the day looked at: lines to be read, with numbers that open nothing. */
export function deletedLines(gone: readonly DeletedTask[], on: string | null): Line[] {
  if (gone.length === 0) return [];
  const words = vi.planViews.deleted;
  const rows = gone.map(({ state, deleted_on, entered_on: _entered, entry_id, ...head }, at) => ({
    ...head,
    id: -1 - at,
    version: Number(entry_id),
    content: words.mark(head.content, day(deleted_on)),
    position: 0,
    lead_as_written: null,
    lead_has_ended: false,
    plan_is_past: false,
    coordinating_names: null,
    deliverable: null,
    priority: 'normal' as const,
    state,
    extension_count: 0,
    extension_reason: null,
    percent: null,
    result_text: null,
    result_on: null,
    period_result: null,
    result_missing: false,
    open_obstacle_count: 0,
    last_evidence: null,
    last_reminded_on: null,
    evidence_missing: false,
    note: null,
  }));
  return [{ heading: words.heading(gone.length, day(on)) }, ...rows];
}

/** Whether a line is a task that is there: it opens, is picked and takes results. */
export const isTask = (line: Line): line is TaskRow => !isHeading(line) && line.id > 0;
