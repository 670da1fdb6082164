import React, { type ComponentProps } from 'react';

import { changeHeadline } from '../../core/report/describe';
import { say } from '../../shared/say';
import { CardPopover } from './CardPopover';
import { ChangeCard } from './ChangeCard';

type Props = Omit<ComponentProps<typeof CardPopover>, 'label'> & ComponentProps<typeof ChangeCard>;

/** What a change is, in a card beside its mark. */
export default function MarkCard({ shown, one, children, ...popover }: Props) {
  return (
    <CardPopover {...popover} label={changeHeadline(shown.change, one.label, say, one.when)}>
      <ChangeCard shown={shown} one={one}>
        {children}
      </ChangeCard>
    </CardPopover>
  );
}
