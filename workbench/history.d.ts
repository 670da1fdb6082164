// the version that Grafana's packages use has no types of its own
declare module 'history' {
  import type { LocationService } from '@grafana/runtime';

  export function createHashHistory(): ReturnType<LocationService['getHistory']>;
}
