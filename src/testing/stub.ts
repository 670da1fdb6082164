/** An object with the fields of a type that a test needs. */
export const stub = <T>(fields: Partial<T>): T => fields as T;
