/** What the core says when it does not do what was asked; its `sentence` is already for the reader. */
export class Failure extends Error {
  readonly code: string;
  readonly sentence: string;
  readonly field: string | null;
  readonly detail: unknown;

  constructor(of: { code: string; sentence: string; field?: string | null; detail?: unknown }) {
    super(of.sentence);
    this.name = 'Failure';
    this.code = of.code;
    this.sentence = of.sentence;
    this.field = of.field ?? null;
    this.detail = of.detail ?? null;
  }

  /** The work was stopped by the one who started it: nothing to report. */
  get cancelled(): boolean {
    return this.code.endsWith('cancelled');
  }
}

/** Any thrown thing as a Failure; `unexpected` is the sentence for what the core did not word. */
export function asFailure(thrown: unknown, unexpected: string): Failure {
  if (thrown instanceof Failure) return thrown;
  if (isWorded(thrown)) return new Failure(thrown);
  if (thrown instanceof DOMException && thrown.name === 'AbortError')
    return new Failure({ code: 'window.cancelled', sentence: unexpected });
  return new Failure({
    code: 'window.unexpected',
    sentence: unexpected,
    detail: thrown instanceof Error ? thrown.message : String(thrown),
  });
}

function isWorded(thrown: unknown): thrown is { code: string; sentence: string } {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    typeof (thrown as { code?: unknown }).code === 'string' &&
    typeof (thrown as { sentence?: unknown }).sentence === 'string'
  );
}
