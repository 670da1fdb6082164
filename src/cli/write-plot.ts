import { writeFileSync } from 'node:fs';

import { HunterError } from '../core/errors';
import { svgReport } from '../core/report/plot-svg';
import type { TestReport } from '../core/report/test-report';
import { loadOptional } from './load-optional';

/** The part of the package `@resvg/resvg-js` that is used. */
interface Resvg {
  Resvg: new (svg: string, options: object) => { render: () => { asPng: () => Uint8Array } };
}

/** Refuses a plot that cannot be drawn here, before anything is analysed for it. @throws HunterError */
export function checkPlot(file: string): void {
  if (!/\.svg$/i.test(file)) {
    loadResvg();
  }
}

const loadResvg = () => loadOptional('@resvg/resvg-js', 'A plot as PNG') as Resvg;

/** Draws a chart for each series into a file, SVG or PNG by its name. @throws HunterError */
export function writePlot(file: string, tests: TestReport[]): void {
  const svg = svgReport(tests);
  if (/\.svg$/i.test(file)) {
    return writeOutput(file, svg);
  }
  const { Resvg } = loadResvg();
  const image = new Resvg(svg, { font: { loadSystemFonts: true }, fitTo: { mode: 'zoom', value: 2 } });
  writeOutput(file, image.render().asPng());
}

/** @throws HunterError if the file cannot be written */
export function writeOutput(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    throw new HunterError('input', `${file} cannot be written: ${(error as NodeJS.ErrnoException).code}.`);
  }
}
