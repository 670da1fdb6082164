import '@fontsource/inter/400.css';
import '@fontsource/inter/500.css';

import React from 'react';
import { createRoot } from 'react-dom/client';

import { APP } from '../src/pages/routes';
import { provideRuntime } from './grafana';
import { AppPages } from './pages/AppPages';
import { Workbench } from './Workbench';

provideRuntime();
createRoot(document.getElementById('root')!).render(location.pathname.startsWith(APP) ? <AppPages /> : <Workbench />);
