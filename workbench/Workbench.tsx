import { css } from '@emotion/css';
import { dateTime, EventBusSrv, ThemeContext, type GrafanaTheme2, type PanelProps } from '@grafana/data';
import { Alert, GlobalStyles, InlineSwitch, PortalContainer, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';

import { DEFAULT_QUERY } from '../src/core/query/model';
import { HunterDataSource } from '../src/datasource/datasource';
import { QueryEditor } from '../src/datasource/editor/QueryEditor';
import type { HunterQuery } from '../src/datasource/types';
import { ChangePointsPanel } from '../src/panel/ChangePointsPanel';
import { DEFAULT_OPTIONS } from '../src/panel/options/panel-defaults';
import type { PanelOptions } from '../src/panel/types';
import { SETTINGS } from './grafana';
import { themeOf } from './theme';
import { lastDays, useQuery } from './useQuery';
import { useSize } from './useSize';

const RANGES = [30, 90, 180].map((days) => ({ value: days, label: `${days} days` }));

/**
 * The data source's editor and the panel, on a page without Grafana. `?test=…&metrics=a,b&theme=light`, or
 * `?target=…&editor=text`, choose.
 */
export function Workbench() {
  const address = new URLSearchParams(location.search);
  const [light, setLight] = useState(address.get('theme') === 'light');
  const theme = useMemo(() => themeOf(light), [light]);
  return (
    <ThemeContext.Provider value={theme}>
      <GlobalStyles />
      <PortalContainer />
      <Page address={address} theme={theme} light={light} onLight={setLight} />
    </ThemeContext.Provider>
  );
}

interface PageProps {
  address: URLSearchParams;
  theme: GrafanaTheme2;
  light: boolean;
  onLight: (light: boolean) => void;
}

function Page({ address, theme, light, onLight }: PageProps) {
  const styles = useStyles2(getStyles);
  const datasource = useState(() => new HunterDataSource(SETTINGS))[0];
  const [query, setQuery] = useState<HunterQuery>({
    ...DEFAULT_QUERY,
    refId: 'A',
    source: sourceOf(address),
  });
  const [options, setOptions] = useState<PanelOptions>(() => ({ ...DEFAULT_OPTIONS, ...optionsOf(address) }));
  const [days, setDays] = useState<number | undefined>(180);
  const [range, setRange] = useState(() => lastDays(180));
  const show = (chosen: number) => {
    setDays(chosen);
    setRange(lastDays(chosen));
  };
  const data = useQuery(datasource, query, range, theme);
  const [box, { width, height }] = useSize<HTMLDivElement>();
  return (
    <main className={styles.page}>
      <header className={styles.header}>
        <h1 className={styles.title}>Hunter for Grafana</h1>
        <RadioButtonGroup options={RANGES} value={days} onChange={show} aria-label="Time range" />
        <InlineSwitch label="Light" showLabel value={light} onChange={() => onLight(!light)} />
      </header>
      <section className={styles.box}>
        <QueryEditor datasource={datasource} query={query} onChange={setQuery} onRunQuery={() => undefined} />
      </section>
      {data.errors?.map(({ message }) => (
        <Alert key={message} severity="error" title={message ?? 'The query failed.'} />
      ))}
      <section className={styles.panel} ref={box} data-state={data.state} data-testid="panel">
        <ChangePointsPanel
          {...({} as PanelProps<PanelOptions>)}
          id={1}
          data={data}
          options={options}
          onOptionsChange={setOptions}
          width={width}
          height={height}
          timeRange={range}
          timeZone="utc"
          eventBus={EVENTS}
          onChangeTimeRange={({ from, to }) => {
            setDays(undefined);
            setRange({ from: dateTime(from), to: dateTime(to), raw: { from: dateTime(from), to: dateTime(to) } });
          }}
        />
      </section>
    </main>
  );
}

/** `&layout=multiples&minChange=0.1` */
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

const EVENTS = new EventBusSrv();

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ padding: theme.spacing(2), minHeight: '100vh', background: theme.colors.background.canvas }),
  header: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(2),
  }),
  title: css({ margin: 0, flexGrow: 1, fontSize: theme.typography.h3.fontSize }),
  box: css({
    padding: theme.spacing(1.5),
    marginBottom: theme.spacing(2),
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
  }),
  panel: css({
    height: '55vh',
    minHeight: 320,
    overflow: 'hidden',
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
  }),
});
