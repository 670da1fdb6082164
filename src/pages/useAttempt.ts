import { AppEvents } from '@grafana/data';
import { getAppEvents } from '@grafana/runtime';

import { reasonOf } from '../shared/grafana-api/api-error';

/** Tells in Grafana's way why something failed that has no place of its own for it, such as the entry of a menu. */
export function useAttempt(): (work: Promise<unknown>) => void {
  return (work) =>
    void work.catch((error: unknown) =>
      getAppEvents().publish({ type: AppEvents.alertError.name, payload: [reasonOf(error)] })
    );
}
