import { theme } from "antd";
import { LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { type EChartsCoreOption, type EChartsType, init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";

import { isCalm } from "@/theme/theme";

use([LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

interface Props {
  option: EChartsCoreOption;
  /** What the picture shows, for who cannot see it. */
  label: string;
  height: number;
}

/** A picture on a canvas. It paints in the page's own font, once that is there. */
export default function EChart({ option, label, height }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | undefined>(undefined);
  const { token } = theme.useToken();
  useEffect(() => {
    if (place.current === null) return undefined;
    const made = init(place.current);
    chart.current = made;
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      made.dispose();
      chart.current = undefined;
    };
  }, []);
  useEffect(() => {
    const calm = isCalm();
    const whole = { animation: !calm, textStyle: { fontFamily: token.fontFamily }, ...option };
    const paint = () => chart.current?.setOption(whole, { notMerge: true });
    paint();
    void document.fonts?.ready.then(paint);
  }, [option, token.fontFamily]);
  return <div ref={place} role="img" aria-label={label} dir="ltr" style={{ height }} />;
}
