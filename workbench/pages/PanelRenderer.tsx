import {
  EventBusSrv,
  type AbsoluteTimeRange,
  type FieldConfigSource,
  type PanelData,
  type PanelProps,
} from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { ChangePointsPanel } from '../../src/panel/ChangePointsPanel';
import { DEFAULT_OPTIONS } from '../../src/panel/options/panel-defaults';
import type { PanelOptions } from '../../src/panel/types';
import { prepareFrames } from '../useQuery';

interface Props {
  data: PanelData;
  width: number;
  height: number;
  options: Partial<PanelOptions>;
  onOptionsChange: (options: PanelOptions) => void;
  fieldConfig: FieldConfigSource;
  onChangeTimeRange: (range: AbsoluteTimeRange) => void;
}

/** Our panel outside a dashboard: the only one there is here. */
export function PanelRenderer({ data, options, fieldConfig, ...rest }: Props) {
  const theme = useTheme2();
  const series = useMemo(
    () => prepareFrames(data.series, theme, () => fieldConfig.defaults),
    // the caller makes another object for the same each time
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [data.series, theme]
  );
  return (
    <ChangePointsPanel
      {...({} as PanelProps<PanelOptions>)}
      {...rest}
      id={1}
      data={{ ...data, series }}
      options={{ ...DEFAULT_OPTIONS, ...options }}
      timeRange={data.timeRange}
      timeZone="utc"
      eventBus={EVENTS}
    />
  );
}

const EVENTS = new EventBusSrv();
