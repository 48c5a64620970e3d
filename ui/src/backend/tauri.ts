/** The window: one command `call`, plus the shell's dialogs. */
import { Channel, invoke } from '@tauri-apps/api/core';
import { tempDir } from '@tauri-apps/api/path';
import { listen } from '@tauri-apps/api/event';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import { getCurrentWindow } from '@tauri-apps/api/window';
import { open, save } from '@tauri-apps/plugin-dialog';
import { openPath, revealItemInDir } from '@tauri-apps/plugin-opener';
import type {
  CallOptions,
  PickAsk,
  PickedFile,
  Place,
  Progress,
  SaveAsk,
  Transport,
} from './transport';

let lastJob = 0;

const named = (path: string): PickedFile => ({ path, name: path.split(/[\\/]/).pop() ?? path });

async function call(name: string, request: unknown, options: CallOptions): Promise<unknown> {
  const job = ++lastJob;
  const onProgress = new Channel<Progress>();
  onProgress.onmessage = (progress) => options.onProgress?.(progress);
  const stop = (): void => void invoke('cancel', { job });
  options.signal?.addEventListener('abort', stop, { once: true });
  try {
    return await invoke('call', { name, request, job, onProgress });
  } finally {
    options.signal?.removeEventListener('abort', stop);
  }
}

async function pickFile({ title, kinds }: PickAsk): Promise<PickedFile | null> {
  const path = await open({ title, filters: kinds, multiple: false, directory: false });
  return path === null ? null : named(path);
}

async function saveFile({ title, kinds, suggested }: SaveAsk): Promise<PickedFile | null> {
  const path = await save({ title, filters: kinds, defaultPath: suggested });
  return path === null ? null : named(path);
}

export const tauri: Transport = {
  native: true,
  call,
  pickFile,
  saveFile,
  pickBook: pickFile,
  saveBook: saveFile,
  async pickFolder(title) {
    return open({ title, directory: true, multiple: false });
  },
  deliver: (file) => revealItemInDir(file.path),
  async temporary(name) {
    const folder = await tempDir();
    const line = folder.includes('\\') ? '\\' : '/';
    // The shell opens known endings alone, and knows them in small letters.
    const plain = name.replace(/\.[^.]+$/, (ending) => ending.toLowerCase());
    return named(`${folder.replace(/[\\/]$/, '')}${line}${plain}`);
  },
  open: (file) => openPath(file.path),
  onDrop(heard) {
    // The shell tells places in the pixels of the screen.
    const at = ({ x, y }: { x: number; y: number }): Place => ({
      x: x / window.devicePixelRatio,
      y: y / window.devicePixelRatio,
    });
    const listening = getCurrentWebview().onDragDropEvent(({ payload }) => {
      if (payload.type === 'leave') heard({ kind: 'leave' });
      else if (payload.type === 'drop')
        heard({ kind: 'files', files: payload.paths.map(named), at: at(payload.position) });
      else heard({ kind: 'over', at: at(payload.position) });
    });
    return () => void listening.then((stop) => stop());
  },
  holdClosing(asked) {
    const held = getCurrentWindow();
    const holding = held.onCloseRequested((event) => {
      event.preventDefault();
      asked(() => void held.destroy());
    });
    return () => void holding.then((letGo) => letGo());
  },
  notify: (title, body) => void invoke('notify', { title, body }).catch(() => undefined),
  onBookAsked(heard) {
    const take = (): void =>
      void invoke<string | null>('asked_for').then((path) => path !== null && heard(path));
    const listening = listen('book-asked', take);
    // One that was asked for before this page heard anything.
    take();
    return () => void listening.then((stop) => stop());
  },
  installUpdate: (path, version) => invoke('install_update', { path, version }),
  painted: () => void invoke('painted').catch(() => undefined),
};
