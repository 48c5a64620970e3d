/** A line of days drawn from left to right: where a day stands, and the months, quarters or years that cut it. */
import { daysBetween } from '../../format';
import { vi } from '../../text/vi';

export type Scale = 'months' | 'quarters' | 'years';

/** Pixels a day. */
const DAY: Record<Scale, number> = { months: 2.2, quarters: 0.9, years: 0.32 };
const MONTHS: Record<Scale, number> = { months: 1, quarters: 3, years: 12 };

export interface Tick {
  x: number;
  width: number;
  label: string;
  /** A year begins here. */
  strong: boolean;
}

export class Axis {
  readonly first: string;
  readonly width: number;
  readonly ticks: Tick[];

  constructor(
    from: string,
    to: string,
    readonly scale: Scale,
  ) {
    const step = MONTHS[scale];
    const [year = 2000, month = 1] = from.split('-').map(Number);
    let at = year * 12 + Math.floor((month - 1) / step) * step;
    this.first = dayOf(at);
    const ticks: Tick[] = [];
    for (; dayOf(at) <= to; at += step) {
      const x = this.x(dayOf(at));
      const width = this.x(dayOf(at + step)) - x;
      ticks.push({ x, width, label: label(at, scale), strong: at % 12 === 0 });
    }
    this.ticks = ticks;
    const last = ticks[ticks.length - 1];
    this.width = last ? last.x + last.width : 0;
  }

  /** Where a day begins. */
  x(day: string): number {
    return Math.round(daysBetween(this.first, day) * DAY[this.scale] * 10) / 10;
  }
}

function dayOf(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

function label(at: number, scale: Scale): string {
  const words = vi.planViews.timeline;
  const [year, month] = [Math.floor(at / 12), (at % 12) + 1];
  if (scale === 'years') return String(year);
  return scale === 'months'
    ? words.month(month, year)
    : words.quarter(Math.floor((month - 1) / 3) + 1, year);
}
