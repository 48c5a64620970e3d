/** Where a finding or a figure of a period leads; the steps of the period itself are among the places. */
import type { Lead, PeriodRow } from '../../bindings/types';
import { leadHref } from '../leads';

export function leadOf(lead: Lead, period: PeriodRow): string {
  const own = lead.noun === 'submissions' || lead.noun === 'indicators';
  return leadHref(lead, own ? { id: period.id, period: null } : {});
}
