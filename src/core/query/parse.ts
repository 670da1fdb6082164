import { HunterError } from '../errors';
import { completeDetection } from './method';
import { DEFAULT_QUERY, type DetectionOptions, type HunterQueryModel } from './model';
import { validateRules } from './rules';

/**
 * Completes a stored query: fills in what is missing and keeps everything else, also what a newer version added.
 * Never throws, so that an editor can always show what is there; `validateQuery` says what is wrong with it.
 */
export function completeQuery<T extends object>(stored: T): T & HunterQueryModel {
  const query = stored as Partial<HunterQueryModel>;
  return {
    ...DEFAULT_QUERY,
    ...stored,
    source: { ...(query.source ?? DEFAULT_QUERY.source) },
    detection: completeDetection(query.detection),
  };
}

/** True when there is nothing to ask for yet, as in a new panel. */
export function isBlank({ source }: HunterQueryModel): boolean {
  switch (source.type) {
    case 'fallout':
      return !source.test?.trim();
    case 'datasource':
      return !source.ref || !source.query;
    default:
      return !source.targets?.some((target) => target.trim());
  }
}

/** @throws HunterError naming the first field that cannot be used, and what it may hold */
export function validateQuery(query: HunterQueryModel): void {
  if (query.version !== 1) {
    throw invalid(`was made by a newer version of Hunter (query version ${query.version}): update the plugin`);
  }
  validateSource(query.source);
  validateDetection(query.detection);
  validateRules(query);
}

function validateSource(source: HunterQueryModel['source']): void {
  if (source.type === 'graphite') {
    if (!Array.isArray(source.targets) || source.targets.length === 0) {
      throw invalid('has no Graphite target: enter a metric path or an expression');
    }
  } else if (source.type === 'fallout') {
    if (!source.test?.trim()) {
      throw invalid('names no Fallout test: pick one');
    }
  } else if (source.type === 'datasource') {
    if (!source.ref) {
      throw invalid('names no other data source: pick one');
    }
  } else {
    throw invalid(
      `has an unknown source "${(source as { type?: string }).type}": choose Fallout, Graphite or another data source`
    );
  }
}

/** @throws HunterError naming the first option that cannot be used, and what it may hold */
export function validateDetection({ method, maxPValue, minMagnitude, windowLength }: DetectionOptions): void {
  if (!METHODS.includes(method)) {
    throw cannotUse(`an unknown detection method "${method}": choose "robust", "otava" or "off"`);
  }
  if (!(maxPValue > 0 && maxPValue <= 1)) {
    throw cannotUse(`a maximum p-value of ${maxPValue}: it must be above 0 and at most 1, such as 0.01`);
  }
  if (!(minMagnitude >= 0 && Number.isFinite(minMagnitude))) {
    throw cannotUse(`a minimum magnitude of ${minMagnitude}: it must be 0 or more, such as 0.05 for 5 %`);
  }
  if (windowLength !== undefined && !(Number.isInteger(windowLength) && windowLength >= 2)) {
    throw cannotUse(`a window of ${windowLength} points: it must be a whole number of at least 2, such as 50`);
  }
}

const METHODS: Array<DetectionOptions['method']> = ['robust', 'otava', 'off'];

const invalid = (what: string) => new HunterError('input', `The query ${what}.`);
// Panels and `hunter detect` have no query.
const cannotUse = (what: string) => new HunterError('input', `Detection cannot use ${what}.`);
