import { z } from 'zod';
import { moduleKeyForm } from '../access/module-key';
import { rowId } from '../core/inputs';
import { passcodeFilters } from '../core/passcode-terms';

/** The one badge that sums a person up; the first that applies (product.md, conflict 3). */
export const userStatuses = ['DISABLED', 'LOCKED', 'REVOKED', 'INVITED', 'ACTIVE'] as const;
export type UserStatus = (typeof userStatuses)[number];

/** Orders of the list; a leading dash turns them round. */
export const memberSorts = ['name', '-name', 'lastLogin', '-lastLogin', 'added', '-added'] as const;
export type MemberSort = (typeof memberSorts)[number];

export const membersPerPage = 25;

const searchMaxLength = 200;

/** The levels that one can ask for: who can read, who can write. */
export const askedLevels = ['READ', 'READ_WRITE'] as const;
export type AskedLevel = (typeof askedLevels)[number];

/** Whether somebody has a second factor: an authenticator or a passkey. */
export const twoFactorStates = ['on', 'off'] as const;
export type TwoFactorState = (typeof twoFactorStates)[number];

/** "Never signed in", or "not for so many days". */
export const lastLogins = ['never', '30', '90'] as const;
export type LastLogin = (typeof lastLogins)[number];

function firstText(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

/**
 * What the address of the list says. An address is typed, shared and kept for years: what is
 * unknown or malformed in it counts as absent, and never fails the page.
 */
export const memberListParams = z.object({
  q: z
    .preprocess(firstText, z.string())
    .catch('')
    .transform((text) =>
      text
        .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
        .trim()
        .slice(0, searchMaxLength),
    ),
  status: z
    .preprocess((value) => String(firstText(value)).toUpperCase(), z.enum(userStatuses).nullable())
    .catch(null),
  role: z.preprocess(firstText, rowId().nullable()).catch(null),
  /** Only those whose invitation could not be mailed. */
  mail: z.preprocess(firstText, z.literal('failed').nullable()).catch(null),
  twoFactor: z.preprocess(firstText, z.enum(twoFactorStates).nullable()).catch(null),
  passcode: z
    .preprocess(
      (value) => String(firstText(value)).toUpperCase(),
      z.enum(passcodeFilters).nullable(),
    )
    .catch(null),
  lastLogin: z.preprocess(firstText, z.enum(lastLogins).nullable()).catch(null),
  /** Only those who have the level on the module at this moment. */
  module: z.preprocess(firstText, z.string().regex(moduleKeyForm).nullable()).catch(null),
  level: z
    .preprocess((value) => String(firstText(value)).toUpperCase(), z.enum(askedLevels))
    .catch('READ'),
  sort: z.preprocess(firstText, z.enum(memberSorts)).catch('name'),
  cursor: z.preprocess(firstText, z.string().max(2000).nullable()).catch(null),
});
export type MemberListParams = z.output<typeof memberListParams>;

export const userId = rowId();
