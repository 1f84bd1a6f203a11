import { newPasscode } from '@/lib/core/passcode';
import { digestToken } from '@/lib/platform/crypto';
import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/client';
import type { GivenMember } from './given-project';

const monthMs = 30 * 24 * 60 * 60_000;

/** A passcode that works for a month from now on, unless told otherwise. */
export async function givenPasscode(
  member: GivenMember,
  apart: Partial<Prisma.PasscodeUncheckedCreateInput> = {},
): Promise<{ id: string; prefix: string; passcode: string }> {
  const { passcode, prefix } = newPasscode();
  const now = new Date();
  const { id } = await database().passcode.create({
    data: {
      projectId: member.project.id,
      memberId: member.memberId,
      prefix,
      digest: digestToken(passcode),
      tenure: 'ONE_MONTH',
      createdAt: now,
      createdById: member.id,
      endsAt: new Date(now.getTime() + monthMs),
      ...apart,
    },
  });
  return { id, prefix, passcode };
}
