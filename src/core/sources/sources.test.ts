import fc from 'fast-check';

import { readCsvRecords } from './csv-records';
import { decodeRange, rangeRequest } from './prometheus';
import { readCsv } from './read-csv';
import { readJsonRuns } from './read-json';
import { readRowTime } from './row-time';

const numbers = ({ series }: ReturnType<typeof readCsv>) =>
  series.map(({ name, times, values }) => [name, [...times], [...values]]);

describe('the time of a row', () => {
  const noon = Date.UTC(2026, 5, 1, 12, 30);
  it.each([
    ['2026-06-01 12:30', noon],
    ['2026-06-01T12:30:00Z', noon],
    ['2026-06-01T12:30:00.000Z', noon],
    ['2026-06-01 12:30:00.250', noon + 250],
    ['2026-06-01 14:30:00+02', noon],
    ['2026-06-01 14:30:00 +0200', noon],
    ['2026-06-01 07:30:00-05:00', noon],
    ['2026-06-01 12:30:00 UTC', noon],
    ['2026/06/01 12:30', noon],
    ['1.6.2026 12:30', noon],
    [String(noon / 1000), noon],
    [`${noon / 1000}.5`, noon + 500],
    [String(noon), noon],
    [`${noon}000`, noon],
    [`${noon}000000`, noon],
    ['2026-06-01', Date.UTC(2026, 5, 1)],
  ])('%s', (text, time) => expect(readRowTime(text, 'x')).toBe(time));

  it('may have the day or the month first, where that is said', () => {
    expect(readRowTime('1/6/2026 12:30', 'x', 'dmy')).toBe(noon);
    expect(readRowTime('6/1/2026 12:30', 'x', 'mdy')).toBe(noon);
    expect(() => readRowTime('1/6/2026', 'a.csv, line 3')).toThrow('a.csv, line 3: "1/6/2026" is no time that all');
  });

  it.each(['', 'x', '2026-13-01', '2026-06-01 14:30:00+99', '12'])('not %j', (text) =>
    expect(() => readRowTime(text, 'x')).toThrow('is no time')
  );
});

describe('CSV', () => {
  it('has runs as lines and metrics as columns; empty cells are gaps, text is left out', () => {
    const text =
      'time,commit,version,p99,throughput,note\n2026-06-02,b2,1.1,,90,x\n2026-06-01,a1,,10.5,100,\n2026-06-03,c3,1.1,12,NaN,\n';
    const read = readCsv(text, {}, 'a.csv');
    const [day1, day2, day3] = [1, 2, 3].map((day) => Date.UTC(2026, 5, day));
    expect(numbers(read)).toEqual([
      ['p99', [day1, day3], [10.5, 12]],
      ['throughput', [day1, day2], [100, 90]],
    ]);
    expect(read.series[0].runs).toEqual([
      { time: day1, commit: 'a1' },
      { time: day3, commit: 'c3', version: '1.1' },
    ]);
    expect(read.notices).toEqual([]);
  });

  it.each([
    ['semicolons, decimal commas', 'time;a\n2026-06-01;1.234,5', { decimal: ',' as const }, 1234.5],
    ['tabs', 'time\ta\n2026-06-01\t1e3', {}, 1000],
    ['another quote, blanks, a mark, CRLF', "\ufeff'time', 'a'\r\n '2026-06-01' , '7' \r\n", { quote: "'" }, 7],
    ['its own delimiter', 'time:a\n2026-06-01:7', { delimiter: ':' }, 7],
    ['no line break at the end', 'time,a\n2026-06-01,7', {}, 7],
    ['a short line', 'time,a,b\n2026-06-01,7', { metrics: ['a'] }, 7],
  ])('with %s', (_, text, options, value) =>
    expect(numbers(readCsv(text, options, 'a.csv'))).toEqual([['a', [Date.UTC(2026, 5, 1)], [value]]])
  );

  it.each([
    ['', 'a.csv is empty'],
    ['when,a\n1,2', 'a.csv has no column "time"'],
    ['time,a,a\n1,2,3', 'two columns "a"'],
    ['time,a\n2026-06-01,2,3', 'line 2 has 3 cells and the header 2'],
    ['time,a\n2026-06-01,"2', 'line 2: a quote is not closed'],
    ['time,a\n2026-06-01,"2"3', 'line 2: text follows a closing quote'],
    ['time,a\nx,2', 'a.csv, line 2: "x" is no time'],
    ['time,a\n2026-06-01,x', 'no column with numbers'],
  ])('%j: %s', (text, message) => expect(() => readCsv(text, {}, 'a.csv')).toThrow(message));

  it('metrics that are chosen must be numbers, and be there', () => {
    const text = 'time,a_p99,b\n2026-06-01,1,2\n2026-06-02,1,x';
    expect(numbers(readCsv(text, { metrics: ['*_p99'] }, 'a.csv')).map(([name]) => name)).toEqual(['a_p99']);
    expect(() => readCsv(text, { metrics: ['b'] }, 'a.csv')).toThrow('line 3: "x" in column "b" is no number');
    expect(() => readCsv(text, { metrics: ['c'] }, 'a.csv')).toThrow('no metric "c": it has "a_p99", "b"');
    expect(readCsv(text, {}, 'a.csv').notices).toEqual([
      'a.csv: column "b" is left out, because line 3 holds "x", which is no number.',
    ]);
  });

  it('columns can be named', () => {
    const text = 'when,sha1,a\n2026-06-01,f00,1';
    const { series } = readCsv(text, { columns: { time: 'when', commit: 'sha1' } }, 'a.csv');
    expect(series[0].runs).toEqual([{ time: Date.UTC(2026, 5, 1), commit: 'f00' }]);
    expect(() => readCsv(text, { columns: { time: 'wen' } }, 'a.csv')).toThrow('no column "wen" for the time');
  });

  it('gives back any cells that were written with quotes', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('a,b', '"', '\n', 'a"b\r\nc', ' x '));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (records) => {
        const text = records.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\n');
        expect(readCsvRecords(text, { delimiter: ',' }, 'x').map(({ cells }) => cells)).toEqual(records);
      })
    );
  });
});

