/** Writing from a screen: the act, its toast with the way back. */
import { call, type Answer, type CallOptions, type Name, type Request } from '../backend';
import { done, undo } from './toasts.svelte';
import { vi } from '../text/vi';

/** What a write answers: see `Done` in the generated types. */
interface Done {
  answer: unknown;
  entry_id: number | null;
  can_undo: boolean;
  summary: string;
  changed: string[];
}

type DoneAnswer<N extends Name> = Answer<N> extends { answer: infer A } ? A : never;

/** Does a write and says so with “Hoàn tác”; throws the Failure for the form to show. */
export async function act<N extends Name>(
  name: N,
  request: Request<N>,
  options: CallOptions = {},
): Promise<DoneAnswer<N>> {
  const result = (await call(name, request, options)) as unknown as Done;
  const entry = result.entry_id;
  if (result.summary && entry !== null) {
    // Closing, reopening and exporting are final: no way back is offered that would be refused.
    const back = { label: vi.common.undo, run: () => undo(entry) };
    done(result.summary, ...(result.can_undo ? [back] : []));
  }
  return result.answer as DoneAnswer<N>;
}
