/** The bars of the chart by lead agency: together they hold every task. */
import type { AgencyCounts, CellCounts } from '../../bindings/types';
import { vi } from '../../text/vi';

export interface AgencyBar {
  label: string;
  /** The agencies of the bar, as an address names them; an empty one stands for “none given”. */
  ids: string;
  cells: CellCounts;
}

/** So many bars can be read; of more agencies the last bar holds the rest. */
const MOST = 12;

export function agencyBars(agencies: readonly AgencyCounts[]): AgencyBar[] {
  const own = agencies.length > MOST ? MOST - 1 : agencies.length;
  const bars = agencies.slice(0, own).map((one) => ({
    label: one.agency_name ?? vi.overview.noAgency,
    ids: idsOf([one]),
    cells: one.cells,
  }));
  const rest = agencies.slice(own);
  if (rest.length === 0) return bars;
  return [
    ...bars,
    { label: vi.overview.otherAgencies(rest.length), ids: idsOf(rest), cells: sum(rest) },
  ];
}

function idsOf(agencies: readonly AgencyCounts[]): string {
  const ids = agencies.map((one) => (one.agency_id === null ? '' : String(one.agency_id)));
  // A comma alone stands for "not filled in".
  return ids.join(',') || ',';
}

function sum(agencies: readonly AgencyCounts[]): CellCounts {
  const [first, ...others] = agencies.map((one) => ({ ...one.cells }));
  const total = first as CellCounts;
  for (const cells of others)
    for (const key of Object.keys(total) as (keyof CellCounts)[]) total[key] += cells[key];
  return total;
}
