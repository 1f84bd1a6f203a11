import { beforeEach, expect, test } from 'vitest';
import { disableUser, enableUser, revokeAccess } from '@/lib/members/commands/person-acts';
import { warnOfEnds } from '@/lib/passcodes/warn-ending';
import { database } from '@/lib/platform/database';
import { givenPasscode } from '@/tests/support/given-passcode';
import {
  contextFor,
  givenMember,
  givenProject,
  type GivenMember,
} from '@/tests/support/given-project';
import { owedMails } from '@/tests/support/outbox';

const dayMs = 24 * 60 * 60_000;
const end = new Date('2027-03-03T12:00:00Z');
const before = (days: number) => new Date(end.getTime() - days * dayMs);

let admin: GivenMember;
let mina: GivenMember;

beforeEach(async () => {
  // Those of other tests are none of this one's business.
  await database().passcode.deleteMany();
  const project = await givenProject();
  admin = await givenMember(project);
  mina = await givenMember(project, 'MEMBER', { firstName: 'Mina', lastName: 'Sato' });
});

const warnings = async (member = mina) =>
  (await owedMails(member.email)).filter(({ template }) => template === 'passcode-ending');

test('two mails come, 14 and 3 days before the end, each once', async () => {
  const { prefix } = await givenPasscode(mina, { endsAt: end });
  expect(await warnOfEnds(before(14.01))).toBe(0);
  expect(await warnOfEnds(before(14))).toBe(1);
  expect(await warnOfEnds(before(13.9))).toBe(0);
  expect(await warnOfEnds(before(3.01))).toBe(0);
  expect(await warnOfEnds(before(3))).toBe(1);
  expect(await warnOfEnds(before(1))).toBe(0);
  expect(await warnings()).toMatchObject([
    { props: { name: 'Mina Sato', projectName: 'Acme', prefix, daysLeft: 14 } },
    { props: { prefix, daysLeft: 3, endsAt: end.toISOString() } },
  ]);
});

test('one that is found within the last three days gets the last mail alone', async () => {
  await givenPasscode(mina, { endsAt: end });
  expect(await warnOfEnds(before(2))).toBe(1);
  expect(await warnOfEnds(before(1))).toBe(0);
  expect((await warnings()).map(({ props }) => props.daysLeft)).toEqual([2]);
});

test('nothing is said of what has ended, was revoked, replaced, or lasts forever', async () => {
  await givenPasscode(mina, { endsAt: end, revokedAt: before(20) });
  await givenPasscode(mina, { endsAt: end, replacedAt: before(20) });
  await givenPasscode(admin, { endsAt: null, tenure: 'FOREVER' });
  expect(await warnOfEnds(before(2))).toBe(0);
  await database().passcode.deleteMany();
  await givenPasscode(mina, { endsAt: end });
  expect(await warnOfEnds(end)).toBe(0);
});

test('only members in force are warned, and later if they come back in time', async () => {
  await givenPasscode(mina, { endsAt: end });
  await disableUser(contextFor(admin), { userId: mina.id });
  expect(await warnOfEnds(before(10))).toBe(0);
  await enableUser(contextFor(admin), { userId: mina.id });
  expect(await warnOfEnds(before(9))).toBe(1);
  await revokeAccess(contextFor(admin), { userId: mina.id });
  expect(await warnOfEnds(before(2))).toBe(0);
});

test('several servers at the same moment send one mail', async () => {
  const people = await Promise.all(Array.from({ length: 5 }, () => givenMember(mina.project)));
  for (const person of people) await givenPasscode(person, { endsAt: end });
  const counts = await Promise.all([1, 2, 3].map(() => warnOfEnds(before(10))));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(5);
  for (const person of people) expect(await warnings(person)).toHaveLength(1);
});
