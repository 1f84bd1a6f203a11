'use client';

import type { ActOnMany } from '@/lib/members/person-schema';
import { usersCounted } from './counts';
import {
  ReviewedActPanel,
  type ReviewedActPanelProps,
  type ReviewedActWords,
} from './reviewed-act-panel';

const words: Record<ActOnMany, ReviewedActWords> = {
  enable: {
    title: 'Enable Users?',
    planned: (count) =>
      count === 0 ? 'Nobody would be enabled' : `${usersCounted(count)} will be enabled`,
    button: 'Yes, Enable',
    doing: 'Enabling users',
    done: (count) => `${usersCounted(count)} enabled`,
  },
  disable: {
    title: 'Disable Users?',
    planned: (count) =>
      count === 0 ? 'Nobody would be disabled' : `${usersCounted(count)} will be disabled`,
    button: 'Yes, Disable',
    destructive: true,
    doing: 'Disabling users',
    done: (count) => `${usersCounted(count)} disabled`,
  },
  revoke: {
    title: 'Revoke User Access',
    planned: (count) =>
      count === 0
        ? 'Nobody’s access would be revoked'
        : `The access of ${usersCounted(count)} will be revoked`,
    button: 'Revoke',
    destructive: true,
    doing: 'Revoking access',
    done: (count) => `The access of ${usersCounted(count)} was revoked`,
  },
  delete: {
    title: 'Delete Users',
    planned: (count) =>
      count === 0 ? 'Nobody would be deleted' : `${usersCounted(count)} will be deleted`,
    button: 'Yes, delete them',
    destructive: true,
    doing: 'Deleting users',
    done: (count) => `${usersCounted(count)} deleted`,
  },
};

export interface ActsOnUsersPanelProps extends Omit<ReviewedActPanelProps, 'words' | 'field'> {
  act: ActOnMany;
}

/** An act on many users: to whom it is done, what it ends, and who is left as they are. */
export function ActsOnUsersPanel({ act, ...panel }: ActsOnUsersPanelProps) {
  return <ReviewedActPanel {...panel} field="users" words={words[act]} />;
}
