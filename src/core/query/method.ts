import { DEFAULT_DETECTION, DEFAULT_MAX_P_VALUE, type DetectionOptions } from './model';

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
