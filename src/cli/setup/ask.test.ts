import type { Config } from '../config/config';
import { askForServers, type Prompts } from './ask';

/** Answers in order; `undefined` takes the default. */
function answering(answers: Array<string | boolean | undefined>) {
  const asked: Array<{ message: string; default?: string | boolean }> = [];
  const said: string[] = [];
  const next = (question: { message: string; default?: string | boolean }) => {
    asked.push(question);
    return answers.shift() ?? question.default ?? '';
  };
  const prompts: Prompts = {
    text: async (question) => String(next(question)),
    secret: async (question) => String(next(question)),
    yesOrNo: async (question) => next(question) === true,
    say: (text) => void said.push(text),
  };
  return { prompts, asked, said };
}

const empty: Config = { fallout: {}, graphite: {} };
const fine = { fallout: async () => undefined, graphite: async () => undefined };

it('asks for all there is, Graphite’s user and password too', async () => {
  const { prompts, asked } = answering(['http://f', 'a@b.cd', 'token', 'http://g', 'me', 'secret']);
  expect(await askForServers(empty, prompts, fine)).toEqual({
    fallout: { url: 'http://f', user: 'a@b.cd', token: 'token' },
    graphite: { url: 'http://g', user: 'me', password: 'secret' },
  });
  expect(asked.map(({ message }) => message.replace(/ ?[:(].*/, ''))).toEqual([
    'Fallout URL',
    'Fallout user',
    'Fallout token',
    'Graphite URL',
    'Graphite user',
    'Graphite password',
  ]);
});

it('keeps what is stored where nothing is typed, and what it does not know', async () => {
  const stored = {
    fallout: { url: 'http://f', user: 'a@b.cd', token: 't' },
    graphite: { url: 'http://g', user: 'me', password: 'p' },
    carbon: { host: 'c' },
  };
  const { prompts } = answering([]);
  expect(await askForServers(stored, prompts, fine)).toEqual(stored);
});

it('tries each server at once, and asks again with what was typed', async () => {
  const problems = ['down', undefined];
  const { prompts, asked, said } = answering([
    'http://typed',
    'a@b.cd',
    'token',
    false,
    'http://better',
    undefined,
    undefined,
    'http://g',
    '',
  ]);
  const config = await askForServers(empty, prompts, { ...fine, fallout: async () => problems.shift() });
  expect(said).toEqual(['! down']);
  expect(asked.slice(4, 7).map((question) => question.default)).toEqual(['http://typed', 'a@b.cd', undefined]);
  expect(asked[6].message).toContain('keep the stored one');
  expect(config.fallout).toEqual({ url: 'http://better', user: 'a@b.cd', token: 'token' });
});

it('uses it all the same when told so', async () => {
  const { prompts } = answering(['http://f', 'a@b.cd', '', true, 'http://g', '', true]);
  const down = async () => 'down';
  const config = await askForServers(empty, prompts, { fallout: down, graphite: down });
  expect(config).toEqual({ fallout: { url: 'http://f', user: 'a@b.cd' }, graphite: { url: 'http://g' } });
});
