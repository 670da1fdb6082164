import { lstatSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';

import type { Detection, Detector, DetectOptions } from '../core/changepoint/detection';
import { loadDetector } from '../core/changepoint/detector';
import { HunterError } from '../core/errors';
import { SAMPLES } from '../core/testing/sample-detections';
import { loadConfig, readConfig, writeConfig } from './config/config';
import { writePrivately } from './config/write-file';
import { detectLine } from './detect-line';
import { exitCodeOf } from './exit-code';
import { httpTransport } from './http-transport';

describe('settings', () => {
  const path = () => join(mkdtempSync(join(tmpdir(), 'hunter-')), 'sub', 'conf.yaml');

  it('are for their owner only, also in a file that was open to all', () => {
    const file = path();
    writeConfig({ fallout: { token: 'secret' }, graphite: {} }, file);
    writeFileSync(file, '', { mode: 0o644 });
    writeConfig({ fallout: { token: 'secret' }, graphite: {} }, file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toContain('secret');
  });

  it('keep what they do not know, and yield to the environment', () => {
    const file = path();
    writeConfig(
      { fallout: { url: 'http://stored', user: 'stored' }, graphite: { url: 'http://g' }, other: 1 } as never,
      file
    );
    expect(readConfig(file)).toMatchObject({ other: 1 });
    expect(loadConfig({ FALLOUT_USER: 'environment', FALLOUT_OAUTH_TOKEN: 't' }, file)).toMatchObject({
      fallout: { url: 'http://stored', user: 'environment', token: 't' },
      graphite: { url: 'http://g' },
    });
  });

  it('are written whole or not at all, and leave nothing beside', () => {
    const file = path();
    writeConfig({ fallout: { url: 'http://old' }, graphite: {} }, file);
    const folder = dirname(file);
    // what cannot be written down leaves the old settings
    expect(() => writePrivately(file, undefined as never)).toThrow();
    expect(readConfig(file).fallout.url).toBe('http://old');
    expect(readdirSync(folder)).toEqual(['conf.yaml']);
    const link = join(folder, 'link.yaml');
    symlinkSync(file, link);
    writeConfig({ fallout: { url: 'http://new' }, graphite: {} }, link);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readConfig(file).fallout.url).toBe('http://new');
  });

  it('that cannot be read name the file', () => {
    const file = path();
    writeConfig({ fallout: {}, graphite: {} }, file);
    writeFileSync(file, 'a: [');
    expect(() => readConfig(file)).toThrow(file);
    expect(readConfig(join(tmpdir(), 'no', 'such'))).toEqual({ fallout: {}, graphite: {} });
  });
});

describe('detect', () => {
  it.each([
    [[1], 'must be an object'],
    [{}, '"values" must be a list'],
    [{ values: [1, '2'] }, '"values" holds "2" at position 1'],
    [{ values: [1], times: [1, 2] }, '"times" has 2 entries and "values" 1'],
    [{ values: [1], times: [null] }, '"times" holds null'],
    [{ values: [1], maxPValue: 'x' }, '"maxPValue" must be a number'],
    [{ values: [1], windowLength: 1 }, 'window of 1 points'],
    [{ values: [1], method: 'other' }, 'unknown detection method "other"'],
    [{ values: [1], oldChangePoints: ['x'] }, '"oldChangePoints" holds "x"'],
  ])('%j: %s', async (input, message) => {
    const detector = await loadDetector();
    expect(() => detectLine(input, detector)).toThrow(message);
  });

  it('gives the weak list where it is asked for', async () => {
    const values = Array.from({ length: 60 }, (_, i) => (i < 30 ? 10 : 20) + (i % 3));
    const times = values.map((_, i) => i * 1000);
    const detector = await loadDetector();
    expect(Object.keys(detectLine({ values, method: 'otava' }, detector))).toEqual(['changePoints']);
    const { changePoints, weak } = detectLine(
      { values, times, method: 'otava', weak: true, minMagnitude: 5 },
      detector
    );
    expect(changePoints).toEqual([]);
    expect(weak).toMatchObject([{ index: 30, time: 30_000, before: { n: 30 } }]);
  });
});

describe('detect by the robust method', () => {
  const { step, noStableLevel } = SAMPLES;
  const told: DetectOptions[] = [];
  const detectorOf = (detection: Detection): Detector => ({
    detect: (_, options) => {
      told.push(options);
      return detection;
    },
  });
  const line = { values: [1, 2], times: [0, 1000], method: 'robust' };

  it('is told the times and its own p-value', () => {
    detectLine(line, detectorOf(noStableLevel.detection));
    expect(told.at(-1)).toMatchObject({ method: 'robust', maxPValue: 0.01, times: Float64Array.from([0, 1000]) });
    detectLine({ values: [1], method: 'otava' }, detectorOf(noStableLevel.detection));
    expect(told.at(-1)).toMatchObject({ maxPValue: 0.001, times: undefined });
  });

  it('gives all that is known, beside the list', () => {
    const { changePoints, noise } = detectLine({ ...line, ...SAMPLE_LINE }, detectorOf(step.detection));
    expect(changePoints).toMatchObject([{ index: 70, time: step.times[70], effectSize: -12, reportedAt: 72 }]);
    expect(noise).toEqual({ std: 1, autocorrelation: 0.1 });
    expect(detectLine(line, detectorOf(noStableLevel.detection))).toEqual({
      changePoints: [],
      remark: 'noStableLevel',
    });
  });

  it('gives segments where they are asked for', () => {
    const { segments } = detectLine({ ...line, segments: true }, detectorOf(SAMPLES.gradual.detection));
    expect(segments).toMatchObject([{ start: 0 }, { start: 30, end: 90, slope: 8 / 60 }, { end: 120 }]);
  });

  const SAMPLE_LINE = { values: [...step.values], times: [...step.times] };
});

it('exit codes tell what kind of failure it was', () => {
  const code = (kind: HunterError['kind']) => exitCodeOf(new HunterError(kind, ''));
  expect([code('input'), code('unreachable'), code('not-found'), code('empty'), exitCodeOf(new Error())]).toEqual([
    2, 3, 1, 1, 1,
  ]);
});

it.each([
  'http://user:secret@127.0.0.1:1/',
  'http://user:sec/ret@127.0.0.1:1',
  'htp//user:secret@x',
  'http://user:secret@',
])('a password in the address %s is not told', async (url) => {
  const asked = async () => {
    const send = httpTransport({ fallout: {}, graphite: { url } });
    return send({ service: 'graphite', method: 'GET', path: '/metrics/find' });
  };
  const said = await asked().then(
    ({ status, body }) => `${status} ${body}`,
    (error: HunterError) => `refused ${error.message}`
  );
  expect(said).toMatch(/^(0|refused) \S/);
  expect(said).not.toMatch(/sec|ret@/);
});
