import { stringify } from 'csv-stringify/sync';
import { defuseFormula } from '../core/csv';
import { displayName } from '../core/person-name';
import { currentPasscodeOf, type CurrentPasscodeRow } from '../passcodes/passcode-condition';
import { passcodeStatusNames } from '../core/passcode-terms';
import { passcodeStatusOf } from '../passcodes/status';
import type { UserStatus } from './schema';
import { lockOf, userStatusOf, type StatusFacts } from './status';

/** What the file tells of a member. */
export type ExportedMember = StatusFacts &
  CurrentPasscodeRow & {
    userId: string;
    email: string;
    firstName: string;
    lastName: string;
    /** The names of the roles in force; null for none. */
    roles: string | null;
    hasOverrides: boolean;
    lastSignInAt: Date | null;
    twoFactor: boolean;
    failedAttempts: number;
    addedAt: Date;
    joinedAt: Date | null;
  };

const statusWords: Record<UserStatus, string> = {
  DISABLED: 'Disabled',
  LOCKED: 'Locked',
  REVOKED: 'Revoked',
  INVITED: 'Invited',
  ACTIVE: 'Active',
};

const columns: [name: string, value: (member: ExportedMember, now: Date) => string][] = [
  ['Name', (member) => displayName(member)],
  ['E-mail', ({ email }) => email],
  ['ID', ({ userId }) => userId],
  ['Role', ({ roles, hasOverrides }) => roles ?? (hasOverrides ? 'Custom access' : 'No role')],
  ['User Status', (member, now) => statusWords[userStatusOf(member, now)]],
  ['Last Login', ({ lastSignInAt }) => timeOf(lastSignInAt)],
  ['Two-factor', ({ twoFactor }) => (twoFactor ? 'On' : 'Off')],
  [
    'Passcode Status',
    (member, now) => passcodeStatusNames[passcodeStatusOf(currentPasscodeOf(member), now)],
  ],
  ['Failed attempts', ({ failedAttempts }) => String(failedAttempts)],
  ['Account Enabled', ({ disabledAt }) => (disabledAt ? 'No' : 'Yes')],
  ['Account Locked', (member, now) => (lockOf(member, now) ? 'Yes' : 'No')],
  ['Added', ({ addedAt }) => timeOf(addedAt)],
  ['Member since', ({ joinedAt }) => timeOf(joinedAt)],
  ['Ends on', ({ endsAt }) => timeOf(endsAt)],
];

/** In UTC, as every program reads it. */
function timeOf(time: Date | null): string {
  return time?.toISOString() ?? '';
}

/** The header line; it begins with the mark by which spreadsheets know UTF-8. */
export function csvHeader(): string {
  return `\ufeff${lines([columns.map(([name]) => name)])}`;
}

export function csvOf(members: readonly ExportedMember[], now: Date): string {
  return lines(
    members.map((member) => columns.map(([, value]) => defuseFormula(value(member, now)))),
  );
}

function lines(records: string[][]): string {
  return stringify(records, { record_delimiter: 'windows' });
}
