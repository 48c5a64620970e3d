/** Long work with a bar and a way to stop it. */
import type { CallOptions, Progress } from '../backend';

export class Work {
  progress = $state.raw<Progress | null>(null);
  running = $state(false);
  #stop: AbortController | null = null;

  /** Runs `work` with options that feed the bar; the bar stands while it runs. */
  async run<T>(what: string, work: (options: CallOptions) => Promise<T>): Promise<T> {
    const stop = new AbortController();
    this.#stop = stop;
    this.running = true;
    this.progress = { done: 0, total: null, what };
    try {
      return await work({
        signal: stop.signal,
        onProgress: (progress) => (this.progress = progress),
      });
    } finally {
      this.running = false;
      this.progress = null;
      this.#stop = null;
    }
  }

  stop(): void {
    this.#stop?.abort();
  }
}
