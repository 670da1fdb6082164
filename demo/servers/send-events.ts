import type { StoryEvent } from '../story/events';

/**
 * Tells Graphite of runs as programs do: `data` as a JSON object, which graphite-web keeps as Python's text.
 *
 * @throws Error when Graphite does not take an event
 */
export async function sendEvents(graphite: string, events: StoryEvent[]): Promise<void> {
  for (const event of events) {
    const { ok } = await fetch(`${graphite}/events/`, { method: 'POST', body: JSON.stringify(event) });
    if (!ok) {
      throw new Error(`Graphite does not take the event of ${event.tags.join(', ')}.`);
    }
  }
}
