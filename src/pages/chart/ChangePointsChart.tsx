import { FieldColorModeId, type AbsoluteTimeRange, type PanelData } from '@grafana/data';
import { PanelRenderer } from '@grafana/runtime';
import { PanelChrome } from '@grafana/ui';
import React, { useLayoutEffect, useRef, useState } from 'react';

import type { PanelOptions } from '../../panel/types';
import { PANEL_ID } from '../../shared/plugin-ids';

interface Props {
  title: string;
  data: PanelData;
  height: number;
  options?: Partial<PanelOptions>;
  onZoom: (range: AbsoluteTimeRange) => void;
}

/** Our panel outside a dashboard, as wide as there is room. */
export function ChangePointsChart({ title, data, height, options, onZoom }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [chosen, setChosen] = useState<Partial<PanelOptions>>();
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry.contentRect.width)));
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={box}>
      {width > 0 && (
        <PanelChrome title={title} width={width} height={height} loadingState={data.state} padding="md">
          {(innerWidth, innerHeight) => (
            <PanelRenderer
              pluginId={PANEL_ID}
              title={title}
              data={data}
              width={innerWidth}
              height={innerHeight}
              options={{ ...options, ...chosen }}
              onOptionsChange={(next: Partial<PanelOptions>) => setChosen(next)}
              fieldConfig={{ defaults: { color: { mode: FieldColorModeId.PaletteClassic } }, overrides: [] }}
              onChangeTimeRange={onZoom}
            />
          )}
        </PanelChrome>
      )}
    </div>
  );
}
