import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { Alert, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import { DEFAULT_QUERY } from '../../src/core/query/model';
import { HunterDataSource } from '../../src/datasource/datasource';
import { QueryEditor } from '../../src/datasource/editor/QueryEditor';
import type { HunterQuery } from '../../src/datasource/types';
import type { PanelOptions } from '../../src/panel/types';
import { SETTINGS } from '../data-source';
import { lastDays, useQuery } from '../useQuery';
import { PageFrame } from './PageFrame';
import { PanelBox } from './PanelBox';
import { RangePicker } from './RangePicker';

/**
 * The data source's editor, and the panel with what it answers. `?test=…&metrics=a,b`, or `?target=…&editor=text`, choose;
 * so do `&layout=multiples&minChange=0.1`.
 */
export function Explore() {
  const styles = useStyles2(getStyles);
  const address = useState(() => new URLSearchParams(locationService.getLocation().search))[0];
  const datasource = useState(() => new HunterDataSource(SETTINGS))[0];
  const [query, setQuery] = useState<HunterQuery>({ ...DEFAULT_QUERY, refId: 'A', source: sourceOf(address) });
  const [range, setRange] = useState(() => lastDays(180));
  const data = useQuery(datasource, query, range);
  return (
    <PageFrame title="Explore" choices={<RangePicker range={range} onRange={setRange} />}>
      <section className={styles.box}>
        <QueryEditor datasource={datasource} query={query} onChange={setQuery} onRunQuery={() => undefined} />
      </section>
      {data.errors?.map(({ message }) => (
        <Alert key={message} severity="error" title={message ?? 'The query failed.'} />
      ))}
      <PanelBox data={data} range={range} onRange={setRange} options={optionsOf(address)} />
    </PageFrame>
  );
}

function optionsOf(address: URLSearchParams): Partial<PanelOptions> {
  const layout = address.get('layout');
  return {
    ...(layout && { layout: layout as PanelOptions['layout'] }),
    ...(address.has('minChange') && { minChange: Number(address.get('minChange')) }),
  };
}

function sourceOf(address: URLSearchParams): HunterQuery['source'] {
  if (address.has('target')) {
    const editor = address.get('editor') === 'text' ? 'text' : 'builder';
    return { type: 'graphite', targets: address.getAll('target'), editor };
  }
  return {
    type: 'fallout',
    test: address.get('test') ?? 'lwt-read',
    metrics: address.get('metrics')?.split(',') ?? ['throughput'],
  };
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    padding: theme.spacing(1.5),
    marginBottom: theme.spacing(2),
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
  }),
});
