import { http } from './http';
import { tauri } from './tauri';
import type { Transport } from './transport';

/** What carries this page: the Tauri window announces itself, anything else is `serve`. */
export const transport: Transport = '__TAURI_INTERNALS__' in window ? tauri : http;
