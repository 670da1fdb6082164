import '@fontsource/inter/400.css';
import '@fontsource/inter/500.css';

import React from 'react';
import { createRoot } from 'react-dom/client';

import { provideRuntime } from './grafana';
import { Workbench } from './Workbench';

provideRuntime();
createRoot(document.getElementById('root')!).render(<Workbench />);
