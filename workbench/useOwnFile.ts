import { DataTopic, LoadingState, type DataFrame, type PanelData, type TimeRange } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { useEffect, useState } from 'react';

import { loadDetector } from '../src/core/changepoint/detector';
import { messageOf } from '../src/core/errors';
import { collectOtherSource } from '../src/core/query/collect';
import { DEFAULT_QUERY } from '../src/core/query/model';
import type { Series } from '../src/core/series/series';
import { readCsv, type FileSeries } from '../src/core/sources/read-csv';
import { readJsonRuns } from '../src/core/sources/read-json';
import { answerFrames } from '../src/frames/query-frames';
import type { OwnFile } from './own-file';
import { rangeOf } from './pages/PanelBox';
import { prepareFrames } from './useQuery';

interface Result {
  answer?: { data: PanelData; range: TimeRange };
  error?: string;
  notices: string[];
}

/** The change points of a file, as the command line finds them. */
export function useOwnFile(file: OwnFile | undefined): Result {
  const theme = useTheme2();
  const [frames, setFrames] = useState<{ of: OwnFile; found?: Found; error?: string }>();
  useEffect(() => {
    let current = true;
    const tell = (result: { found?: Found; error?: string }) => current && file && setFrames({ of: file, ...result });
    if (file) {
      analyse(file)
        .then((found) => tell({ found }))
        .catch((error: unknown) => tell({ error: messageOf(error) }));
    }
    return () => {
      current = false;
    };
  }, [file]);
  if (!frames || frames.of !== file) {
    return { notices: [] };
  }
  const { found, error } = frames;
  return { error, notices: found?.notices ?? [], answer: found && { data: dataOf(found, theme), range: found.range } };
}

interface Found {
  frames: DataFrame[];
  range: TimeRange;
  notices: string[];
}

/** @throws HunterError naming what is wrong with the file */
async function analyse({ name, text }: OwnFile): Promise<Found> {
  const { series, notices } = read(name, text);
  const view = spanOf(series);
  const progress = await collectOtherSource(series, DEFAULT_QUERY, { detector: await loadDetector() });
  return { frames: answerFrames('A', DEFAULT_QUERY, progress, view), range: rangeOf(view.from, view.to), notices };
}

const read = (name: string, text: string): FileSeries =>
  /^\ufeff?\s*[[{]/.test(text) ? readJsonRuns(text, {}, name) : readCsv(text, {}, name);

function spanOf(all: Series[]) {
  const ends = all.flatMap(({ times }) => (times.length > 0 ? [times[0], times[times.length - 1]] : []));
  return { from: Math.min(...ends), to: Math.max(...ends) };
}

function dataOf({ frames, range }: Found, theme: ReturnType<typeof useTheme2>): PanelData {
  const prepared = prepareFrames(frames, theme);
  const isAnnotation = ({ meta }: DataFrame) => meta?.dataTopic === DataTopic.Annotations;
  return {
    state: LoadingState.Done,
    series: prepared.filter((frame) => !isAnnotation(frame)),
    annotations: prepared.filter(isAnnotation),
    timeRange: range,
  };
}
