/** What the file holds that is on its way into the book: members of an association, or a table. */
import type { TableSubject } from '../../bindings/types';

export type Holding = 'members' | TableSubject;

class Subject {
  holding = $state<Holding>('members');
}

export const subject = new Subject();

const ALL: readonly Holding[] = ['members', 'organizations', 'agencies', 'tasks', 'figures'];

/** The subject of an address; null when it names none. */
export function holdingOf(text: string | null): Holding | null {
  return ALL.find((one) => one === text) ?? null;
}
