import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// A stand-in for the package pg, which is no part of the repository: it answers in the form in which pg 8 gives the rows
// of PostgreSQL 15 with rowMode "array" and without type parsers: all values as text.

const project = mkdtempSync(join(tmpdir(), 'hunter-pg-'));

const analyze = (args: string[], environment: Record<string, string> = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(process.cwd(), 'bin/hunter.js'), ...args], {
    cwd: project,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: project, ...environment },
  });
  return { code: status, stdout, stderr };
};

const URL_ = 'postgres://jane:my-own@db.example.com/perf';

it('says how to install what it needs', () =>
  expect(analyze(['analyze', '--sql', 'select 1'])).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('run "npm install pg" here'),
  }));

describe('with pg', () => {
  beforeAll(() => {
    mkdirSync(join(project, 'node_modules/pg'), { recursive: true });
    writeFileSync(
      join(project, 'node_modules/pg/index.js'),
      `const fail = (code, message) => { throw Object.assign(new Error(message), { code }); };
       class Client {
         constructor(options) {
           if (!options.options.includes('default_transaction_read_only=on')) throw new Error('may write');
           this.url = options.connectionString;
         }
         async connect() { if (this.url?.includes('closed')) fail('ECONNREFUSED', 'connect'); }
         async end() {}
         async query({ text, rowMode }) {
           if (rowMode !== 'array') throw new Error('rowMode');
           if (text === 'wrong') fail('42601', 'syntax error for ' + this.url);
           if (text === 'busy') fail('57P03', 'the database system is starting up');
           if (text === 'login') fail('28P01', 'password authentication failed for user "jane"');
           const fields = [['time', 1114], ['commit', 25], ['latency', 1700], ['n', 20]];
           const rows = Array.from({ length: 60 }, (_, i) => [
             new Date(Date.UTC(2026, 0, 1) + i * 86400000 + 43200000).toISOString().slice(0, 19).replace('T', ' '),
             'c' + i, i === 5 ? null : String((i < 30 ? 10 : 12) + (i % 4) * 0.1), 'NaN',
           ]);
           return { fields: fields.map(([name, dataTypeID]) => ({ name, dataTypeID })), rows };
         }
       }
       module.exports = { Client };`
    );
  });

  it('analyses rows, times without a zone in UTC', () => {
    const args = ['analyze', '--sql', 'q', '--since', '2026-01-01', '--format', 'json'];
    const { code, stdout } = analyze(args, { POSTGRES_URL: URL_, TZ: 'America/New_York' });
    expect(code).toBe(4);
    const { series } = JSON.parse(stdout);
    expect(series).toMatchObject([
      {
        series: 'latency',
        runs: 59,
        changePoints: [{ time: Date.UTC(2026, 0, 31, 12), verdict: 'regression', firstBadRun: { commit: 'c30' } }],
      },
    ]);
  });

  it.each([
    ['wrong', URL_, 2, 'PostgreSQL cannot answer: syntax error'],
    ['busy', URL_, 3, 'the database system is starting up'],
    ['login', URL_, 1, 'PostgreSQL refused the credentials'],
    ['q', 'postgres://jane:my-own@closed/perf', 3, 'PostgreSQL cannot be reached: the connection was refused.'],
  ])('%s at %s: exit code %d', (sql, url, code, said) => {
    const ended = analyze(['analyze', '--sql', sql], { POSTGRES_URL: url });
    expect([ended.code, ended.stderr]).toEqual([code, expect.stringContaining(said)]);
    expect(ended.stderr).not.toContain('my-own');
  });
});
