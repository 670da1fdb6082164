import { useEffect, useState } from 'react';

import { t } from '../translate';
import { suggestFolder, type RuleFolder } from './rule-folder';

/** The chosen folder of a rule; the one that is suggested until the user chooses. */
export function useRuleFolder(
  dashboardUid: string | undefined
): [RuleFolder | undefined, (folder: RuleFolder | undefined) => void] {
  const [folder, setFolder] = useState<RuleFolder>();
  useEffect(() => {
    let open = true;
    void suggestFolder(dashboardUid, t('alert-rule.new-folder-title', 'Performance alerts')).then(
      (suggested) => open && setFolder((chosen) => chosen ?? suggested)
    );
    return () => {
      open = false;
    };
  }, [dashboardUid]);
  return [folder, setFolder];
}
