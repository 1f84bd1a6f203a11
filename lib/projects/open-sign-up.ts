import type { Prisma } from '../platform/generated/client';

/** One that was neither used nor replaced, in its time. */
export function openSignUp(now: Date) {
  return {
    usedAt: null,
    voidedAt: null,
    expiresAt: { gt: now },
  } satisfies Prisma.SignUpWhereInput;
}
