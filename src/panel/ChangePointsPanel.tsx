import { CoreApp, type PanelData, type PanelProps } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import React, { lazy, Suspense, useMemo, useState } from 'react';

import type { DraftedRule } from '../shared/alert-rule/draft-rule';
import { t } from '../shared/translate';
import { rangeOfRuns, whenLast } from './model/outside';
import { usePanelModel, type PanelModel } from './model/usePanelModel';
import { completeOptions } from './options/panel-defaults';
import { PanelCharts } from './PanelCharts';
import { Message } from './status/Message';
import { emptyText } from './status/problems';
import type { PanelOptions } from './types';

const RuleModal = lazy(() => import('../shared/alert-rule/RuleModal'));

/** The panel: series of any data source with their change points. */
export function ChangePointsPanel(props: PanelProps<PanelOptions>) {
  const { data, width, height, timeRange } = props;
  const options = useMemo(() => completeOptions(props.options), [props.options]);
  const model = usePanelModel(data, options, props.timeZone);
  const [rule, setRule] = useState<DraftedRule>();
  const message = messageInstead(model, data);
  const outside = useMemo(
    () => rangeOfRuns(model.all, { from: timeRange.from.valueOf(), to: timeRange.to.valueOf() }),
    [model.all, timeRange]
  );
  if (message !== undefined) {
    return <Message width={width} height={height} text={message} />;
  }
  if (outside) {
    return (
      <Message
        width={width}
        height={height}
        text={t('panel.status.outside', 'No run is in the time range shown; the last one was {{when}}.', {
          when: whenLast(model.all),
        })}
        action={{
          text: t('panel.status.show-runs', 'Show the last runs'),
          onClick: () => props.onChangeTimeRange(outside),
        }}
      />
    );
  }
  return (
    <>
      <PanelCharts panel={props} options={options} model={model} onAlertRule={setRule} />
      {rule && (
        <Suspense fallback={null}>
          <RuleModal drafted={rule} stays={isUnsaved(data)} onDismiss={() => setRule(undefined)} />
        </Suspense>
      )}
    </>
  );
}

/** The text that takes the place of the charts, when there is nothing to draw or nothing to analyse it with. */
function messageInstead({ all, series, problem }: PanelModel, data: PanelData): string | undefined {
  if (all.every(({ values }) => values.length === 0)) {
    return emptyText(data);
  }
  return series.some(({ pending }) => pending) ? problem : undefined;
}

/** Whether leaving the page loses something: a dashboard that is new, or a panel that is being edited. */
const isUnsaved = ({ request }: PanelData): boolean =>
  request?.app === CoreApp.Dashboard && (!request.dashboardUID || Boolean(locationService.getSearchObject().editPanel));
