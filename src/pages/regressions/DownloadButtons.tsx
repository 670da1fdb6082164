import { Button, Stack } from '@grafana/ui';
import React from 'react';

import type { Row } from './change-rows';
import { download, rowsToCsv, rowsToJson } from './export-changes';

const FILES = [
  { label: 'CSV', name: 'regressions.csv', type: 'text/csv', textOf: rowsToCsv },
  { label: 'JSON', name: 'regressions.json', type: 'application/json', textOf: rowsToJson },
];

/** Downloads all rows that the filters leave, in the order of the table. */
export function DownloadButtons({ rows }: { rows: Row[] }) {
  return (
    <Stack gap={1}>
      {FILES.map(({ label, name, type, textOf }) => (
        <Button
          key={name}
          variant="secondary"
          icon="download-alt"
          disabled={rows.length === 0}
          onClick={() => download(name, type, textOf(rows))}
        >
          {label}
        </Button>
      ))}
    </Stack>
  );
}
