/** The only user of the chart library; drawn on a canvas, so the content policy needs no exception. */
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { options, type ChartData } from './options';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

export interface Drawn {
  draw: (data: ChartData) => void;
  stop: () => void;
}

/** A canvas knows no `var(--…)`: the token is resolved by an element that wears it. */
function colorOf(token: string, holder: HTMLElement): string {
  const probe = document.createElement('span');
  probe.style.color = `var(--${token})`;
  holder.append(probe);
  const color = getComputedStyle(probe).color;
  probe.remove();
  return color;
}

export function makeChart(
  holder: HTMLElement,
  onpick: (label: number, series: number) => void,
): Drawn {
  const chart = init(holder, undefined, { renderer: 'canvas' });
  const watch = new ResizeObserver(() => chart.resize());
  watch.observe(holder);
  chart.on('click', (event) => onpick(event.dataIndex, event.seriesIndex ?? 0));
  return {
    draw(data) {
      const font = getComputedStyle(holder).fontFamily;
      chart.setOption(options(data, { font, color: (token) => colorOf(token, holder) }), true);
    },
    stop() {
      watch.disconnect();
      chart.dispose();
    },
  };
}
