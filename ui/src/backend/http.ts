/** The same table over `lienhiep-cli serve`, in an ordinary browser on the same machine. */
import { vi } from '../text/vi';
import { Failure } from './failure';
import type { CallOptions, PickedFile, Place, Progress, Transport } from './transport';

const TOKEN = 'lienhiep.token';

/** The token comes once in the address and is then kept for this tab, out of the address. */
function takeToken(): string {
  const found = /[#&?]token=([^&]+)/.exec(location.hash);
  if (found?.[1]) {
    sessionStorage.setItem(TOKEN, found[1]);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return sessionStorage.getItem(TOKEN) ?? '';
}

const token = takeToken();
const headers = (): Record<string, string> => ({ Authorization: `Bearer ${token}` });

type Line = { progress: Progress } | { answer: unknown } | { failure: Failure };

/** Reads the answer line by line: progress as it comes, then one answer or one failure. */
async function readLines(body: ReadableStream<Uint8Array>, options: CallOptions): Promise<unknown> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    rest += decoder.decode(value, { stream: !done });
    const lines = rest.split('\n');
    rest = done ? '' : (lines.pop() ?? '');
    for (const text of lines) {
      if (!text.trim()) continue;
      const line = JSON.parse(text) as Line;
      if ('progress' in line) options.onProgress?.(line.progress);
      else if ('failure' in line) throw new Failure(line.failure);
      else return line.answer;
    }
    if (done) throw new Error('the answer ended early');
  }
}

async function call(name: string, request: unknown, options: CallOptions): Promise<unknown> {
  const job = crypto.randomUUID();
  const stop = (): void => void fetch(`/cancel/${job}`, { method: 'POST', headers: headers() });
  options.signal?.addEventListener('abort', stop, { once: true });
  try {
    const response = await fetch(`/call/${name}`, {
      method: 'POST',
      headers: { ...headers(), 'Content-Type': 'application/json', 'X-Job': job },
      body: JSON.stringify(request ?? {}),
    });
    if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
    return await readLines(response.body, options);
  } finally {
    options.signal?.removeEventListener('abort', stop);
  }
}

async function upload(file: File): Promise<PickedFile> {
  const response = await fetch(`/files?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: headers(),
    body: file,
  });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const { path } = (await response.json()) as { path: string };
  return { path, name: file.name };
}

function chooseFile(accept: string): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.hidden = true;
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    document.body.append(input);
    input.click();
    input.remove();
  });
}

/** Folders of the server: for files to be handed over, which goes with it, and for books, which stay. */
async function folders(): Promise<{ folder: string; books: string }> {
  const response = await fetch('/exchange', { headers: headers() });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return (await response.json()) as { folder: string; books: string };
}

const within = (folder: string, name: string): string =>
  `${folder}${folder.includes('\\') ? '\\' : '/'}${name}`;

/** The path of a book on the server's machine, as the reader types it. */
async function askBook(question: string, name: string): Promise<PickedFile | null> {
  const path = window.prompt(question, within((await folders()).books, name))?.trim();
  return path ? { path, name: path.split(/[\\/]/).pop() ?? path } : null;
}

async function deliver(file: PickedFile): Promise<void> {
  const link = document.createElement('a');
  const name = file.path.split(/[\\/]/).pop() ?? file.name;
  link.href = `/files/${encodeURIComponent(name)}?token=${encodeURIComponent(token)}`;
  link.download = file.name;
  document.body.append(link);
  link.click();
  link.remove();
}

export const http: Transport = {
  native: false,
  call,
  async pickFile({ kinds }) {
    const accept = kinds.flatMap((kind) => kind.extensions.map((ext) => `.${ext}`)).join(',');
    const file = await chooseFile(accept);
    return file && upload(file);
  },
  async saveFile({ suggested }) {
    return { path: within((await folders()).folder, suggested), name: suggested };
  },
  pickBook: ({ question }) => askBook(question, ''),
  saveBook: ({ question, suggested }) => askBook(question, suggested),
  pickFolder: async () => (await folders()).folder,
  deliver,
  async temporary(name) {
    return { path: within((await folders()).folder, name), name };
  },
  open: deliver,
  onDrop(heard) {
    const at = (event: DragEvent): Place => ({ x: event.clientX, y: event.clientY });
    const over = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      heard({ kind: 'over', at: at(event) });
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) heard({ kind: 'leave' });
    };
    const drop = (event: DragEvent): void => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      heard({ kind: 'leave' });
      const place = at(event);
      void Promise.all(files.map(upload)).then((sent) =>
        heard({ kind: 'files', files: sent, at: place }),
      );
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  },
  // A browser asks in its own words; a page may only say that it wants to be asked.
  holdClosing() {
    const hold = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  },
  // A browser shows them only when its owner once said so; this page never asks.
  notify(title, body) {
    if ('Notification' in window && Notification.permission === 'granted')
      new Notification(title, { body });
  },
  onBookAsked: () => () => undefined,
  installUpdate: () =>
    Promise.reject(new Failure({ code: 'window.only', sentence: vi.updates.onlyWindow })),
  painted: () => undefined,
};
