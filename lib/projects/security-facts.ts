import type { ShownFacts } from '../core/basis';
import type { Prisma } from '../platform/generated/client';

/** What a project sets for its people's sign-in. */
export const securityColumns = {
  passwordMinLength: true,
  lockThreshold: true,
  lockMinutes: true,
  sessionIdleMinutes: true,
  sessionAbsoluteMinutes: true,
  invitationHours: true,
  inactivityWarnDays: true,
  inactivityDisableDays: true,
  passcodeForever: true,
} satisfies Prisma.ProjectSelect;

export type SecurityNumbers = Prisma.ProjectGetPayload<{ select: typeof securityColumns }>;

/** The numbers in words: what the page shows, a stale form tells, and audit rows record. */
export function securityFacts(numbers: SecurityNumbers): ShownFacts {
  const { inactivityWarnDays: warn, inactivityDisableDays: disable } = numbers;
  return {
    'Minimum password length': `${numbers.passwordMinLength} characters`,
    'Wrong passwords before locking': String(numbers.lockThreshold),
    'Lock duration':
      numbers.lockMinutes === 0
        ? 'until an administrator unlocks'
        : counted(numbers.lockMinutes, 'minute'),
    'Signed out when idle for': counted(numbers.sessionIdleMinutes, 'minute'),
    'Signed out after': durationOf(numbers.sessionAbsoluteMinutes),
    'Invitation links work for': counted(numbers.invitationHours, 'hour'),
    'Inactive users':
      warn === null || disable === null
        ? 'left alone'
        : `warned after ${counted(warn, 'day')}, disabled after ${counted(disable, 'day')}`,
    'Passcodes that last forever': numbers.passcodeForever ? 'allowed' : 'not allowed',
  };
}

export function networksFact(networks: readonly string[]): ShownFacts {
  return { 'Allowed addresses': networks.length === 0 ? 'everywhere' : networks.join(', ') };
}

/** The facts that differ, as an audit row holds them. */
export function changedFacts(before: ShownFacts, after: ShownFacts) {
  const names = Object.keys(after).filter((name) => before[name] !== after[name]);
  const of = (facts: ShownFacts) =>
    Object.fromEntries(names.map((name) => [name, facts[name] ?? '']));
  return { changed: names.length > 0, before: of(before), after: of(after) };
}

function durationOf(minutes: number): string {
  return minutes % 60 === 0 ? counted(minutes / 60, 'hour') : counted(minutes, 'minute');
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
