import { newPasscode } from '../../lib/core/passcode';
import { passcodeTenures, type PasscodeTenure } from '../../lib/core/passcode-terms';
import { tenureEnd } from '../../lib/passcodes/tenure';
import { digestToken } from '../../lib/platform/crypto';
import type { Prisma } from '../../lib/platform/generated/client';
import type { CreatedProject } from '../../lib/projects/store';
import { addressOf } from './account-rows';
import { day, hour, type DemoPerson } from './people';
import type { Random } from './random';

type Row = Prisma.PasscodeCreateManyInput;

/** What became of a passcode; each is a state that the list and the details have to show. */
const fates = ['active', 'forever', 'ending', 'expired', 'revoked', 'reset'] as const;

/** Every sixth of those who joined has a passcode, whatever became of the person since. */
export function passcodeRows(
  random: Random,
  project: CreatedProject,
  people: readonly DemoPerson[],
  now: Date,
): Row[] {
  const joined = people.filter(({ joinedAt }) => joinedAt !== null);
  return joined
    .filter((_, index) => index % 6 === 0)
    .flatMap((person, index) => {
      const fate = fates[index % fates.length] ?? 'active';
      return rowsOf(random, project, person, fate, now);
    });
}

function rowsOf(
  random: Random,
  project: CreatedProject,
  person: DemoPerson,
  fate: (typeof fates)[number],
  now: Date,
): Row[] {
  const granter = person.inviter ?? person;
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const rowAt = (createdAt: Date, tenure: PasscodeTenure, apart: Partial<Row> = {}): Row => {
    const { passcode, prefix } = newPasscode();
    return {
      id: random.idAt(createdAt),
      projectId: project.id,
      memberId: person.memberId,
      prefix,
      // Nobody knows the text, so it opens nothing.
      digest: digestToken(passcode),
      tenure,
      readOnly: random.next() < 0.3,
      createdAt,
      createdById: granter.id,
      endsAt: tenureEnd(tenure, createdAt),
      ...apart,
    };
  };
  const used = (within: number) => ({
    lastUsedAt: ago(random.between(2 * 60_000, within)),
    lastUsedAddress: addressOf(person),
  });
  switch (fate) {
    case 'active': {
      const tenure = random.pick(passcodeTenures.slice(1, 4));
      return [rowAt(ago(random.between(5 * day, 60 * day)), tenure, used(3 * day))];
    }
    case 'forever':
      return [rowAt(ago(random.between(30 * day, 120 * day)), 'FOREVER', used(20 * day))];
    case 'ending': {
      const endsAt = new Date(now.getTime() + random.between(2 * hour, 13 * day));
      return [rowAt(ago(20 * day), 'ONE_MONTH', { endsAt, ...used(day) })];
    }
    case 'expired':
      return [rowAt(ago(random.between(40 * day, 70 * day)), 'ONE_MONTH')];
    case 'revoked':
      return [
        rowAt(ago(50 * day), 'SIX_MONTHS', { revokedAt: ago(random.between(hour, 40 * day)) }),
      ];
    case 'reset': {
      const since = ago(6 * hour);
      const old = rowAt(ago(80 * day), 'ONE_YEAR', used(hour));
      const overlap = { replacedAt: since, endsAt: new Date(since.getTime() + day) };
      return [{ ...old, ...overlap }, rowAt(since, 'ONE_YEAR', { endsAt: old.endsAt })];
    }
  }
}
