import { OWNER, type StoryTest } from '../story/story';
import { runTimes } from '../story/times';
import { json, type Reply, type Request } from './reply';

/** The token that the demo's Fallout accepts. */
export const TOKEN = '5e55f0c6-3a7e-4a4e-9a39-3f3e0b7c1d11';

const EMAIL = '([a-zA-Z0-9._%+-]+@[a-zA-Z0-9.-]+\\.[a-zA-Z]{2,})';
const NAME = '([0-9a-zA-Z.\\-_]+)';

/** Answers as Fallout does, for a list of tests. */
export function answerFallout({ method, path, headers }: Request, tests: StoryTest[]): Reply {
  if (method !== 'GET') {
    return json({ code: 405, message: 'HTTP 405 Method Not Allowed' }, 405);
  }
  for (const { pattern, needsToken, reply } of ROUTES) {
    const match = pattern.exec(path);
    if (match) {
      return (needsToken && refuse(headers.authorization)) || reply(tests, match[1], match[2]);
    }
  }
  return notFound();
}

interface Route {
  pattern: RegExp;
  needsToken?: boolean;
  /** @param first and second, the groups of the pattern */
  reply: (tests: StoryTest[], first: string, second: string) => Reply;
}

const ROUTES: Route[] = [
  {
    pattern: /^\/version\/api$/,
    reply: () => ({ status: 200, type: 'text/plain', body: 'fallout-1.120.0' }),
  },
  {
    pattern: new RegExp(`^/tests/${EMAIL}/${NAME}/runs/newest/api$`),
    reply: (tests, owner, name) => replyOne(find(tests, owner, name), asRun),
  },
  {
    pattern: new RegExp(`^/tests/${EMAIL}/${NAME}/api$`),
    reply: (tests, owner, name) => replyOne(find(tests, owner, name), asTest),
  },
  {
    pattern: new RegExp(`^/tests/${EMAIL}/api$`),
    reply: (tests, owner) => json(owner === OWNER ? tests.map(asTest).sort((a, b) => (a.name < b.name ? -1 : 1)) : []),
  },
  { pattern: /^\/tests\/api$/, needsToken: true, reply: (tests) => json(tests.map(asTest)) },
  {
    pattern: new RegExp(`^/tests/${NAME}/api$`),
    needsToken: true,
    reply: (tests, name) => replyOne(find(tests, OWNER, name), asTest),
  },
  {
    pattern: /^\/account\/users\/api$/,
    needsToken: true,
    reply: () => json([{ name: 'Jane', email: OWNER }], 202),
  },
];

const find = (tests: StoryTest[], owner: string, name: string): StoryTest | undefined =>
  owner === OWNER ? tests.find((test) => test.name === name) : undefined;

const replyOne = (test: StoryTest | undefined, write: (test: StoryTest) => object): Reply =>
  test ? json(write(test)) : notFound();

const notFound = () => json({ code: 404, message: 'HTTP 404 Not Found' }, 404);

/** Refuses a wrong token, or none. Fallout parses the token as a UUID, and anything else is an internal error there. */
function refuse(authorization: string | undefined): Reply | undefined {
  const token = /^bearer (.*)$/i.exec(authorization ?? '')?.[1];
  if (token === TOKEN) {
    return undefined;
  }
  if (token !== undefined && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(token)) {
    return json({ code: 500, message: 'HTTP 500 Internal Server Error' }, 500);
  }
  return {
    status: 401,
    type: 'text/plain',
    body: 'Credentials are required to access this resource.',
    headers: { 'www-authenticate': 'Bearer realm="fallout-realm"' },
  };
}

const idOf = ({ name }: StoryTest) =>
  `${[...name]
    .reduce((hash, char) => (hash * 31 + char.charCodeAt(0)) >>> 0, 7)
    .toString(16)
    .padStart(8, '0')}-0000-4000-8000-000000000001`;

function asTest(test: StoryTest) {
  const times = runTimes();
  return {
    owner: OWNER,
    name: test.name,
    testId: idOf(test),
    createdAt: times[0],
    lastRunAt: times[times.length - 1],
    definition: test.definition,
    tags: ['nightly'],
    sizeOnDiskBytes: null,
  };
}

function asRun(test: StoryTest) {
  const last = runTimes().slice(-1)[0];
  return {
    owner: OWNER,
    testName: test.name,
    testRunId: idOf(test),
    createdAt: last,
    startedAt: last,
    finishedAt: last + 3_600_000,
    state: 'PASSED',
    failedDuring: null,
    definition: test.runDefinition ?? test.definition,
    results: '{:valid? true}',
    artifacts: {},
    artifactsLastUpdated: null,
    parsedLogInfo: null,
    templateParams: '{}',
    emailPref: 'NONE',
    slackPref: 'NONE',
    resourceRequirements: [],
    links: {},
    artifactsSizeBytes: null,
  };
}
