import { type PanelData } from '@grafana/data';
import { usePluginComponent } from '@grafana/runtime';
import React from 'react';

export function Latency({ data }: { data: PanelData }) {
  const id = 'hunter-changepoints-app/change-points-chart/v1';
  const { component: Chart, isLoading } = usePluginComponent<{ data: PanelData; title: string }>(id);
  if (isLoading) {
    return null;
  }
  return Chart ? <Chart data={data} title="Latency of each run" /> : <p>Install Hunter to see what changed.</p>;
}
