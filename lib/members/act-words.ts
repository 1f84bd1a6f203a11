import type { Receipt } from '../core/receipt';
import type { ActFacts } from './act-facts';
import {
  passcodeConsequences,
  passcodeConsequencesOfMany,
  passcodeLines,
  type PasscodesOfAct,
} from './act-passcodes';
import type { PersonAct } from './person-schema';
import { counted, signedOutOf } from './receipt-lines';

/** What tells what an act ends: of somebody before it, of somebody after it. */
type Ends = Pick<ActFacts, 'devices' | 'otherProjects' | 'activeElsewhere' | 'invitationOpen'> & {
  passcodes: PasscodesOfAct;
};

/** What will happen to somebody by an act, point by point, before it is done. */
export function consequencesOf(act: PersonAct, ends: Ends): string[] {
  const { devices, otherProjects, activeElsewhere, invitationOpen } = ends;
  const signsOut = devices > 0 ? [`Signs them out of ${counted(devices, 'device')} at once.`] : [];
  const credentials = passcodeConsequences(act, ends.passcodes);
  const whole =
    otherProjects > 0
      ? [
          `It holds for the whole account: in ${counted(otherProjects, 'other project')} as well as in this one.`,
        ]
      : [];
  switch (act) {
    case 'disable':
      return [
        ...signsOut,
        'They cannot sign in until somebody enables them again.',
        ...credentials,
        ...(invitationOpen ? ['Their invitation cannot be accepted until then.'] : []),
        ...whole,
        'Their roles and access stay as they are.',
      ];
    case 'enable':
      return [
        'They can sign in again as before, with the same roles and access.',
        ...credentials,
        ...whole,
      ];
    case 'lock':
      return [
        ...signsOut,
        'They cannot sign in by any means until somebody unlocks the account.',
        ...credentials,
        ...(invitationOpen ? ['Their invitation cannot be accepted until then.'] : []),
        ...whole,
      ];
    case 'unlock':
      return [
        'They can sign in again. Failed sign-ins are counted anew from zero.',
        ...credentials,
        ...whole,
      ];
    case 'revoke':
      return [
        'They can no longer open this project.',
        ...(activeElsewhere ? ['They stay signed in for their other projects.'] : signsOut),
        ...credentials,
        'Their roles are kept for the day when access is granted again.',
      ];
    case 'grant':
      return [
        'They can open this project again, with the roles and access that they had.',
        ...credentials,
      ];
    case 'delete':
      return [
        'They can no longer open this project; their roles and access in it are gone for good.',
        ...(activeElsewhere ? [] : signsOut),
        ...credentials,
        ...(invitationOpen ? ['Their invitation link stops working.'] : []),
        otherProjects > 0
          ? 'The account stays, since they belong to other projects too.'
          : 'The account goes too, since they belong to no other project.',
        'The audit log keeps their name and e-mail.',
      ];
  }
}

const done: Record<Exclude<PersonAct, 'unlock'>, string> = {
  disable: 'was disabled',
  enable: 'was enabled',
  lock: 'was locked',
  revoke: 'can no longer open this project',
  grant: 'can open this project again',
  delete: 'was deleted',
};

/** What an act on somebody came to, and ended. */
export function receiptOf(act: PersonAct, name: string, ended: ActEnded): Receipt {
  const title = act === 'unlock' ? 'User account unlocked successfully' : `${name} ${done[act]}`;
  return { title, lines: endedLines(act, ended) };
}

/** What came to an end by an act, summed over everybody it was done to. */
export type ActEnded = {
  devices: number;
  passcodes: PasscodesOfAct;
  invitations: number;
  accounts: number;
  /** Whose account stays, for other projects. */
  kept: number;
  /** To whom other projects close or open too. */
  concernedElsewhere: number;
};

/** What will happen to many by an act, summed up, before it is done. */
export function consequencesOfMany(act: PersonAct, ends: ActEnded): string[] {
  const { devices, invitations, accounts, kept, concernedElsewhere } = ends;
  const signsOut = devices > 0 ? [`Signs them out of ${counted(devices, 'device')} at once.`] : [];
  const credentials = passcodeConsequencesOfMany(act, ends.passcodes);
  const links = counted(invitations, 'invitation');
  const elsewhere =
    concernedElsewhere > 0
      ? [`It holds for whole accounts: ${concernedElsewhere} of them belong to other projects too.`]
      : [];
  switch (act) {
    case 'disable':
    case 'lock':
      return [
        ...signsOut,
        `They cannot sign in until somebody ${act === 'lock' ? 'unlocks' : 'enables'} them again.`,
        ...credentials,
        ...(invitations > 0 ? [`${links} cannot be accepted until then.`] : []),
        ...elsewhere,
      ];
    case 'enable':
    case 'unlock':
      return [
        'They can sign in again as before, with the same roles and access.',
        ...credentials,
        ...elsewhere,
      ];
    case 'revoke':
      return [
        'They can no longer open this project.',
        ...signsOut,
        ...credentials,
        'Their roles are kept for the day when access is granted again.',
      ];
    case 'grant':
      return [
        'They can open this project again, with the roles and access that they had.',
        ...credentials,
      ];
    case 'delete':
      return [
        'They can no longer open this project; their roles and access in it are gone for good.',
        ...signsOut,
        ...credentials,
        ...(invitations > 0 ? [`${links} can no longer be accepted.`] : []),
        ...(accounts > 0
          ? [`${counted(accounts, 'account')} will go too, belonging to no other project.`]
          : []),
        ...(kept > 0 ? [`${counted(kept, 'account')} will stay, for other projects.`] : []),
        'The audit log keeps their names and e-mails.',
      ];
  }
}

export function endedLines(act: PersonAct, ended: ActEnded): string[] {
  const { devices, invitations, accounts, kept } = ended;
  const gone = act === 'delete';
  return [
    ...(devices > 0 ? [signedOutOf(devices)] : []),
    ...passcodeLines(act, ended.passcodes),
    ...(invitations > 0
      ? [
          gone
            ? `${counted(invitations, 'invitation link')} stopped working`
            : `${counted(invitations, 'invitation')} cannot be accepted for now`,
        ]
      : []),
    ...(accounts > 0
      ? [
          accounts === 1
            ? 'The account was deleted too, since it belonged to no other project'
            : `${counted(accounts, 'account')} were deleted too, since they belonged to no other project`,
        ]
      : []),
    ...(kept > 0
      ? [
          kept === 1
            ? 'The account stays, for other projects'
            : `${counted(kept, 'account')} stay, for other projects`,
        ]
      : []),
  ];
}
