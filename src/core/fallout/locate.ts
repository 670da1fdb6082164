import { HunterError } from '../errors';
import type { Send } from '../transport/send';
import { decodeNewestRun, decodeTest } from './api/answers';
import { newestRunRequest, testRequest } from './api/requests';
import { DefinitionError, parseYamlParams, resolveDefinition, type Params, type Resolution } from './definition';

/** The location of a test's results in Graphite, and the definition that it was resolved from. */
export interface Located extends Resolution {
  owner: string;
  test: string;
  /** Id of the run whose definition and parameters were used, if the test's own were not enough. */
  run?: string;
}

/**
 * Finds the Graphite prefix of a test. The newest run is fetched only if the test's definition is not enough: it refers
 * to a `yaml_url`, which Fallout fetches at each run, or its template needs parameters that only runs have.
 *
 * @param known the definition, if the caller already has it
 * @throws HunterError naming the test
 */
export async function locateTest(
  send: Send,
  owner: string,
  test: string,
  params: Params = {},
  known?: string
): Promise<Located> {
  const definition = known || (await fetchDefinition(send, owner, test));
  try {
    return { owner, test, ...resolveDefinition(definition, params) };
  } catch (error) {
    if (!(error instanceof DefinitionError) || !NEEDS_RUN.includes(error.kind)) {
      throw explain(error, owner, test);
    }
    const newest = await send(newestRunRequest(owner, test));
    const run = decodeNewestRun(newest, owner, test);
    if (!run) {
      throw explain(error, owner, test, ' It has never run, so there is no run to take them from.');
    }
    try {
      const fromRun = parseYamlParams(run.templateParams);
      return { owner, test, run: run.testRunId, ...resolveDefinition(run.definition, { ...fromRun, ...params }) };
    } catch (again) {
      throw explain(again, owner, test, ` (Text and parameters of its newest run, ${run.testRunId}.)`);
    }
  }
}

async function fetchDefinition(send: Send, owner: string, test: string): Promise<string> {
  const answer = await send(testRequest(owner, test));
  return decodeTest(answer, owner, test).definition;
}

const NEEDS_RUN: string[] = ['yaml-url', 'missing-parameters'];

function explain(error: unknown, owner: string, test: string, more = ''): unknown {
  return error instanceof DefinitionError
    ? new HunterError('definition', `Fallout test "${test}" of ${owner}: ${error.message}${more}`)
    : error;
}
