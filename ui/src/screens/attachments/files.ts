/** Choosing files to attach, and giving copies of attachments out. */
import { transport, type PickedFile } from '../../backend';
import type { AttachedTo, Attachment } from '../../bindings/types';
import { act } from '../../frame/act';
import { done, refused } from '../../frame/toasts.svelte';
import { vi } from '../../text/vi';

const words = vi.attachments;

/** A record to attach to, and its words. */
export interface Target {
  label: string;
  to: AttachedTo;
}

const DOCUMENTS = [
  ...['pdf', 'doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'odt', 'ods', 'txt', 'csv'],
  ...['png', 'jpg', 'jpeg', 'tif', 'tiff', 'heic', 'webp', 'zip', 'rar', '7z'],
];

/** Asks for one file; null when the reader changed their mind. */
export async function pickFile(): Promise<PickedFile | null> {
  const kinds = [
    { name: words.kinds, extensions: DOCUMENTS },
    { name: words.anyKind, extensions: ['*'] },
  ];
  return transport.pickFile({ title: words.pick, kinds });
}

/** Copies files into the book; says why not. */
export async function attach(to: AttachedTo, files: readonly PickedFile[]): Promise<void> {
  if (files.length === 0) return;
  await act('attach_files', { to, paths: files.map((file) => file.path), note: null }).catch(
    refused,
  );
}

/** Writes a copy where the reader says. */
export async function saveOut(one: Attachment): Promise<void> {
  const ending = /\.([A-Za-z0-9]{1,10})$/.exec(one.safe_name)?.[1];
  const kinds = [
    ...(ending ? [{ name: ending.toUpperCase(), extensions: [ending] }] : []),
    { name: words.anyKind, extensions: ['*'] },
  ];
  const file = await transport.saveFile({
    title: words.saveTitle,
    kinds,
    suggested: one.safe_name,
  });
  if (!file) return;
  const { path } = await act('save_attachment', { id: one.id, path: file.path }, { untold: true });
  const written = { path, name: path.split(/[\\/]/).pop() ?? one.safe_name };
  if (!transport.native) await transport.deliver(written);
  const show = { label: words.show, run: () => void transport.deliver(written).catch(refused) };
  done(words.saved(written.name), ...(transport.native ? [show] : []));
}

/** Writes a copy among the temporary files and shows it in its own program: what is changed there stays there. */
export async function openCopy(one: Attachment): Promise<void> {
  const { path } = await transport.temporary(`so-lien-hiep-${one.id}-${one.safe_name}`);
  const copy = await act('save_attachment', { id: one.id, path }, { untold: true });
  await transport.open({ path: copy.path, name: one.safe_name });
}
