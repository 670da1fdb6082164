import { css } from '@emotion/css';
import {
  autoUpdate,
  flip,
  FloatingFocusManager,
  offset,
  shift,
  useDismiss,
  useFloating,
  useInteractions,
} from '@floating-ui/react';
import type { GrafanaTheme2 } from '@grafana/data';
import { IconButton, Portal, useStyles2 } from '@grafana/ui';
import React from 'react';

import { t } from '../../shared/translate';

interface Props {
  /** The mark that the card belongs to. */
  mark: HTMLElement;
  label: string;
  /** Stays until it is closed, and takes the focus. Else it goes with the pointer. */
  pinned: boolean;
  onClose: () => void;
  onEnter: () => void;
  onLeave: () => void;
  children: React.ReactNode;
}

/** A card beside a mark, kept within the window. */
export function CardPopover({ mark, label, pinned, onClose, onEnter, onLeave, children }: Props) {
  const styles = useStyles2(getStyles);
  const {
    refs: { setFloating },
    floatingStyles,
    context,
  } = useFloating({
    open: true,
    onOpenChange: (open) => !open && onClose(),
    elements: { reference: mark },
    placement: 'top',
    strategy: 'fixed',
    middleware: [offset(8), flip({ fallbackAxisSideDirection: 'end' }), shift({ padding: 8, crossAxis: true })],
    whileElementsMounted: autoUpdate,
  });
  const { getFloatingProps } = useInteractions([useDismiss(context)]);
  const card = (
    <div
      ref={setFloating}
      className={styles.card}
      style={floatingStyles}
      role={pinned ? 'dialog' : 'tooltip'}
      aria-label={label}
      {...getFloatingProps({ onMouseEnter: onEnter, onMouseLeave: onLeave })}
    >
      {pinned && (
        <IconButton
          name="times"
          className={styles.close}
          aria-label={t('panel.card.close', 'Close')}
          onClick={onClose}
        />
      )}
      {children}
    </div>
  );
  return (
    <Portal>
      {pinned ? (
        <FloatingFocusManager context={context} modal={false}>
          {card}
        </FloatingFocusManager>
      ) : (
        card
      )}
    </Portal>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  card: css({
    zIndex: theme.zIndex.tooltip,
    width: 'max-content',
    maxWidth: 'calc(100vw - 16px)',
    maxHeight: 'calc(100vh - 16px)',
    overflowY: 'auto',
    padding: theme.spacing(1.5),
    background: theme.colors.background.elevated,
    color: theme.colors.text.primary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z3,
  }),
  close: css({ float: 'right', margin: theme.spacing(0.25, 0, 0, 1) }),
});
