import { z } from 'zod';
import {
  passcodeStatuses,
  passcodeTenures,
  type PasscodeStatus,
  type PasscodeTenure,
} from '../core/passcode-terms';

const time = z.iso.datetime();

const facts = {
  prefix: z.string().meta({ description: 'The part that may be shown: rc_<prefix>_…' }),
  readOnly: z.boolean(),
  lastUsedAt: time.nullable(),
  lastUsedAddress: z.string().nullable(),
};

export const passcodeResource = z
  .object({
    type: z.literal('user-passcode'),
    id: z.uuid().meta({ description: 'The user’s ID.' }),
    status: z.enum(passcodeStatuses),
    prefix: facts.prefix.nullable().meta({ description: 'Null when there never was any.' }),
    tenure: z.enum(passcodeTenures).nullable(),
    readOnly: facts.readOnly.nullable(),
    createdAt: time.nullable(),
    endsAt: time.nullable().meta({ description: 'Null for one that lasts forever.' }),
    revokedAt: time.nullable(),
    lastUsedAt: facts.lastUsedAt,
    lastUsedAddress: facts.lastUsedAddress,
    overlapping: z.array(z.object({ ...facts, endsAt: time.nullable() })).meta({
      description: 'Older ones that a reset left working for a while.',
    }),
  })
  .meta({ id: 'UserPasscode' });

type Facts = {
  prefix: string;
  tenure: PasscodeTenure;
  readOnly: boolean;
  createdAt: Date;
  endsAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  lastUsedAddress: string | null;
};

export function toPasscodeResource({
  userId,
  status,
  current,
  overlapping,
}: {
  userId: string;
  status: PasscodeStatus;
  current: Facts | null;
  overlapping: readonly Facts[];
}): z.output<typeof passcodeResource> {
  return {
    type: 'user-passcode',
    id: userId,
    status,
    prefix: current?.prefix ?? null,
    tenure: current?.tenure ?? null,
    readOnly: current?.readOnly ?? null,
    createdAt: textOf(current?.createdAt),
    endsAt: textOf(current?.endsAt),
    revokedAt: textOf(current?.revokedAt),
    lastUsedAt: textOf(current?.lastUsedAt),
    lastUsedAddress: current?.lastUsedAddress ?? null,
    overlapping: overlapping.map(({ prefix, readOnly, lastUsedAt, lastUsedAddress, endsAt }) => ({
      ...{ prefix, readOnly, lastUsedAddress },
      lastUsedAt: textOf(lastUsedAt),
      endsAt: textOf(endsAt),
    })),
  };
}

function textOf(time: Date | null | undefined): string | null {
  return time?.toISOString() ?? null;
}
