import { createTheme, FieldType, toDataFrame } from '@grafana/data';
import { renderHook, waitFor } from '@testing-library/react';

import { loadDetector } from '../../core/changepoint/detector';
import { completeDetection } from '../../core/changepoint/options';
import { normal, random } from '../../core/testing/random-series';
import { linesOf } from './chart-series';
import { usePanelAnalyses } from './usePanelAnalyses';

const HOUR = 3_600_000;

it('nightly results that a server repeats every few hours are one run each', async () => {
  const next = random(3);
  const nights = Array.from({ length: 60 }, (_, night) => (night < 40 ? 100 : 90) + normal(next));
  const values = nights.flatMap((value) => Array.from({ length: 8 }, () => value));
  const frame = toDataFrame({
    fields: [
      { name: 'time', type: FieldType.time, values: values.map((_, i) => i * 3 * HOUR) },
      { name: 'throughput', type: FieldType.number, values },
    ],
  });
  const lines = linesOf([frame], createTheme());
  const detector = await loadDetector();
  const detection = completeDetection();
  const { result } = renderHook(() => usePanelAnalyses(lines, detection, detector));
  await waitFor(() => expect(result.current.done).toBe(1));
  const { changes } = result.current.found.get(lines[0])!;
  expect(changes.map(({ time }) => time)).toEqual([40 * 24 * HOUR]);
});
