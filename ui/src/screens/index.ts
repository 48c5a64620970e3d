/**
 * The table of screens. A screen is a folder here: a `<Name>Screen.svelte` that stands in a
 * `frame/Page.svelte`, its panel tabs and dialogs beside it, decisions in `.svelte.ts`, words in
 * `text/vi/<noun>.ts`. The frame loads a screen when it is first shown.
 */
import type { Component } from 'svelte';
import type { IconName } from '../components/Icon.svelte';
import { vi } from '../text/vi';

/** A command of the screen by the `id` it registers it with, or a place on it by the address. */
export interface ScreenAct {
  id: string;
  title: string;
  place?: Record<string, string>;
}

export { findInBook, type Found } from './finding';

export interface Screen {
  slug: string;
  title: string;
  icon: IconName;
  /** As in the key map: `Ctrl+1`. */
  keys: string;
  /** Stands below the line in the rail. */
  aside?: boolean;
  /** What can be done there, to be found from every other screen. */
  acts?: readonly ScreenAct[];
  load: () => Promise<{ default: Component }>;
}

const views = (...all: (keyof typeof vi.plans.views)[]): ScreenAct[] =>
  all.map((view) => ({ id: `plans.${view}`, title: vi.plans.views[view], place: { view } }));
const tabs = (...all: (keyof typeof vi.settings.tabs)[]): ScreenAct[] =>
  all.map((tab) => ({ id: `settings.${tab}`, title: vi.settings.tabs[tab], place: { tab } }));

export const screens: readonly Screen[] = [
  {
    slug: 'tong-quan',
    title: vi.frame.screens.overview,
    icon: 'overview',
    keys: 'Ctrl+1',
    load: () => import('./overview/OverviewScreen.svelte'),
  },
  {
    slug: 'to-chuc',
    title: vi.frame.screens.organizations,
    icon: 'organizations',
    keys: 'Ctrl+2',
    acts: [{ id: 'organization.add', title: vi.organizations.add }],
    load: () => import('./organizations/OrganizationsScreen.svelte'),
  },
  {
    slug: 'hoi-vien',
    title: vi.frame.screens.people,
    icon: 'people',
    keys: 'Ctrl+3',
    acts: [
      { id: 'person.add', title: vi.people.add },
      { id: 'people.duplicates', title: vi.duplicates.list, place: { view: 'duplicates' } },
    ],
    load: () => import('./people/PeopleScreen.svelte'),
  },
  {
    slug: 'ke-hoach',
    title: vi.frame.screens.plans,
    icon: 'plans',
    keys: 'Ctrl+4',
    acts: [
      { id: 'task.add', title: vi.plans.tasks.add },
      { id: 'plan.add', title: vi.plans.plan.create },
      { id: 'obstacle.add', title: vi.plans.obstacle.add },
      ...views('groups', 'agencies', 'checklist', 'obstacles', 'agencyList'),
    ],
    load: () => import('./plans/PlansScreen.svelte'),
  },
  {
    slug: 'ky-bao-cao',
    title: vi.frame.screens.periods,
    icon: 'periods',
    keys: 'Ctrl+5',
    acts: [{ id: 'period.add', title: vi.periods.add }],
    load: () => import('./periods/PeriodsScreen.svelte'),
  },
  {
    slug: 'nhap-excel',
    title: vi.frame.screens.import,
    icon: 'import',
    keys: 'Ctrl+6',
    load: () => import('./import/ImportScreen.svelte'),
  },
  {
    slug: 'nhat-ky',
    title: vi.frame.screens.history,
    icon: 'history',
    keys: 'Ctrl+7',
    aside: true,
    load: () => import('./history/HistoryScreen.svelte'),
  },
  {
    slug: 'cai-dat',
    title: vi.frame.screens.settings,
    icon: 'settings',
    keys: 'Ctrl+8',
    aside: true,
    acts: tabs('office', 'periods', 'backup', 'privacy', 'display'),
    load: () => import('./settings/SettingsScreen.svelte'),
  },
  {
    slug: 'tro-giup',
    title: vi.frame.screens.help,
    icon: 'help',
    keys: 'F1',
    aside: true,
    load: () => import('./help/HelpScreen.svelte'),
  },
];
