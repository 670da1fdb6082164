import type { ApiAnswer, ApiRequest, Flow } from './flow';

/** Runs several flows side by side as one: the requests they wait for go out in one batch. */
export function* together<T>(flows: Array<Flow<T>>): Flow<T[]> {
  const steps = flows.map((flow) => flow.next());
  for (;;) {
    const waiting = steps.flatMap((step, index) => (step.done ? [] : [{ index, requests: step.value }]));
    if (waiting.length === 0) {
      return steps.map((step) => step.value as T);
    }
    const batch: ApiRequest[] = waiting.flatMap(({ requests }) => requests);
    const answers: ApiAnswer[] = yield batch;
    let taken = 0;
    for (const { index, requests } of waiting) {
      steps[index] = flows[index].next(answers.slice(taken, (taken += requests.length)));
    }
  }
}
