import { locationService } from '@grafana/runtime';

/**
 * Changes parameters of the page's address; undefined takes one out. What is there already is not set again: a Combobox
 * tells of a choice anew each time its page is drawn at once, and would go round in circles.
 */
export function updateUrl(change: Record<string, string | number | null | undefined>, { replace = false } = {}): void {
  const now = locationService.getSearch();
  const textOf = (value: (typeof change)[string]) => (value === undefined || value === null ? null : String(value));
  if (Object.entries(change).some(([name, value]) => textOf(value) !== now.get(name))) {
    locationService.partial(change, replace);
  }
}
