/** Writing from a screen: the act, its toast with the way back. */
import { call, type Answer, type CallOptions, type Name, type Request } from '../backend';
import { doneAs, forgetTakenBack } from './toasts.svelte';

/** What a write answers: see `Done` in the generated types. */
interface Done {
  answer: unknown;
  entry_id: number | null;
  can_undo: boolean;
  summary: string;
  changed: string[];
}

type DoneAnswer<N extends Name> = Answer<N> extends { answer: infer A } ? A : never;

interface ActOptions extends CallOptions {
  /** The screen itself says, and lastingly, what was done. */
  untold?: boolean;
}

/** Does a write and says so with “Hoàn tác”; throws the Failure for the form to show. */
export async function act<N extends Name>(
  name: N,
  request: Request<N>,
  { untold, ...options }: ActOptions = {},
): Promise<DoneAnswer<N>> {
  const result = (await call(name, request, options)) as unknown as Done;
  const entry = result.entry_id;
  if (result.summary && entry !== null) {
    forgetTakenBack();
    // Closing, reopening and exporting are final: no way back is offered that would be refused.
    if (!untold) doneAs(entry, result.summary, result.can_undo);
  }
  return result.answer as DoneAnswer<N>;
}