describe('JSON', () => {
  const expected = [['p99', [Date.UTC(2026, 5, 1), Date.UTC(2026, 5, 2)], [1, 2]]];
  it.each([
    ['a list', '[{"time":"2026-06-01","p99":1},{"time":"2026-06-02","p99":2}]'],
    ['lines', '{"time":"2026-06-01","p99":1}\n\n{"time":"2026-06-02","p99":2}\n'],
    ['metrics below a key', '[{"time":"2026-06-01","metrics":{"p99":1}},{"time":"2026-06-02","metrics":{"p99":2}}]'],
    [
      'what Otava reads',
      '[{"timestamp":1780272000,"metrics":[{"name":"p99","value":1}],"attributes":{"commit":"a"}},{"timestamp":1780358400,"metrics":[{"name":"p99","value":2}],"attributes":{"commit":"b"}}]',
    ],
    ['gaps', '[{"time":"2026-06-01","p99":1},{"time":"2026-06-03","p99":null},{"time":"2026-06-02","p99":2}]'],
  ])('%s', (_, text) => expect(numbers(readJsonRuns(text, {}, 'a.json'))).toEqual(expected));

  it.each([
    ['{', 'a.json is no JSON'],
    ['{"time":1}\n{', 'a.json, line 2 is no JSON'],
    ['[]', 'holds no runs'],
    ['[1]', 'run 1 is no object'],
    ['[{"time":"2026-06-01"}]', 'no numbers besides'],
    ['[{"time":"2026-06-01","metrics":[{"name":"a","value":"1"}]}]', 'a metric needs a name and a number'],
    ['[{"a":1}]', 'no column "time"'],
  ])('%j: %s', (text, message) => expect(() => readJsonRuns(text, {}, 'a.json')).toThrow(message));
});

describe('Prometheus', () => {
  const ok = (result: unknown[]) => ({
    status: 200,
    contentType: 'application/json',
    body: JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } }),
  });

  it('is asked for whole steps', () =>
    expect(rangeRequest({ query: 'a', step: 60 }, { from: 61_000, to: 200_500 }).params).toEqual([
      ['query', 'a'],
      ['start', '120'],
      ['end', '200'],
      ['step', '60'],
    ]));

  it('gives series named by their labels', () => {
    const metric = { __name__: 'latency', job: 'a"b' };
    const { series } = decodeRange(
      ok([
        {
          metric,
          values: [
            [1, '2.5'],
            [2, 'NaN'],
            [3, '4'],
          ],
        },
      ]),
      'latency'
    );
    expect(series).toMatchObject([{ name: 'latency{job="a\\"b"}', labels: { job: 'a"b' } }]);
    expect([[...series[0].times], [...series[0].values]]).toEqual([
      [1000, 3000],
      [2.5, 4],
    ]);
  });

  it('gives one run for a result that is repeated until the next', () => {
    const values = Array.from({ length: 20 * 24 }, (_, hour) => [hour * 3600, String(100 + ((hour / 24) | 0))]);
    const { series, held } = decodeRange(ok([{ metric: {}, values }]), 'a');
    expect([series[0].name, series[0].times.length, held]).toEqual(['{}', 20, 1]);
  });

  it.each([
    [400, '{"status":"error","error":"parse error"}', 'input', '"a{" (400): parse error.'],
    [503, 'overloaded', 'server', '(503): overloaded.'],
    [401, '', 'auth', 'refused the credentials (401)'],
    [200, '<html>', 'server', '(200): <html>.'],
    [200, '{"status":"success","data":{}}', 'server', 'without a list of series'],
  ])('says what is wrong: %d %s', (status, body, kind, message) => {
    const decode = () => decodeRange({ status, contentType: '', body }, 'a{');
    expect(decode).toThrow(expect.objectContaining({ kind, message: expect.stringContaining(message) }));
  });
});
