import { randomBytes } from 'node:crypto';
import { passwordFailuresBeforeReset } from '../../lib/auth/limits';
import { newTotpSecret } from '../../lib/auth/totp';
import { personSearchColumns } from '../../lib/core/person-name';
import { defaultSignInRules } from '../../lib/core/sign-in-rules';
import { digestToken, randomToken, seal } from '../../lib/platform/crypto';
import type { Prisma } from '../../lib/platform/generated/client';
import { isInvited } from './fates';
import { day, hour, minute, type DemoPerson } from './people';
import type { Random } from './random';
import { signInStories } from './stories';

export type DemoCredentials = { passwordHash: string; totpSecret: string };

/** The sign-in identities: names, passwords, locks. */
export function userRows(
  people: readonly DemoPerson[],
  { passwordHash }: DemoCredentials,
  now: Date,
): Prisma.UserCreateManyInput[] {
  return people.map((person) => {
    const activated = !isInvited(person.fate);
    const hasPassword = activated || person.fate === 'half-way';
    return {
      id: person.id,
      email: person.email,
      firstName: person.firstName,
      lastName: person.lastName,
      ...personSearchColumns(person),
      mobile: person.mobile,
      passwordHash: hasPassword ? passwordHash : null,
      passwordChangedAt: hasPassword ? (person.joinedAt ?? person.addedAt) : null,
      activatedAt: activated ? person.joinedAt : null,
      lastSignInAt: person.lastSignInAt,
      createdAt: person.addedAt,
      ...obstacles(person, now),
    };
  });
}

/** What keeps a person from signing in, as the columns say it. */
export function obstacles(
  person: DemoPerson,
  now: Date,
): Pick<
  Prisma.UserCreateManyInput,
  'disabledAt' | 'lockedAt' | 'passwordFailures' | 'passwordLockedUntil'
> {
  const since = new Date(Math.min(now.getTime() - hour, lastActivity(person) + 2 * day));
  switch (person.fate) {
    case 'disabled':
      return { disabledAt: since };
    case 'locked':
      return { lockedAt: since };
    case 'paused':
      return {
        passwordFailures: defaultSignInRules.lockThreshold,
        passwordLockedUntil: new Date(
          now.getTime() + defaultSignInRules.lockMinutes * minute - 4 * minute,
        ),
      };
    case 'pause-over':
      return {
        passwordFailures: defaultSignInRules.lockThreshold + 1,
        passwordLockedUntil: new Date(now.getTime() - day),
      };
    case 'needs-reset':
      return {
        passwordFailures: passwordFailuresBeforeReset,
        passwordLockedUntil: new Date(
          now.getTime() + defaultSignInRules.lockMinutes * minute - minute,
        ),
      };
    default:
      return {};
  }
}

function lastActivity(person: DemoPerson): number {
  return (person.lastSignInAt ?? person.joinedAt ?? person.addedAt).getTime();
}

/**
 * Authenticators of everybody who finished their set-up. Those that the demo signs in as share one
 * known secret, so that one entry in an app serves all of them; nobody knows the others.
 */
export function totpRows(
  people: readonly DemoPerson[],
  { totpSecret }: DemoCredentials,
): Prisma.TotpCredentialCreateManyInput[] {
  const known = new Set(signInStories.map((story) => story.email));
  return people.flatMap((person) =>
    person.joinedAt === null
      ? []
      : {
          userId: person.id,
          sealedSecret: seal('totp-secret', known.has(person.email) ? totpSecret : newTotpSecret()),
          confirmedAt: person.joinedAt,
          createdAt: person.joinedAt,
        },
  );
}

/** Ten recovery codes each, that nobody knows; some people have used one or two. */
export function recoveryCodeRows(
  random: Random,
  people: readonly DemoPerson[],
): Prisma.RecoveryCodeCreateManyInput[] {
  return people.flatMap((person) => {
    if (person.joinedAt === null) return [];
    const used = person.lastSignInAt && random.next() < 0.1 ? random.between(1, 2) : 0;
    return Array.from({ length: 10 }, (_, index) => ({
      userId: person.id,
      digest: Uint8Array.from(randomBytes(32)),
      usedAt: index < used ? person.lastSignInAt : null,
    }));
  });
}

export const devices = [
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
  'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
] as const;

/** An address out of the blocks that are set aside for documentation (RFC 5737). */
export function addressOf(person: DemoPerson): string {
  const digest = Buffer.from(digestToken(person.email));
  const block = ['192.0.2', '198.51.100', '203.0.113'][digest.readUInt8(0) % 3];
  return `${block}.${(digest.readUInt8(1) % 254) + 1}`;
}

/** Whoever signed in within the last hour is still there, one of them on two devices. */
export function sessionRows(
  people: readonly DemoPerson[],
  now: Date,
): Prisma.SessionCreateManyInput[] {
  const recent = people.filter(
    ({ fate, lastSignInAt }) =>
      fate === 'active' && lastSignInAt && now.getTime() - lastSignInAt.getTime() < hour,
  );
  return recent.flatMap((person, index) => {
    const createdAt = person.lastSignInAt ?? now;
    const session = {
      userId: person.id,
      createdAt,
      authenticatedAt: createdAt,
      lastSeenAt: new Date(now.getTime() - (index + 1) * minute),
      expiresAt: new Date(createdAt.getTime() + defaultSignInRules.sessionAbsoluteMinutes * minute),
      address: addressOf(person),
      userAgent: devices[index % devices.length],
    };
    return index === 0 ? [session, { ...session, userAgent: devices[3] }] : [session];
  });
}

/** A link's digest; whoever needs the link itself makes the token first. */
export function unknownLink(): Uint8Array<ArrayBuffer> {
  return digestToken(randomToken());
}
