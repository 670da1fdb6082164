import { hasPermission } from '@grafana/runtime';
import React from 'react';

import { completeDetection } from '../../core/changepoint/options';
import type { Direction } from '../../core/query/model';
import type { DraftedRule } from '../../shared/alert-rule/draft-rule';
import { mayTriage } from '../../shared/triage/may-write';
import { TriageForm } from '../../shared/triage/TriageForm';
import type { ChartSeries } from '../model/chart-series';
import type { ShownChange } from '../model/shown-changes';
import { withDirection } from '../options/panel-rules';
import type { PanelOptions } from '../types';
import { Actions } from './Actions';
import { DirectionForm } from './DirectionForm';
import { ThresholdForm } from './ThresholdForm';
import type { PanelContext } from './usePanelLinks';

interface Props {
  shown: ShownChange;
  one: ChartSeries;
  options: PanelOptions;
  /** Left out where the panel's options cannot be changed. */
  onOptionsChange?: (options: PanelOptions) => void;
  place: PanelContext;
  onAlertRule: (drafted: DraftedRule) => void;
  onClose: () => void;
}

/** The forms and actions of a pinned card. A bundle of its own, because most users only look. */
export default function PinnedActions(props: Props) {
  const { shown, one, options, onOptionsChange, place, onAlertRule, onClose } = props;
  const mayEdit = Boolean(onOptionsChange) && hasPermission('dashboards:write');
  const change = (part: Partial<PanelOptions>) => onOptionsChange?.({ ...options, ...part });
  const setDirection = (direction: Direction) =>
    change({ metrics: withDirection(options.metrics, shown.change.series, direction) });
  return (
    <>
      <DirectionForm direction={shown.change.direction} onChange={mayEdit ? setDirection : undefined} />
      {mayEdit && (
        <ThresholdForm
          minChange={options.minChange}
          onMinChange={(minChange) => change({ minChange })}
          detection={one.own ? completeDetection(options.detection) : undefined}
          onDetection={(detection) => change({ detection })}
        />
      )}
      {mayTriage() && <TriageForm subjects={[{ ...shown, label: one.label }]} onSaved={onClose} />}
      <Actions
        shown={shown}
        label={one.label}
        place={place}
        onAlertRule={(drafted) => {
          onClose();
          onAlertRule(drafted);
        }}
      />
    </>
  );
}
