'use client';

import {
  ReviewedActPanel,
  type ReviewedActPanelProps,
} from '@/components/users/reviewed-act-panel';
import { invitationActWords, type InvitationAct } from './act-words';

export interface InvitationsPanelProps extends Omit<ReviewedActPanelProps, 'words'> {
  act: InvitationAct;
}

/** An act on many invitations: whom it is about and whom not, and then the act. */
export function InvitationsPanel({ act, ...panel }: InvitationsPanelProps) {
  return <ReviewedActPanel {...panel} words={invitationActWords[act]} />;
}
