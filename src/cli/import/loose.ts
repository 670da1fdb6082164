/** A map as a YAML file holds it. */
export type Loose = Record<string, unknown>;

/** Tells what was left out, or means something else here. */
export type Note = (path: PropertyKey[], message: string) => void;

export const mapOf = (value: unknown): Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};

export const withoutEmpty = (map: Loose): Loose =>
  Object.fromEntries(
    Object.entries(map).filter(
      ([, one]) => one !== undefined && one !== null && !(typeof one === 'object' && Object.keys(one).length === 0)
    )
  );
