import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter } from 'react-router-dom';

import { analyseSeries } from '../../core/query/analyse';
import { DEFAULT_QUERY } from '../../core/query/model';
import { SAMPLES, sampleDetector } from '../../core/testing/sample-detections';
import { provideLayout } from '../../testing/layout';
import { PATHS } from '../routes';
import type { Entry } from './change-rows';
import { ChangesTable } from './ChangesTable';
import { DownloadButtons } from './DownloadButtons';
import { EmptyState } from './EmptyState';
import { Progress } from './Progress';
import { readRegressionsUrl } from './regressions-url';
import { nextSort, readSort, type Sort } from './sort-entries';
import { UnknownDirections } from './UnknownDirections';

beforeAll(() => provideLayout());

const [change] = analyseSeries({ ...SAMPLES.step, target: '', labels: {} }, DEFAULT_QUERY, sampleDetector).changes;
const entry = (i: number): Entry => {
  const [test, metric] = [`test${i}`, 'latency'];
  const analysed = {
    test,
    metric,
    series: test,
    changes: [change],
    spark: Float32Array.of(1, 2),
    runs: 120,
    digest: 1,
  };
  const row = {
    id: test,
    key: test,
    test,
    metric,
    change,
    state: 'new' as const,
    analysed: { ...analysed, sparkFrom: 0, sparkTo: 1 },
  };
  return { id: test, group: { id: test, cause: 'run', time: change.time, changes: [row] }, rows: [row] };
};
const entries = (n: number) => Array.from({ length: n }, (_, i) => entry(i));

describe('an empty table', () => {
  const onAdd = jest.fn();
  const show = (more: Partial<React.ComponentProps<typeof EmptyState>> = {}, search = '') =>
    render(
      <EmptyState
        source="h"
        view={readRegressionsUrl(search)}
        metrics={12}
        problems={[]}
        total={3}
        hasFallout
        onAdd={onAdd}
        {...more}
      />
    );

  it('because nothing changed says so with the days and the number of metrics, as good news', () => {
    show({}, '?days=7&verdict=all&state=all');
    expect(screen.getByText('No change in the last 7 days')).toBeVisible();
    expect(screen.getByText(/looked at: 12\./)).toBeVisible();
    expect(screen.queryByText(/Other filters/)).not.toBeInTheDocument();
  });

  it.each(['?verdict=all&state=all&search=x', '?verdict=all&state=fixed', '?state=all'])(
    'that a filter may have emptied says so: %s',
    (search) => {
      show({}, search);
      expect(screen.getByText(/Other filters may show more/)).toBeVisible();
    }
  );

  it('because Graphite has nothing is no good news; problems are pointed at', () => {
    show({ metrics: 0 });
    expect(screen.getByText(/Graphite has nothing of these tests/)).toBeVisible();
    show({ metrics: 0, problems: ['busy', 'gone'].map((message, i) => ({ test: `test ${i}`, message })) });
    expect(screen.getByText(/“Tests with problems” says why/)).toBeVisible();
    expect(screen.queryByText(/No regression/)).not.toBeInTheDocument();
  });

  it('because the same went wrong with all tests says what', () => {
    const message = 'Graphite cannot be reached: the connection was refused.';
    show({ metrics: 0, problems: ['a', 'b'].map((test) => ({ test, message })) });
    expect(screen.getByRole('alert')).toHaveTextContent(message);
  });

  it.each([
    [true, 'This Fallout user has no tests', /Choose another user/],
    [false, 'There is nothing to look at yet', /its URL in the data source’s settings/],
  ])('without tests has both ways on, with Fallout: %s', async (hasFallout, title, help) => {
    show({ total: 0, metrics: 0, hasFallout });
    expect(screen.getByText(title)).toBeVisible();
    expect(screen.getByText(help)).toBeVisible();
    expect(screen.getByText('Setup').closest('a')).toHaveAttribute('href', `${PATHS.setup}?source=h`);
    onAdd.mockClear();
    await userEvent.click(screen.getByText('Add a prefix or query'));
    expect(onAdd).toHaveBeenCalledTimes(1);
  });
});

describe('changes that may be regressions', () => {
  it('are counted, with a way to see them and one to say which way is better', async () => {
    const onShow = jest.fn();
    render(<UnknownDirections count={4} source="h" onShow={onShow} />);
    expect(screen.getByText('Changes that may be regressions: 4')).toBeVisible();
    const rules = screen.getByText('Set which way is better').closest('a');
    expect(rules).toHaveAttribute('href', '/connections/datasources/edit/h');
    await userEvent.click(screen.getByText('Show all changes'));
    expect(onShow).toHaveBeenCalledTimes(1);
  });

  it('that there are none of take no room', () => {
    const { container } = render(<UnknownDirections count={0} source="h" onShow={jest.fn()} />);
    expect(container).toBeEmptyDOMElement();
  });
});

