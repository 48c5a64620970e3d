/**
 * The window. How it is made:
 *
 * - `backend/` is the only door out: `call(name, request)` typed by the generated `bindings/`,
 *   `query(…)` for a question that stays answered, `pages(…)` for the rows of a table.
 * - `frame/` is what stands around every screen: rail, Page, status bar, Ctrl+K, toasts, panel;
 *   `act(name, request)` does a write and offers “Hoàn tác”, `Form` keeps the refusal of a form,
 *   `ListState` what a list is narrowed to, `Work` the bar of long work.
 * - `components/` show what they are given and never ask the core.
 * - `screens/<noun>/` is a screen: add its line to `screens/index.ts`, stand it in a `Page`, put
 *   its words into `text/vi/<noun>.ts`, its colours and sizes come from `styles/tokens.css`.
 */
import { mount } from 'svelte';
import App from './App.svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/theme.svelte';

const target = document.getElementById('app');
if (target) mount(App, { target });
