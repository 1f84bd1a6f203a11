import type { RateLimit } from '../platform/rate-limit';

/** The numbers of sign-in that no project sets, as security.md has them. */

/** From here on the password needs a reset link, however long one waits. */
export const passwordFailuresBeforeReset = 100;

export const secondFactorFailuresPerChallenge = 5;
export const challengeMs = 10 * 60_000;
export const enrolmentMs = 60 * 60_000;
export const ticketMs = 60_000;
export const accountLinkMs = 30 * 60_000;
/** More than anybody has devices and keys; each of them opens the account. */
export const passkeysPerPerson = 20;
/** How long somebody may look for their security key. */
export const passkeyChallengeMs = 5 * 60_000;

/** Per network and account together, so that a stranger slows down only themselves. */
export const signInBurst: RateLimit = { name: 'sign-in-burst', points: 3, seconds: 10 };
export const signInRate: RateLimit = { name: 'sign-in', points: 30, seconds: 600 };
export const resetBurst: RateLimit = { name: 'reset-burst', points: 3, seconds: 10 };
export const resetRate: RateLimit = { name: 'reset', points: 30, seconds: 600 };
/**
 * Per network, over all accounts: one password tried on many people meets no account's own limit.
 * Only what failed counts, since a whole office may sign in from one address.
 */
export const signInNetworkRate: RateLimit = { name: 'sign-in-net', points: 100, seconds: 600 };
export const resetNetworkRate: RateLimit = { name: 'reset-net', points: 100, seconds: 600 };

/** Per person, over all their challenges. */
export const secondFactorRate: RateLimit = { name: 'second-factor', points: 10, seconds: 900 };
/** Per address written to. */
export const resetMailRate: RateLimit = { name: 'reset-mail', points: 5, seconds: 3600 };

/** Per network: a challenge is a row that anybody can have made. */
export const passkeySignInRate: RateLimit = { name: 'passkey-sign-in', points: 300, seconds: 600 };
/** Per signed-in person, however they prove that it is them. */
export const confirmationRate: RateLimit = { name: 'confirmation', points: 10, seconds: 900 };
/** Per person written to by the administrators of a project. */
export const resetByAdminRate: RateLimit = { name: 'reset-by-admin', points: 5, seconds: 3600 };
export const emailChangeRate: RateLimit = { name: 'email-change', points: 5, seconds: 3600 };
