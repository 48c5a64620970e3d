/** The only door to what lies outside the page. Screens and frame import from here. */
export { call, toFailure, type Answer, type Name, type Request } from './call';
export { onChanged, tellAllChanged, tellChanged } from './changed';
export { transport } from './choose';
export { Failure } from './failure';
export { Pages, pages } from './pages.svelte';
export { Query, query } from './query.svelte';
export type { PageAsk } from './stretch';
export { Whole, whole } from './whole.svelte';
export type { CallOptions, Drop, FileKind, PickedFile, Place, Progress } from './transport';
