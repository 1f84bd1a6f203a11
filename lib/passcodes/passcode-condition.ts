import { Prisma } from '../platform/generated/client';
import { endingDays, type PasscodeFilter } from '../core/passcode-terms';

const dayMs = 86_400_000;

/** The newest passcode `pc` of `members m`, which every member has one or none of. */
export const joinCurrentPasscode = Prisma.sql`
  LEFT JOIN passcodes pc ON pc.member_id = m.id AND pc.replaced_at IS NULL`;

/** What a row has to say of it, so that its status can be judged. */
export const currentPasscodeColumns = Prisma.sql`
  pc.id IS NOT NULL AS "hasPasscode", pc.revoked_at AS "passcodeRevokedAt",
  pc.ends_at AS "passcodeEndsAt"`;

export type CurrentPasscodeRow = {
  hasPasscode: boolean;
  passcodeRevokedAt: Date | null;
  passcodeEndsAt: Date | null;
};

/** Of a row with these columns, as `passcodeStatusOf` takes it. */
export function currentPasscodeOf(row: CurrentPasscodeRow) {
  return row.hasPasscode ? { revokedAt: row.passcodeRevokedAt, endsAt: row.passcodeEndsAt } : null;
}

/** Holds for those of `members m` whose passcode is in a state. */
export function passcodeCondition(state: PasscodeFilter, now: Date): Prisma.Sql {
  if (state === 'NONE') return Prisma.sql`NOT ${existsWhere(Prisma.sql`TRUE`)}`;
  return existsWhere(conditionOf(state, now));
}

function conditionOf(state: Exclude<PasscodeFilter, 'NONE'>, now: Date): Prisma.Sql {
  switch (state) {
    case 'ACTIVE':
      return passcodeWorks(now);
    case 'EXPIRED':
      return Prisma.sql`pc.revoked_at IS NULL AND pc.ends_at <= ${now}::timestamptz`;
    case 'REVOKED':
      return Prisma.sql`pc.revoked_at IS NOT NULL`;
    case 'ENDING': {
      const soon = new Date(now.getTime() + endingDays * dayMs);
      return Prisma.sql`pc.revoked_at IS NULL
        AND pc.ends_at > ${now}::timestamptz AND pc.ends_at <= ${soon}::timestamptz`;
    }
  }
}

/** Holds for a passcode `pc` that works as far as it depends on itself, replaced or not. */
export function passcodeWorks(now: Date): Prisma.Sql {
  return Prisma.sql`pc.revoked_at IS NULL AND (pc.ends_at IS NULL OR pc.ends_at > ${now}::timestamptz)`;
}

function existsWhere(condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT 1 FROM passcodes pc
    WHERE pc.member_id = m.id AND pc.replaced_at IS NULL AND ${condition})`;
}
