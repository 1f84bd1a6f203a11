import type { ReviewedActWords } from '@/components/users/reviewed-act-panel';
import { invitationsCounted } from './counts';

export type InvitationAct = 'resend' | 'withdraw';

export const invitationActWords: Record<InvitationAct, ReviewedActWords> = {
  resend: {
    title: 'Resend invitations',
    planned: (count) =>
      count === 0
        ? 'No invitation would be sent again'
        : `${invitationsCounted(count)} will be sent again`,
    consequences: [
      'Each gets a mail with a fresh link, in your name.',
      'Earlier links stop working. A set-up that was begun starts anew.',
    ],
    button: 'Resend',
    doing: 'Sending invitations',
    done: (count) => `${invitationsCounted(count)} resent`,
  },
  withdraw: {
    title: 'Withdraw invitations',
    planned: (count) =>
      count === 0
        ? 'No invitation would be withdrawn'
        : `${invitationsCounted(count)} will be withdrawn`,
    consequences: [
      'Their links stop working at once: the mailed ones, and copied ones.',
      'They leave the list of users. Whoever has an account keeps it.',
      'You can invite them again at any time.',
    ],
    button: 'Yes, withdraw them',
    destructive: true,
    doing: 'Withdrawing invitations',
    done: (count) => `${invitationsCounted(count)} withdrawn`,
  },
};