describe('progress', () => {
  const findings = { metrics: 0, changed: [], histories: [], problems: [], done: 3, total: 8 };

  it('tells a problem of several tests once', async () => {
    const problems = ['a', 'b', 'c'].map((test) => ({ test, message: test === 'c' ? 'gone' : 'busy' }));
    render(<Progress findings={{ ...findings, problems }} busy={false} onCancel={jest.fn()} onFetchAll={jest.fn()} />);
    await userEvent.click(screen.getByRole('button', { name: 'Tests with problems: 3' }));
    expect((await screen.findAllByRole('listitem')).map((item) => item.textContent)).toEqual(['a, b: busy', 'c: gone']);
  });

  it('can be stopped while it goes on, and begun again after', async () => {
    const [onCancel, onFetchAll] = [jest.fn(), jest.fn()];
    const { rerender } = render(<Progress findings={findings} busy {...{ onCancel, onFetchAll }} />);
    expect(screen.getByLabelText('Tests analysed')).toHaveAttribute('value', '3');
    await userEvent.click(screen.getByText('Cancel'));
    expect(onCancel).toHaveBeenCalledTimes(1);
    rerender(<Progress findings={findings} busy={false} {...{ onCancel, onFetchAll }} />);
    expect(screen.queryByLabelText('Tests analysed')).not.toBeInTheDocument();
    await userEvent.click(screen.getByText('Analyse again'));
    expect(onFetchAll).toHaveBeenCalledTimes(1);
  });
});

describe('the files', () => {
  let saved: Array<{ name: string; blob: Blob }>;

  beforeEach(() => {
    saved = [];
    let last: Blob;
    // jsdom has no addresses of blobs, and follows no links
    Object.assign(URL, { createObjectURL: (blob: Blob) => ((last = blob), 'blob:x'), revokeObjectURL: jest.fn() });
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push({ name: this.download, blob: last });
    });
  });

  afterEach(() => jest.restoreAllMocks());

  it('have all rows, those of other pages of the table too', async () => {
    render(<DownloadButtons entries={entries(120)} />);
    await userEvent.click(screen.getByText('CSV'));
    await userEvent.click(screen.getByText('JSON'));
    expect(saved.map(({ name, blob }) => [name, blob.type])).toEqual([
      ['regressions.csv', 'text/csv'],
      ['regressions.json', 'application/json'],
    ]);
    expect(saved[1].blob.size).toBeGreaterThan(saved[0].blob.size);
    expect(saved[0].blob.size).toBeGreaterThan(120 * 'test100,latency'.length);
  });

  it('of nothing cannot be asked for', () => {
    render(<DownloadButtons entries={[]} />);
    expect(screen.getByText('CSV').closest('button')).toBeDisabled();
  });
});

describe('a long table', () => {
  const show = (n: number, filter = '') => (
    <MemoryRouter>
      <ChangesTable source="h" user="" entries={entries(n)} onSort={jest.fn()} filter={filter} />
    </MemoryRouter>
  );
  const shown = () => screen.getAllByLabelText(/^Details of /).map((one) => one.getAttribute('aria-label')!);
  const page = (n: number) => userEvent.click(screen.getByText(String(n)));

  it('is shown in pages, of which another filter shows the first', async () => {
    const { rerender } = render(show(70));
    expect(shown()).toHaveLength(50);
    await page(2);
    expect(shown()).toHaveLength(20);
    expect(shown()[0]).toContain('test50');
    rerender(show(70, '?search=x'));
    expect(shown()[0]).toContain('test0');
  });

  it('that becomes shorter while its last page is shown goes on to show rows', async () => {
    const { rerender } = render(show(120));
    await page(3);
    rerender(show(60));
    expect(shown()).toHaveLength(10);
  });
});

describe('a click on a column', () => {
  const clicks = (id: Sort['id']) => {
    const first = nextSort(id, undefined);
    const second = nextSort(id, first);
    return [first, second, nextSort(id, second)];
  };

  it('sorts names from A, times and sizes from the largest, then the other way, then not', () => {
    expect(clicks('change').map((sort) => sort?.desc)).toEqual([true, false, undefined]);
    expect(clicks('test').map((sort) => sort?.desc)).toEqual([false, true, undefined]);
  });

  it('on another column forgets the first', () => {
    expect(nextSort('metric', { id: 'test', desc: true })).toEqual({ id: 'metric', desc: false });
  });

  it.each(['toString', '-constructor', '', '-'])('an address that sorts by %j sorts by nothing', (text) => {
    expect(readSort(text)).toBeUndefined();
  });
});
