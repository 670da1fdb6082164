import { ownerSegment } from '../../core/fallout/api/path-segments';
import type { Config } from '../config/config';
import type { Try } from './try-servers';

interface Question {
  message: string;
  default?: string;
  validate?: (value: string) => true | string;
}

/** The dialog with the user. */
export interface Prompts {
  text(question: Question): Promise<string>;
  /** Asks for a text without showing it while it is typed. */
  secret(question: { message: string }): Promise<string>;
  yesOrNo(question: { message: string; default: boolean }): Promise<boolean>;
  /** Shows a message between questions. */
  say(text: string): void;
}

/**
 * Asks for the settings of both servers, and tests each server after its questions. If the test fails, the user can
 * correct the entries or keep them.
 */
export async function askForServers(
  before: Config,
  prompts: Prompts,
  tries: { fallout: Try; graphite: Try }
): Promise<Config> {
  const withFallout = await untilItWorks(before, askForFallout, tries.fallout, prompts);
  return untilItWorks(withFallout, askForGraphite, tries.graphite, prompts);
}

type Ask = (before: Config, prompts: Prompts) => Promise<Config>;

async function untilItWorks(before: Config, ask: Ask, tryIt: Try, prompts: Prompts): Promise<Config> {
  for (let config = before; ;) {
    config = await ask(config, prompts);
    const problem = await tryIt(config);
    if (problem === undefined) {
      return config;
    }
    prompts.say(`! ${problem}`);
    if (await prompts.yesOrNo({ message: 'Use it all the same? (No: enter it again)', default: false })) {
      return config;
    }
  }
}

async function askForFallout({ fallout, ...others }: Config, { text, secret }: Prompts): Promise<Config> {
  const url = await text({ message: 'Fallout URL:', default: fallout.url, validate: isAddress });
  const user = await text({ message: 'Fallout user (e-mail):', default: fallout.user, validate: isEmail });
  const token = await askForSecret('Fallout token (the OAuth ID of your account page', fallout.token, secret);
  return { ...others, fallout: { ...fallout, url: url.trim(), user: user.trim(), token } };
}

async function askForGraphite({ graphite, ...others }: Config, { text, secret }: Prompts): Promise<Config> {
  const url = await text({ message: 'Graphite URL:', default: graphite.url, validate: isAddress });
  const user = await text({ message: 'Graphite user (empty where it asks for none):', default: graphite.user });
  const { user: _, password: stored, ...rest } = graphite;
  const name = user.trim();
  if (name === '') {
    return { ...others, graphite: { ...rest, url: url.trim() } };
  }
  const password = await askForSecret('Graphite password (', name === graphite.user ? stored : undefined, secret);
  return { ...others, graphite: { ...rest, url: url.trim(), user: name, ...(password && { password }) } };
}

/** Asks for a secret. An empty text keeps the stored one. */
async function askForSecret(
  what: string,
  stored: string | undefined,
  secret: Prompts['secret']
): Promise<string | undefined> {
  const start = what.endsWith('(') ? what : `${what}; `;
  const typed = await secret({ message: `${start}${stored ? 'empty: keep the stored one' : 'may be empty'}):` });
  return typed.trim() || stored;
}

const isAddress = (value: string) =>
  /^https?:\/\/[^\s/]+/i.test(value.trim()) || 'Enter an address such as https://fallout.example.com';

function isEmail(value: string): true | string {
  try {
    ownerSegment(value.trim());
    return true;
  } catch (error) {
    return (error as Error).message;
  }
}
