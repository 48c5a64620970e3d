/** The period the office works on, and the way to its workbook. */
import { call } from '../backend';
import type { PeriodRow } from '../bindings/types';
import { vi } from '../text/vi';
import { book } from './book.svelte';
import { router } from './router.svelte';
import { done, refused } from './toasts.svelte';

/** Open and begun, the one whose cut-off comes first. */
export function currentPeriod(periods: readonly PeriodRow[] | undefined): PeriodRow | undefined {
  const today = book.info?.today ?? '';
  return periods
    ?.filter((one) => one.status === 'open' && one.starts_on <= today)
    .sort((a, b) => a.cutoff_on.localeCompare(b.cutoff_on))[0];
}

/** Goes to the export step of the present period, of the latest one, or to the list when there is none. */
export async function goToExport(): Promise<void> {
  try {
    const periods = await call('list_periods', {});
    const period = currentPeriod(periods) ?? periods[0];
    router.go('ky-bao-cao', period ? { id: period.id, step: 'export' } : {});
  } catch (thrown) {
    refused(thrown);
  }
}

/** Ctrl+E where there is no workbook to write: says where there is, and what can be had here. */
export function nothingToExport(): void {
  done(vi.frame.nothingToExport, { label: vi.frame.goToExport, run: goToExport });
}
