import type { IconName } from '@grafana/data';

import { OWNER } from '../../demo/story/story';
import { PATHS, testUrl } from '../../src/pages/routes';
import { SETTINGS } from '../data-source';

interface Entry {
  text: string;
  icon: IconName;
  url: string;
  /** True if an address belongs to this entry. */
  covers: (path: string, search: string) => boolean;
}

const TEST = testUrl(SETTINGS.uid, 'lwt-read', { user: OWNER });
const isComparison = (search: string) => search.includes('view=compare');

/** What can be visited, in the order of the navigation. */
export const ENTRIES: Entry[] = [
  { text: 'Dashboard', icon: 'apps', url: '/', covers: (path, search) => path === '/' && search === '' },
  {
    text: 'Explore',
    icon: 'compass',
    url: '/explore?test=lwt-read&metrics=throughput,latency_p99',
    covers: (path, search) => path === '/explore' || (path === '/' && search !== ''),
  },
  {
    text: 'Regressions',
    icon: 'list-ul',
    url: `${PATHS.regressions}?days=180`,
    covers: (path) => path === PATHS.regressions,
  },
  {
    text: 'Test',
    icon: 'graph-bar',
    url: TEST,
    covers: (path, search) => path === PATHS.test && !isComparison(search),
  },
  {
    text: 'Compare',
    icon: 'exchange-alt',
    url: `${TEST}&view=compare&baseline=version+4.1.3&tail=version+4.1.4`,
    covers: (path, search) => path === PATHS.test && isComparison(search),
  },
  { text: 'Setup', icon: 'cog', url: PATHS.setup, covers: (path) => path === PATHS.setup },
  { text: 'Your file', icon: 'upload', url: '/file', covers: (path) => path === '/file' },
];
