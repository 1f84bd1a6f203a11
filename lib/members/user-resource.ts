import { z } from 'zod';
import { rolesInForce } from '../access/role-summary';
import type { MemberAccess } from '../access/resolve-access';
import { mailResource, toMailResource, type MailStatus } from '../core/mail-status';
import { passcodeStatuses, type PasscodeStatus } from '../core/passcode-terms';
import { userStatuses, type UserStatus } from './schema';

const time = z.iso.datetime();

const lock = z.object({
  by: z.enum(['admin', 'failures']).meta({
    description: 'An administrator; or failed sign-ins, which close only sign-in by password.',
  }),
  until: time.nullable(),
});

const invitation = z.object({
  id: z.uuid(),
  sentAt: time,
  expiresAt: time,
  mail: mailResource.nullable().meta({ description: 'Null where no mail is owed.' }),
});

export const userResource = z
  .object({
    type: z.literal('user'),
    id: z.uuid(),
    name: z.string().meta({ description: 'As screens call them: the e-mail while nameless.' }),
    firstName: z.string(),
    lastName: z.string(),
    email: z.string(),
    mobile: z.string().nullable().meta({
      description: 'Null also until somebody with an account of their own joins the project.',
    }),
    status: z.enum(userStatuses).meta({
      description:
        'One word that sums the facts up, of several the first: DISABLED, LOCKED, REVOKED (also when the membership has ended), INVITED, ACTIVE.',
    }),
    membership: z.enum(['INVITED', 'ACTIVE', 'REVOKED']).meta({
      description: 'The state of the membership by itself.',
    }),
    enabled: z.boolean().meta({ description: 'Whether the account is not disabled.' }),
    locked: lock.nullable().meta({ description: 'The lock that holds now; null without one.' }),
    activated: z.boolean().meta({ description: 'Whether they finished their set-up.' }),
    twoFactor: z.boolean(),
    lastLoginAt: time.nullable(),
    failedAttempts: z.int().meta({ description: 'Wrong passwords since the last right one.' }),
    roles: z
      .array(z.object({ id: z.uuid(), name: z.string(), endsAt: time.nullable() }))
      .meta({ description: 'Those held now, highest precedence first.' }),
    passcodeStatus: z.enum(passcodeStatuses),
    addedAt: time,
    joinedAt: time.nullable().meta({ description: 'When they accepted their invitation.' }),
    endsAt: time.nullable().meta({ description: 'When the membership ends; null for never.' }),
    invitation: invitation.nullable().meta({ description: 'The one that is open.' }),
  })
  .meta({ id: 'User' });
export type UserResource = z.output<typeof userResource>;

/** What the project may see of a user. */
export type UserFacts = Pick<
  UserResource,
  | 'name'
  | 'firstName'
  | 'lastName'
  | 'email'
  | 'mobile'
  | 'activated'
  | 'twoFactor'
  | 'failedAttempts'
> & {
  userId: string;
  status: UserStatus;
  access: MemberAccess;
  lock: { by: 'admin' } | { by: 'failures'; until: Date } | null;
  lastSignInAt: Date | null;
  passcode: PasscodeStatus;
  addedAt: Date;
  joinedAt: Date | null;
  invitation: { id: string; sentAt: Date; expiresAt: Date; mail: MailStatus | null } | null;
};

export function toUserResource(user: UserFacts, now: Date): UserResource {
  const { access, invitation } = user;
  const inForce = new Set(rolesInForce(access, now).map(({ id }) => id));
  return {
    type: 'user',
    id: user.userId,
    name: user.name,
    firstName: user.firstName,
    lastName: user.lastName,
    email: user.email,
    mobile: user.mobile,
    status: user.status,
    membership: access.status,
    enabled: access.disabledAt === null,
    locked: user.lock && {
      by: user.lock.by,
      until: user.lock.by === 'failures' ? user.lock.until.toISOString() : null,
    },
    activated: user.activated,
    twoFactor: user.twoFactor,
    lastLoginAt: textOf(user.lastSignInAt),
    failedAttempts: user.failedAttempts,
    roles: access.roles
      .filter(({ id }) => inForce.has(id))
      .map(({ id, name, endsAt }) => ({ id, name, endsAt: textOf(endsAt) })),
    passcodeStatus: user.passcode,
    addedAt: user.addedAt.toISOString(),
    joinedAt: textOf(user.joinedAt),
    endsAt: textOf(access.endsAt),
    invitation: invitation && {
      id: invitation.id,
      sentAt: invitation.sentAt.toISOString(),
      expiresAt: invitation.expiresAt.toISOString(),
      mail: invitation.mail && toMailResource(invitation.mail),
    },
  };
}

function textOf(time: Date | null): string | null {
  return time && time.toISOString();
}

/** A user after an act, with what it did and ended. */
export const actedUserResource = userResource
  .extend({
    receipt: z
      .object({ title: z.string(), lines: z.array(z.string()) })
      .meta({ description: 'What the act did, and what ended with it; no part of the version.' }),
  })
  .meta({ id: 'ActedUser' });

/** A user who was just created. */
export const createdUserResource = userResource
  .extend({
    dropped: z.array(z.string()).meta({
      description:
        'Of several system roles the highest is kept; the names of the others. No part of the version.',
    }),
  })
  .meta({ id: 'CreatedUser' });
