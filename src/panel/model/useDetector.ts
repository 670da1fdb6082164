import { useEffect, useState } from 'react';

import type { SlicedDetector } from '../../core/changepoint/detection';
import { loadDetector } from '../../core/changepoint/detector';
import { messageOf } from '../../core/errors';

interface Loading {
  detector?: SlicedDetector;
  /** Why there will be none. */
  problem?: string;
}

/** The detector once it is there. */
export function useDetector(): Loading {
  const [state, setState] = useState<Loading>({});
  useEffect(() => {
    let shown = true;
    loadDetector().then(
      (detector) => shown && setState({ detector }),
      (error: unknown) => shown && setState({ problem: messageOf(error) })
    );
    return () => {
      shown = false;
    };
  }, []);
  return state;
}
