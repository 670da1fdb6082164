/** The detection settings, as queries and panels store them. */
export interface DetectionOptions {
  method: 'otava' | 'robust' | 'off';
  /** Changes with a larger p-value are not reported. */
  maxPValue: number;
  /** Changes of a smaller magnitude (the larger of both ratios of the levels, less 1) are not reported: 0.05 = 5 %. */
  minMagnitude: number;
  /**
   * Changes of a smaller prominence (see `ChangePoint`) are reported as subtle. Only used by the method `robust`; left
   * out: 0.9.
   */
  minProminence?: number;
  /** Points in a window of the method `otava`; ignored by `robust`. */
  windowLength?: number;
}

/** The detection of a new query. */
export const DEFAULT_DETECTION: DetectionOptions = { method: 'robust', maxPValue: 0.01, minMagnitude: 0 };

/**
 * The default `maxPValue` of each method. The p-values of `robust` are about the whole series, those of Otava about one
 * of many comparisons, so Otava needs a smaller limit.
 */
export const DEFAULT_MAX_P_VALUE: Record<Exclude<DetectionOptions['method'], 'off'>, number> = {
  robust: 0.01,
  otava: 0.001,
};

/** The default `minProminence`: hardly anybody sees smaller changes in a chart, as measured on annotated histories. */
export const DEFAULT_MIN_PROMINENCE = 0.9;

/** Fills in missing options. A missing `maxPValue` becomes the default of the method. */
export function completeDetection(stored?: Partial<DetectionOptions> | null): DetectionOptions {
  const options = stored ?? {};
  const method = options.method ?? DEFAULT_DETECTION.method;
  return { ...DEFAULT_DETECTION, maxPValue: defaultPValue(method) ?? DEFAULT_DETECTION.maxPValue, ...options, method };
}

/**
 * Changes the method. `maxPValue` becomes the new method's default, unless the user had changed it. Options of the old
 * method are kept, in case the user switches back.
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

/** Returns the default `maxPValue`; undefined for `off` and for methods that this version does not know. */
function defaultPValue(method: string): number | undefined {
  return method === 'robust' || method === 'otava' ? DEFAULT_MAX_P_VALUE[method] : undefined;
}
