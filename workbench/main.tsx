import '@fontsource/inter/400.css';
import '@fontsource/inter/500.css';

import React from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './App';
import { provideRuntime } from './grafana';

provideRuntime();
createRoot(document.getElementById('root')!).render(<App />);
