import type { PanelData } from '@grafana/data';
import { setPluginComponentHook } from '@grafana/runtime';
import { render, screen } from '@testing-library/react';
import { readFileSync } from 'fs';
import React from 'react';

import pluginJson from '../../plugin.json';
import { Latency } from '../../testing/embedding/Latency';
import { panelProps } from '../../testing/panel-props';
import { SAMPLE_RANGE, sampleFrame } from '../../testing/sample-frames';

const DOCS = readFileSync('docs/embedding.md', 'utf8');
const data = panelProps({ series: [sampleFrame('step')] }, {}, SAMPLE_RANGE).data;

/** Grafana's hook, with the components that our plugin.json exposes, or none. */
function provide(installed: boolean): void {
  setPluginComponentHook(((id: string) => {
    const known = installed && pluginJson.extensions.exposedComponents.some((one) => one.id === id);
    const Chart = ({ data: { series }, title }: { data: PanelData; title: string }) => (
      <p>
        {title}: {series.length}
      </p>
    );
    return { component: known ? Chart : undefined, isLoading: false };
  }) as never);
}

it('the documentation has the example as it is compiled and tested here', () => {
  const [, example] = /```tsx\n([\s\S]*?)```/.exec(DOCS)!;
  expect(example).toBe(readFileSync('src/testing/embedding/Latency.tsx', 'utf8'));
  expect(DOCS).toContain('"exposedComponents": ["hunter-changepoints-app/change-points-chart/v1"]');
});

it('the example shows what Hunter exposes', () => {
  provide(true);
  render(<Latency data={data} />);
  expect(screen.getByText('Latency of each run: 1')).toBeTruthy();
});

it('the example says so where Hunter is not installed', () => {
  provide(false);
  render(<Latency data={data} />);
  expect(screen.getByText('Install Hunter to see what changed.')).toBeTruthy();
});
