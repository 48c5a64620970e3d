/** Ctrl+K: whether it is open, and what it finds. */
import { call } from '../backend';
import { matches } from '../format';
import { screens } from '../screens/index';
import { vi } from '../text/vi';
import { commands } from './commands.svelte';
import { router } from './router.svelte';

export interface Found {
  id: string;
  group: string;
  label: string;
  note?: string;
  keys?: string;
  run: () => void;
}

const MOST = 6;

class Palette {
  open = $state(false);
  found = $state.raw<Found[]>([]);
  #turn = 0;

  show(): void {
    this.open = true;
    void this.look('');
  }

  /** What can be had at once is shown at once; what the core finds joins when it comes. */
  async look(text: string): Promise<void> {
    const turn = ++this.#turn;
    const near = [...this.#screens(text), ...this.#commands(text)];
    // Enter must never run what was found for an earlier text.
    this.found = near;
    if (text.trim().length < 2) return;
    const far = await Promise.all([people(text), organizations(text), tasks(text)]);
    if (turn === this.#turn) this.found = [...near, ...far.flat()];
  }

  #screens(text: string): Found[] {
    return screens
      .filter((screen) => matches(screen.title, text))
      .map((screen) => ({
        id: `screen.${screen.slug}`,
        group: vi.frame.palette.screens,
        label: screen.title,
        keys: screen.keys,
        run: () => router.go(screen.slug),
      }));
  }

  #commands(text: string): Found[] {
    return commands.all
      .filter((command) => !command.hidden && matches(command.title, text))
      .map((command) => ({ ...command, group: vi.frame.palette.commands, label: command.title }));
  }
}

export const palette = new Palette();

/** One list of the core, narrowed to the words; a list that cannot be had finds nothing. */
async function people(text: string): Promise<Found[]> {
  const list = { search: text, filters: [], sort: null, offset: 0, limit: MOST, as_of_on: null };
  const page = await call('list_people', list).catch(() => null);
  return (page?.rows ?? []).map((row) => ({
    id: `person.${row.id}`,
    group: vi.frame.palette.people,
    label: row.full_name,
    note: row.employer ?? undefined,
    run: () => router.go('hoi-vien', { id: row.id }),
  }));
}

async function organizations(text: string): Promise<Found[]> {
  const list = { search: text, filters: [], sort: null, offset: 0, limit: MOST, as_of_on: null };
  const page = await call('list_organizations', list).catch(() => null);
  return (page?.rows ?? []).map((row) => ({
    id: `organization.${row.id}`,
    group: vi.frame.palette.organizations,
    label: row.name,
    run: () => router.go('to-chuc', { id: row.id }),
  }));
}

const anyTask = {
  plan_id: null,
  period_starts_on: null,
  filters: [],
  sort: null,
  offset: 0,
  as_of_on: null,
};

async function tasks(text: string): Promise<Found[]> {
  const list = { ...anyTask, search: text, limit: MOST };
  const page = await call('list_tasks', list).catch(() => null);
  return (page?.rows ?? []).map((row) => ({
    id: `task.${row.id}`,
    group: vi.frame.palette.tasks,
    label: row.content,
    run: () => router.go('ke-hoach', { id: row.id }),
  }));
}
