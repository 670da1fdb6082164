// Jest setup provided by Grafana scaffolding
import './.config/jest-setup';

// Loading Grafana's components takes seconds on a small machine that is busy with other tests.
import { configure } from '@testing-library/react';
configure({ asyncUtilTimeout: 20_000 });
