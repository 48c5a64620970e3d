/** What a chart shows, and how it is said to the chart library. */
import { number } from '../../format';

export interface Series {
  name: string;
  values: readonly (number | null)[];
  /** A token's name without dashes, e.g. `done-fill`; left out, the next of the series colours. */
  token?: string;
}

export interface ChartData {
  kind: 'bar' | 'bar-across' | 'line';
  labels: readonly string[];
  series: readonly Series[];
  stacked: boolean;
}

/** Colours and font as the theme has them at this moment. */
export interface Paint {
  color: (token: string) => string;
  font: string;
}

/** The option object of the chart library; no motion, words in our own form. */
export function options(data: ChartData, paint: Paint): Record<string, unknown> {
  const across = data.kind === 'bar-across';
  const quiet = paint.color('text-quiet');
  const label = { color: quiet, fontFamily: paint.font, fontSize: 12 };
  const names = {
    type: 'category',
    data: data.labels,
    inverse: across,
    axisLine: { lineStyle: { color: paint.color('line-strong') } },
    axisTick: { show: false },
    axisLabel: across
      ? { ...label, width: 190, overflow: 'truncate' }
      : { ...label, width: 76, overflow: 'break', lineHeight: 15, interval: 0 },
  };
  const values = {
    type: 'value',
    minInterval: 1,
    splitLine: { lineStyle: { color: paint.color('line') } },
    axisLabel: { ...label, formatter: (value: number) => number(value) },
  };
  return {
    animation: false,
    textStyle: { fontFamily: paint.font, color: quiet },
    grid: {
      left: 4,
      right: 16,
      top: legendHeight(data.series.length),
      bottom: 2,
      containLabel: true,
    },
    legend: {
      show: data.series.length > 1,
      top: 0,
      left: 0,
      itemWidth: 12,
      itemHeight: 8,
      textStyle: label,
    },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      backgroundColor: paint.color('surface-float'),
      borderColor: paint.color('line'),
      textStyle: { ...label, color: paint.color('text') },
      valueFormatter: (value: number | null) => number(value),
      confine: true,
    },
    xAxis: across ? values : names,
    yAxis: across ? names : values,
    series: data.series.map((one, at) => series(one, at, data, paint)),
  };
}

/** One line of names, or two where they wrap; none for a single series. */
function legendHeight(names: number): number {
  if (names < 2) return 10;
  return names > 3 ? 52 : 30;
}

function series(one: Series, at: number, data: ChartData, paint: Paint): Record<string, unknown> {
  return {
    name: one.name,
    type: data.kind === 'line' ? 'line' : 'bar',
    data: one.values,
    stack: data.stacked ? 'all' : undefined,
    barMaxWidth: 22,
    symbolSize: 6,
    itemStyle: { color: paint.color(one.token ?? `series-${(at % 4) + 1}`) },
  };
}
