import { Button, Stack } from '@grafana/ui';
import React from 'react';

import type { Entry } from './change-rows';
import { download, rowsToCsv, rowsToJson } from './export-changes';

const FILES = [
  { label: 'CSV', name: 'regressions.csv', type: 'text/csv', textOf: rowsToCsv },
  { label: 'JSON', name: 'regressions.json', type: 'application/json', textOf: rowsToJson },
];

/** Downloads all changes that the filters leave, in the order of the table. */
export function DownloadButtons({ entries }: { entries: Entry[] }) {
  return (
    <Stack gap={1}>
      {FILES.map(({ label, name, type, textOf }) => (
        <Button
          key={name}
          variant="secondary"
          icon="download-alt"
          disabled={entries.length === 0}
          onClick={() => download(name, type, textOf(entries))}
        >
          {label}
        </Button>
      ))}
    </Stack>
  );
}
