import './worker-public-path';

import { servePage, type Line } from './serve-page';

// The script of a worker that finds the changes of all tests, so that the page stays free to draw and to take input.
void servePage(globalThis as unknown as Line);
