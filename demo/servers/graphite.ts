import { makeGraphite } from '../answers/graphite';
import { serve } from './http';

/**
 * Starts a stand-in for Graphite that serves the story's series: `/render` of paths with wildcards but without
 * functions, `/metrics/find`, and the events of all runs.
 */
export function startGraphite(port = 0) {
  return serve(makeGraphite(), port);
}
