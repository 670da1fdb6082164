import { Option } from 'commander';

import type { FailOn } from '../core/report/gate';

/** The exit code if changes were found that `--fail-on` names. */
export const FOUND = 4;

export const failOnOption = (): Option =>
  new Option(
    '--fail-on <what>',
    `exit with code ${FOUND} if there is a regression, any change, or never. Changes that are not confirmed, hardly stand out or go back to a known level do not count`
  )
    .choices(['regression', 'change', 'never'] satisfies FailOn[])
    .default('regression' satisfies FailOn);
