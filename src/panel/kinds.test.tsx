import { createTheme } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import React from 'react';

import { analyseSeries } from '../core/query/analyse';
import { DEFAULT_QUERY } from '../core/query/model';
import { SAMPLES, sampleDetector } from '../core/testing/sample-detections';
import { seriesFrame } from '../frames/series-frame';
import { ChangeCard } from './card/ChangeCard';
import { linesOf, withAnalysis, type ChartSeries } from './model/chart-series';
import { markPlace } from './model/level';
import { shownChanges } from './model/shown-changes';
import { legendItem } from './status/legend-item';

type Kind = keyof typeof SAMPLES;

const { times } = SAMPLES.step;

function charted(kind: Kind) {
  const analysis = analyseSeries({ ...SAMPLES[kind], target: '', labels: {} }, DEFAULT_QUERY, sampleDetector);
  const frame = seriesFrame('A', analysis, kind, { from: times[0], to: times[119] });
  return withAnalysis(linesOf([frame], createTheme())[0], undefined);
}

const marked = (one: ChartSeries) => shownChanges(one, { minChange: 0, showHidden: false, triage: new Map() }).shown;

function card(kind: Kind): string {
  const one = { ...charted(kind), format: (value: number) => `${value} ms` };
  render(<ChangeCard shown={marked(one)[0]} one={one} />);
  return screen.getByTestId('hunter-change-card').textContent!;
}

describe('the card', () => {
  it('of a step has its interval, its effect and when it was first reported', () => {
    const text = card('step');
    expect(text).toContain('−12.0 % (−12.4 … −11.6 %), 12 σ');
    expect(text).toContain('First run after2026-06-10');
    expect(text).toContain('First reportedafter 3 runs');
    expect(text).toContain('p < 1e-10');
  });

  it('of a drift has its span and its slope, and no first run after', () => {
    const text = card('gradual');
    expect(text).toContain('Regression: drifted +8.0 % over 60 runs');
    expect(text).toContain('Drifted2026-05-01 – 2026-06-29');
    expect(text).toContain('Each run+0.13 %');
    expect(text).not.toContain('First run after');
  });

  it('of a last run that is off does not judge it', () => {
    const text = card('unconfirmed');
    expect(text).toContain('Last run is off by +12.0 %: not yet confirmed');
    expect(text).toContain('Last run112 ms on 2026-07-29');
    expect(text).toContain('The next run tells whether it was a spike');
    expect(text).not.toMatch(/better|after/i);
  });
});

it('the legend has the last change that is sure, and says what is not', () => {
  const shown = (Object.keys(SAMPLES) as Kind[]).map((kind) => shownLegend(charted(kind)));
  expect(shown).toEqual([
    '−12.0 %',
    'drift +8.0 %',
    'no change (last run +12.0 %, not confirmed)',
    'unknown, no stable level',
    'unknown, too few runs',
  ]);
});

function shownLegend(one: ChartSeries): string {
  return legendItem(one, marked(one), false).getDisplayValues!()[0].text;
}

describe('the mark of a drift', () => {
  const { changes, segments } = charted('gradual');

  it('is on the sloped line, in the middle of what is in view', () => {
    expect(markPlace(changes[0], segments, times[0], times[119])).toMatchObject({
      time: (times[30] + times[89]) / 2,
      level: expect.closeTo(104, 6),
      from: times[30],
      to: times[89],
    });
    expect(markPlace(changes[0], segments, times[70], times[119])).toMatchObject({ from: times[70], to: times[89] });
  });

  it('is gone when the drift is out of view', () => {
    expect(markPlace(changes[0], segments, times[100], times[119])).toBeUndefined();
  });
});
