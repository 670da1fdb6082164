import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { loadConfig } from './config';
import { readProject } from './project';
import { jsonSchema } from './schema';
import { replaceVariables } from './variables';

const folder = () => realpathSync(mkdtempSync(join(tmpdir(), 'hunter-project-')));

function file(text: string): string {
  const path = join(folder(), 'hunter.yaml');
  writeFileSync(path, text);
  return path;
}

const problems = (text: string): string => {
  try {
    readProject(file(text));
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

it.each([
  ['tests:\n  a:\n    fil: x', 'line 3: "fil" in tests.a is not known: "file" is.'],
  ['tests:\n  a:\n    file: x\n    max_p_value: 2', 'line 4: tests.a.max_p_value must be a number of at most 1.'],
  ['tests: {a: {file: x, metrics: {m: {scale: 0}}}}', 'tests.a.metrics.m.scale must be a number above 0.'],
  ['tests: {a: {file: x, metrics: {m: {direction: up}}}}', 'direction must be "higher_is_better"'],
  ['tests: {a: {file: x, metrics: {m: {untit: s}}}}', '"untit" in tests.a.metrics.m is not known: "unit" is.'],
  ['tests: {a: {file: x, columns: {tim: t}}}', '"tim" in tests.a.columns is not known: "time" is.'],
  ['graphit: {url: x}', 'line 1: "graphit" is not known: "graphite" is.'],
  ['graphite: {uri: x}', '"uri" in graphite is not known: "url" is.'],
  ['tests: {a: {type: csv, file: x}}', '"hunter import hunter.yaml > …" makes settings of it.'],
  ['tests: {a: {file: x}}\ntest_groups: {g: [a]}', 'line 1: the file is one of Apache Otava or of the first Hunter'],
  ['tests:\n  a: 5', 'line 2: tests.a must be a map.'],
  ['[1]', 'line 1: the file must be a map.'],
  ['tests: {a: {}}', 'tests.a does not say where its results are'],
  ['tests: {a: {file: x, tags: [y]}}', 'tests.a.tags are for tests with a prefix or targets.'],
  ['tests: {a: {file: x, sql: y}}', 'tests.a has file and sql: its results can be in one place only.'],
  ['tests: {a: {file: x, since: soon}}', 'tests.a.since cannot be "soon": Write a time such as'],
  ['tests: {a: {promql: x, step: 5}}', 'tests.a.step cannot be "5"'],
  ['tests: {a: {file: x, metrics: {m: {suffix: s}}}}', 'suffix is for tests with a prefix.'],
  ['tests: {a: {promql: x, metrics: {m: {column: s}}}}', 'column is for tests with a file'],
  ['templates: {base: {}}\ntests: {a: {file: x, inherit: bse}}', 'names no template "bse": "base" is one.'],
  ['templates: {a: {inherit: b}, b: {inherit: a}}', 'templates.a.inherit leads back to this template.'],
  ['tests: {load: {file: x}}\ngroups: {g: [laod]}', 'line 2: groups.g names no test "laod": "load" is one.'],
  ['tests: {a: {file: x}}\ngroups: {a: [a]}', 'has the name of a test'],
  ['a: b: c', 'cannot be read'],
])('%j: %s', (text, said) => expect(problems(text)).toContain(said));

it('all that is wrong is said at once, in order', () => {
  const said = problems('grafana: {usr: x}\ntests:\n  a: {file: x, scale: 1}\n').split('\n');
  expect(said).toEqual([
    expect.stringMatching(/line 1: "usr" in grafana is not known: "user" is\.$/),
    expect.stringMatching(/line 3: "scale" in tests\.a is not known/),
  ]);
});

it('templates join maps key by key, the nearest wins, and lists are replaced', () => {
  const path = file(`
templates:
  far: {file: far.csv, since: -1y, metrics: {a: {unit: s, scale: 2}}, branches: [x]}
  near: {inherit: far, since: -30d, metrics: {a: {scale: 3}}, branches: [y, z]}
tests:
  t: {inherit: near, metrics: {b: {}}}
groups: {all: '*'}
`);
  const { catalogue } = loadConfig({ HUNTER_CONFIG: path }, 'none');
  expect(catalogue?.tests.get('t')?.settings).toEqual({
    file: 'far.csv',
    since: '-30d',
    metrics: { a: { unit: 's', scale: 3 }, b: {} },
    branches: ['y', 'z'],
  });
  expect([...catalogue!.groups]).toEqual([['all', ['*']]]);
});

it('variables come from the environment, or have a value in place', () => {
  const { value, missing } = replaceVariables(
    { a: '${A}', b: ['x${B:-y}z', '${NONE}'], c: { d: '$${A}', e: 5 } },
    { A: 'one\n' }
  );
  expect(value).toEqual({ a: 'one', b: ['xyz'], c: { d: '${A}', e: 5 } });
  expect(missing).toEqual([{ path: ['b', 1], message: expect.stringContaining('the variable NONE') as string }]);
});

describe('the settings of a project', () => {
  const personal = () => {
    const path = join(folder(), 'conf.yaml');
    writeFileSync(path, 'fallout: {url: "http://mine", token: secret}\ngraphite: {url: "http://g", user: me}\n', {
      mode: 0o600,
    });
    return path;
  };

  it('are found in a folder above, up to the root of the repository', () => {
    const root = folder();
    mkdirSync(join(root, 'repo/.git'), { recursive: true });
    mkdirSync(join(root, 'repo/a/b'), { recursive: true });
    writeFileSync(join(root, 'hunter.yaml'), 'tests: {outside: {file: x}}');
    const names = () => [...loadConfig({}, 'none', join(root, 'repo/a/b')).catalogue!.tests.keys()];
    expect(names()).toEqual([]);
    writeFileSync(join(root, 'repo/hunter.yaml'), 'tests: {inside: {file: x}}');
    expect(names()).toEqual(['inside']);
  });

  it('come above those of the person, and below the environment', () => {
    const root = folder();
    writeFileSync(join(root, 'hunter.yaml'), 'graphite: {user: them}\nfallout: {token: "${T}"}');
    expect(loadConfig({ T: 'theirs' }, personal(), root)).toMatchObject({
      graphite: { url: 'http://g', user: 'them' },
      fallout: { url: 'http://mine', token: 'theirs' },
    });
    expect(loadConfig({ T: 'theirs', FALLOUT_OAUTH_TOKEN: 'env' }, personal(), root).fallout.token).toBe('env');
  });

  it('do not get the token of a person for another server, unless the person chose them', () => {
    const root = folder();
    const path = join(root, 'hunter.yaml');
    writeFileSync(path, 'fallout: {url: "http://theirs"}');
    expect(loadConfig({}, personal(), root).fallout).toEqual({ url: 'http://theirs' });
    expect(loadConfig({ HUNTER_CONFIG: path }, personal(), root).fallout.token).toBe('secret');
  });
});

it('the schema for editors describes what the check takes', () => {
  const { properties } = jsonSchema() as { properties: Record<string, unknown> };
  expect(Object.keys(properties)).toEqual(expect.arrayContaining(['graphite', 'tests', 'groups', 'templates']));
});
