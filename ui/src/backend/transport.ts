/** What the window needs of whatever carries it: the Tauri shell, or `serve` and a browser. */

/** How far a long work has come; `total` is null while it is not known. */
export interface Progress {
  done: number;
  total: number | null;
  what: string;
}

export interface CallOptions {
  onProgress?: (progress: Progress) => void;
  signal?: AbortSignal;
}

/** Which files a dialog offers, e.g. `{ name: 'Excel', extensions: ['xlsx'] }`. */
export interface FileKind {
  name: string;
  extensions: string[];
}

/** A file the core can open under `path`; `name` is what to show. */
export interface PickedFile {
  path: string;
  name: string;
}

export interface PickAsk {
  title: string;
  kinds: FileKind[];
}

export interface SaveAsk extends PickAsk {
  suggested: string;
}

/** A book is worked on where it lies; a browser, which has no dialog for places, asks for its path. */
export interface BookAsk extends PickAsk {
  question: string;
}

export interface Transport {
  /** Whether a native window carries the page: offers "show in folder". */
  readonly native: boolean;
  call(name: string, request: unknown, options: CallOptions): Promise<unknown>;
  /** Asks for a file to read; null when the reader changed their mind. */
  pickFile(ask: PickAsk): Promise<PickedFile | null>;
  /** Asks where to write; the core then writes to `path`. */
  saveFile(ask: SaveAsk): Promise<PickedFile | null>;
  /** Asks for a book to open, never for a copy of it. */
  pickBook(ask: BookAsk): Promise<PickedFile | null>;
  /** Asks where a new book shall lie, and stay. */
  saveBook(ask: BookAsk & SaveAsk): Promise<PickedFile | null>;
  pickFolder(title: string): Promise<string | null>;
  /** After the core wrote the file: shows it in its folder, or hands it to the browser. */
  deliver(file: PickedFile): Promise<void>;
  /** Where the core may write a copy that is only looked at. */
  temporary(name: string): Promise<PickedFile>;
  /** Shows a document in its own program, or hands it to the browser. */
  open(file: PickedFile): Promise<void>;
  /** Calls back with files dropped on the window; gives the way to stop listening. */
  onDrop(heard: (drop: Drop) => void): () => void;
  /** While held, closing the window first calls back with the way to close it; gives the way to let go. */
  holdClosing(asked: (close: () => void) => void): () => void;
  /** Shows a notice of the system, where there is one to be had. */
  notify(title: string, body: string): void;
  /** Calls back with a book that was asked for from outside, by a double click; gives the way to stop listening. */
  onBookAsked(heard: (path: string) => void): () => void;
  /** Has a package verified, the open book copied and the installer started; the window then ends. */
  installUpdate(path: string, version: string): Promise<void>;
  /** Tells the shell that the first figures stand on the screen. */
  painted(): void;
}

/** A place in the window, in its own pixels. */
export interface Place {
  x: number;
  y: number;
}

/** A drag over the window, its end, or files let go. */
export type Drop =
  | { kind: 'over'; at: Place }
  | { kind: 'leave' }
  | { kind: 'files'; files: PickedFile[]; at: Place };
