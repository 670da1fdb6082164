import { type DataFrame, type GrafanaTheme2 } from '@grafana/data';

import { TRIAGE_TAG } from '../../shared/triage/triage';

/** A dashboard annotation or an alert's change of state. */
export interface ChartEvent {
  time: number;
  /** End of a region; undefined for a moment. */
  timeEnd?: number;
  title: string;
  text: string;
  tags: string[];
  color: string;
}

/** The events that dashboards hand to panels, without those that are changes: these have marks of their own. */
export function eventsOf(frames: DataFrame[] = [], theme: GrafanaTheme2): ChartEvent[] {
  return frames.flatMap((frame) => {
    const values = (name: string) => frame.fields.find((field) => field.name === name)?.values;
    if (values('changeId') || !values('time')) {
      return [];
    }
    const [times, ends, titles, texts, tags, colors, states] = [
      'time',
      'timeEnd',
      'title',
      'text',
      'tags',
      'color',
      'newState',
    ].map(values);
    return Array.from({ length: frame.length }, (_, i): ChartEvent => {
      const timeEnd = ends?.[i];
      const state = plain(states?.[i]);
      return {
        time: times![i],
        ...(typeof timeEnd === 'number' && timeEnd > times![i] && { timeEnd }),
        title: plain(titles?.[i]) || (state && `Alert: ${state}`),
        text: plain(texts?.[i]),
        tags: Array.isArray(tags?.[i]) ? tags![i] : [],
        color: theme.visualization.getColorByName(colors?.[i] ?? 'blue'),
      };
    }).filter((event) => !event.tags.includes(TRIAGE_TAG));
  });
}

/** Without HTML, which annotations may hold. */
function plain(text: unknown): string {
  return typeof text === 'string' ? (new DOMParser().parseFromString(text, 'text/html').body.textContent ?? '') : '';
}
