import { useCallback, useEffect, useState } from 'react';

import { messageOf } from '../../core/errors';
import { getHunterDataSource } from '../hunter-data-source';

/** The result of a data source's health check: `none` without a data source. `message` is the check's own text. */
export interface Health {
  state: 'none' | 'busy' | 'ok' | 'failed';
  message: string;
  again: () => void;
}

/** Runs the health check, as "Save & test" in the settings does, whenever another data source is chosen. */
export function useHealth(uid: string | undefined): Health {
  const [times, setTimes] = useState(0);
  const [told, setTold] = useState<{ key: string; state: 'ok' | 'failed'; message: string }>();
  const key = `${uid} ${times}`;
  useEffect(() => {
    let gone = false;
    if (uid) {
      check(uid).then(
        (answer) => !gone && setTold({ key, ...answer }),
        (error: unknown) => !gone && setTold({ key, state: 'failed', message: messageOf(error) })
      );
    }
    return () => {
      gone = true;
    };
  }, [uid, key]);
  const again = useCallback(() => setTimes((n) => n + 1), []);
  if (!uid) {
    return { state: 'none', message: '', again };
  }
  return told?.key === key ? { ...told, again } : { state: 'busy', message: '', again };
}

async function check(uid: string): Promise<{ state: 'ok' | 'failed'; message: string }> {
  const source = await getHunterDataSource(uid);
  const { status, message } = await source.callHealthCheck();
  return { state: status === 'OK' ? 'ok' : 'failed', message: message ?? '' };
}
