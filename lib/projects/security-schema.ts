import { z } from 'zod';
import { basisInput } from '../core/basis';
import { securityBounds } from './limits';

type Bounds = { min: number; max: number };

function digits(text: string): boolean {
  return /^\d{1,6}$/.test(text);
}

function wholeNumber({ min, max }: Bounds) {
  const message = `Enter a whole number from ${min} to ${max}.`;
  return z
    .string()
    .trim()
    .refine(digits, message)
    .transform(Number)
    .refine((value) => Number.isNaN(value) || (value >= min && value <= max), message);
}

/** A number of days, or nothing. */
function wholeNumberOrNone({ min, max }: Bounds) {
  const message = `Enter a whole number from ${min} to ${max}, or leave it empty.`;
  return z
    .string()
    .trim()
    .refine((text) => text === '' || digits(text), message)
    .transform((text) => (text === '' ? null : Number(text)))
    .refine((value) => value === null || (value >= min && value <= max), message);
}

export const changeSecurityInput = z
  .strictObject({
    passwordMinLength: wholeNumber(securityBounds.passwordMinLength),
    lockThreshold: wholeNumber(securityBounds.lockThreshold),
    lockMinutes: wholeNumber(securityBounds.lockMinutes),
    sessionIdleMinutes: wholeNumber(securityBounds.sessionIdleMinutes),
    sessionAbsoluteHours: wholeNumber(securityBounds.sessionAbsoluteHours),
    invitationHours: wholeNumber(securityBounds.invitationHours),
    inactivityWarnDays: wholeNumberOrNone(securityBounds.inactivityDays),
    inactivityDisableDays: wholeNumberOrNone(securityBounds.inactivityDays),
    /** A box: posted when it is ticked. */
    passcodeForever: z
      .literal('on')
      .optional()
      .transform((box) => box === 'on'),
    basis: basisInput,
  })
  .refine((input) => input.sessionIdleMinutes <= input.sessionAbsoluteHours * 60, {
    path: ['sessionIdleMinutes'],
    message: 'This is longer than the longest session.',
  })
  .refine(
    (input) => (input.inactivityWarnDays === null) === (input.inactivityDisableDays === null),
    {
      path: ['inactivityDisableDays'],
      message: 'Fill in both numbers of days, or neither.',
    },
  )
  .refine(
    ({ inactivityWarnDays: warn, inactivityDisableDays: disable }) =>
      warn === null || disable === null || warn < disable,
    {
      path: ['inactivityDisableDays'],
      message: 'Enter more days than until the warning.',
    },
  );
export type ChangeSecurityInput = z.output<typeof changeSecurityInput>;
