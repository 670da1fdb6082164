import type { TimeRange } from '@grafana/data';
import { Alert, Button, FileDropzone, Stack, Text } from '@grafana/ui';
import React, { useState, useSyncExternalStore } from 'react';

import { keepFile, keptFile, onFile } from '../own-file';
import { SAMPLE } from '../sample-file';
import { useOwnFile } from '../useOwnFile';
import { PageFrame } from './PageFrame';
import { PanelBox } from './PanelBox';

const TYPES = { 'text/csv': ['.csv', '.tsv'], 'application/json': ['.json', '.ndjson', '.jsonl'] };

/** Change points of a CSV or JSON file, which stays in the browser. */
export function OwnFile() {
  const file = useSyncExternalStore(onFile, keptFile);
  const { answer, error, notices } = useOwnFile(file);
  return (
    <PageFrame title={file ? file.name : 'Your file'}>
      <Stack direction="column" gap={2}>
        <FileDropzone
          options={{ accept: TYPES, multiple: false, onDrop: ([dropped]) => void keep(dropped) }}
          fileListRenderer={() => null}
        >
          <Stack direction="column" alignItems="center" gap={1}>
            <Text element="p" textAlignment="center">
              Drop a CSV or JSON file here, or click to choose one.
            </Text>
            <Text element="p" color="secondary" variant="bodySmall" textAlignment="center">
              A line for each run, with a time and a column for each metric; version, commit and branch if you have
              them. It stays in this browser.
            </Text>
          </Stack>
        </FileDropzone>
        {!file && (
          <Stack>
            <Button variant="secondary" onClick={() => keepFile(SAMPLE)}>
              Show an example
            </Button>
          </Stack>
        )}
        {error && <Alert severity="error" title={error} />}
        {notices.map((notice) => (
          <Alert key={notice} severity="info" title={notice} />
        ))}
        {answer && <Chart key={file?.text} {...answer} />}
      </Stack>
    </PageFrame>
  );
}

/** Of a file with more metrics, the rest is reached by scrolling. */
const MOST_CHARTS = 12;

const keep = async (file?: File) => file && keepFile({ name: file.name, text: await file.text() });

type Answer = NonNullable<ReturnType<typeof useOwnFile>['answer']>;

function Chart({ data, range: whole }: Answer) {
  const [range, setRange] = useState<TimeRange>(whole);
  return (
    <PanelBox
      data={{ ...data, timeRange: range }}
      range={range}
      onRange={setRange}
      options={{ layout: 'multiples' }}
      charts={Math.min(data.series.length, MOST_CHARTS)}
    />
  );
}
