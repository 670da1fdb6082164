/** How change points are looked for, as queries and panels store it. */
export interface DetectionOptions {
  method: 'otava' | 'robust' | 'off';
  /** Changes less certain than this are not reported. */
  maxPValue: number;
  /** Changes of a smaller magnitude (the larger of both ratios of the levels, less 1) are not reported: 0.05 = 5 %. */
  minMagnitude: number;
  /**
   * Changes that stand out by less are reported as subtle: the difference of the levels in pooled standard deviations of
   * the segments beside it. Of `robust` only; 1 where it is left out.
   */
  minProminence?: number;
  /** Points a window of the `otava` method looks at; `robust` has none. */
  windowLength?: number;
}

/** The detection of a new query. */
export const DEFAULT_DETECTION: DetectionOptions = { method: 'robust', maxPValue: 0.01, minMagnitude: 0 };

/**
 * The p-value each method is meant to be used with. That of `robust` is about the whole series, Otava's about a single
 * comparison of many.
 */
export const DEFAULT_MAX_P_VALUE: Record<Exclude<DetectionOptions['method'], 'off'>, number> = {
  robust: 0.01,
  otava: 0.001,
};

/** Below this hardly anybody sees a change in a chart: measured on histories that people annotated. */
export const DEFAULT_MIN_PROMINENCE = 1;

/** Fills in what is missing; a p-value that was not given is that of the method. */
export function completeDetection(stored?: Partial<DetectionOptions> | null): DetectionOptions {
  const given = stored ?? {};
  const method = given.method ?? DEFAULT_DETECTION.method;
  return { ...DEFAULT_DETECTION, maxPValue: defaultPValue(method) ?? DEFAULT_DETECTION.maxPValue, ...given, method };
}

/**
 * The options after the user chose another method: the p-value follows, unless it was changed by hand. What is of one
 * method only stays, for the way back.
 */
export function switchMethod<T extends Pick<DetectionOptions, 'method' | 'maxPValue'>>(
  options: T,
  method: DetectionOptions['method']
): T {
  const untouched =
    options.method === 'off'
      ? Object.values(DEFAULT_MAX_P_VALUE).includes(options.maxPValue)
      : options.maxPValue === defaultPValue(options.method);
  const maxPValue = (untouched && defaultPValue(method)) || options.maxPValue;
  return { ...options, method, maxPValue };
}

/** None for `off`, nor for a method that this version does not know. */
function defaultPValue(method: string): number | undefined {
  return method === 'robust' || method === 'otava' ? DEFAULT_MAX_P_VALUE[method] : undefined;
}
