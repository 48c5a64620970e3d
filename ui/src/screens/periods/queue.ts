/** Values of activity figures on their way into the book: cells typed or pasted together are one act. */
import type { IndicatorValueInput } from '../../bindings/types';
import { act } from '../../frame/act';
import { refused } from '../../frame/toasts.svelte';

/** Gathers the cells of one paste, and saves them in one act. */
export class ValueQueue {
  readonly #periodId: () => number;
  #waiting: IndicatorValueInput[] = [];

  constructor(periodId: () => number) {
    this.#periodId = periodId;
  }

  put(value: IndicatorValueInput): void {
    const same = (one: IndicatorValueInput): boolean =>
      one.indicator_id === value.indicator_id && one.organization_id === value.organization_id;
    this.#waiting = [...this.#waiting.filter((one) => !same(one)), value];
    if (this.#waiting.length === 1) setTimeout(() => void this.#save());
  }

  /** What waits to be saved of a cell: the other cells of its line go on from that. */
  waiting(indicatorId: number, organizationId: number | null): IndicatorValueInput | undefined {
    return this.#waiting.find(
      (one) => one.indicator_id === indicatorId && one.organization_id === organizationId,
    );
  }

  async #save(): Promise<void> {
    const values = this.#waiting;
    this.#waiting = [];
    await act('save_indicator_values', { period_id: this.#periodId(), values }).catch(refused);
  }
}
