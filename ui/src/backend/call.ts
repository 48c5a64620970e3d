/** The one way to the core: a command of the generated table, its request and its answer typed. */
import type { Commands } from '../bindings/commands';
import { vi } from '../text/vi';
import { tellChanged } from './changed';
import { asFailure, type Failure } from './failure';
import { transport } from './choose';
import type { CallOptions } from './transport';

export type Name = keyof Commands & string;
export type Request<N extends Name> = Commands[N]['request'];
export type Answer<N extends Name> = Commands[N]['answer'];

/** Any thrown thing as a Failure with a sentence. */
export function toFailure(thrown: unknown): Failure {
  return asFailure(thrown, vi.failure.unexpected);
}

/** Asks the core; throws a Failure. Tells the screens what a write has changed. */
export async function call<N extends Name>(
  name: N,
  request: Request<N>,
  options: CallOptions = {},
): Promise<Answer<N>> {
  let answer: Answer<N>;
  try {
    answer = (await transport.call(name, request, options)) as Answer<N>;
  } catch (thrown) {
    throw toFailure(thrown);
  }
  tellChanged(changedIn(answer));
  return answer;
}

function changedIn(answer: unknown): string[] {
  if (typeof answer !== 'object' || answer === null || !('changed' in answer)) return [];
  return Array.isArray(answer.changed) ? (answer.changed as string[]) : [];
}
