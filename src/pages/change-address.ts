import { locationService } from '@grafana/runtime';

/**
 * Changes parameters of the page's address; undefined takes one out. What is there already is not set again: a Combobox
 * tells of a choice anew each time its page is drawn at once, and would go round in circles.
 */
export function changeAddress(change: Record<string, string | null | undefined>): void {
  const now = locationService.getSearch();
  if (Object.entries(change).some(([name, value]) => (value ?? null) !== now.get(name))) {
    locationService.partial(change);
  }
}
