import { IconButton, useStyles2 } from '@grafana/ui';
import React, { useEffect, useState } from 'react';

import { appendSegment, cutAfter, replaceSegment, type Edit } from '../../../core/graphite/expression/edit';
import { slice, type Path } from '../../../core/graphite/expression/tree';
import { nodeText, patternText } from '../../../core/graphite/node-text';
import { t } from '../../../shared/translate';
import { LabelledCombobox } from './Labelled';
import { findNodes, hasChildren, optionsOf, variables, type Source } from './lookups';
import { getStyles } from './styles';

interface Props {
  text: string;
  path: Path;
  source: Source;
  onEdit: (edit: Edit) => void;
}

/** A metric path, node by node; each list has the nodes at its level, and takes anything that is typed. */
export function PathPicker({ text, path, source, onEdit }: Props) {
  const styles = useStyles2(getStyles);
  const nodes = path.segments.map((segment) => slice(text, segment));
  const isBranch = useIsBranch(source, nodes.join('.'));
  const options = (level: number) => (typed: string) => nodeOptions(source, nodes.slice(0, level), typed);
  return (
    <div className={styles.group}>
      {nodes.map((node, level) => (
        <React.Fragment key={level}>
          {level > 0 && <span className={styles.dot}>.</span>}
          <LabelledCombobox
            label={t('source.graphite.node-number', 'Node {{number}}', { number: level + 1 })}
            value={node}
            options={options(level)}
            onChange={(chosen) => onEdit(replaceSegment(path, level, patternText(chosen)))}
          />
        </React.Fragment>
      ))}
      {isBranch && (
        <>
          <span className={styles.dot}>.</span>
          <LabelledCombobox
            key={nodes.length}
            label={t('source.graphite.node-number', 'Node {{number}}', { number: nodes.length + 1 })}
            placeholder={t('source.graphite.select-metric', 'select metric')}
            minWidth={14}
            options={options(nodes.length)}
            onChange={(chosen) => onEdit(appendSegment(path, patternText(chosen)))}
          />
        </>
      )}
      {nodes.length > 1 && (
        <IconButton
          name="times"
          tooltip={t('source.graphite.remove-the-last-node', 'Remove the last node')}
          onClick={() => onEdit(cutAfter(path, nodes.length - 2))}
        />
      )}
    </div>
  );
}

/** `*` first, then the dashboard's variables, then what the server has, as it is written in a target. */
export function nodeOptions(source: Source, parents: string[], typed: string) {
  const first = ['*', ...variables()].filter((value) => value.startsWith(typed));
  return optionsOf(findNodes(source, parents, typed), first, nodeText);
}

function useIsBranch(source: Source, path: string): boolean {
  const [known, setKnown] = useState<{ path: string; branch: boolean }>();
  useEffect(() => {
    let current = true;
    hasChildren(source, path).then((branch) => current && setKnown({ path, branch }));
    return () => {
      current = false;
    };
  }, [source, path]);
  return known?.path === path && known.branch;
}
