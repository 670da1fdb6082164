import { useEffect, useState } from 'react';

import type { SlicedDetector } from '../../core/changepoint/detection';
import { messageOf } from '../../core/errors';

interface Loading {
  detector?: SlicedDetector;
  /** Why there will be none. */
  problem?: string;
}

/** A file of its own: half of the panel's code, which series of our own data source do without. */
const load = async () => (await import('../../core/changepoint/detector')).loadDetector();

/** The detector, once it is wanted and there. */
export function useDetector(wanted: boolean): Loading {
  const [state, setState] = useState<Loading>({});
  useEffect(() => {
    if (!wanted) {
      return;
    }
    let shown = true;
    load().then(
      (detector) => shown && setState({ detector }),
      (error: unknown) => shown && setState({ problem: messageOf(error) })
    );
    return () => {
      shown = false;
    };
  }, [wanted]);
  return state;
}
