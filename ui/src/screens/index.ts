/**
 * The table of screens. A screen is a folder here: a `<Name>Screen.svelte` that stands in a
 * `frame/Page.svelte`, its panel tabs and dialogs beside it, decisions in `.svelte.ts`, words in
 * `text/vi/<noun>.ts`. The frame loads a screen when it is first shown.
 */
import type { Component } from 'svelte';
import type { IconName } from '../components/Icon.svelte';
import { vi } from '../text/vi';

export interface Screen {
  slug: string;
  title: string;
  icon: IconName;
  /** As in the key map: `Ctrl+1`. */
  keys: string;
  /** Stands below the line in the rail. */
  aside?: boolean;
  load: () => Promise<{ default: Component }>;
}

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
    load: () => import('./organizations/OrganizationsScreen.svelte'),
  },
  {
    slug: 'hoi-vien',
    title: vi.frame.screens.people,
    icon: 'people',
    keys: 'Ctrl+3',
    load: () => import('./people/PeopleScreen.svelte'),
  },
  {
    slug: 'ke-hoach',
    title: vi.frame.screens.plans,
    icon: 'plans',
    keys: 'Ctrl+4',
    load: () => import('./plans/PlansScreen.svelte'),
  },
  {
    slug: 'ky-bao-cao',
    title: vi.frame.screens.periods,
    icon: 'periods',
    keys: 'Ctrl+5',
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
