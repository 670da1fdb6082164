import { answerFallout } from '../answers/fallout';
import { STORY, type StoryTest } from '../story/story';
import { serve } from './http';

export { TOKEN } from '../answers/fallout';

/**
 * Starts a stand-in for Fallout that answers the requests of a read-only client as the real one does: it matches paths
 * undecoded, requires a token only where Fallout does, answers 202 for users, and 404 and 401 with Fallout's bodies.
 */
export function startFallout(port = 0, tests: StoryTest[] = STORY, host?: string) {
  return serve((request) => answerFallout(request, tests), port, host);
}
