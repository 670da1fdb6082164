#!/usr/bin/env node
import('../build/cli/hunter.mjs');
