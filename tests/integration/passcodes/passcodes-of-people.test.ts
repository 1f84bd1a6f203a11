import { beforeEach, describe, expect, test } from 'vitest';
import { deleteUsers, disableUsers } from '@/lib/members/commands/acts-on-many';
import {
  disableUser,
  enableUser,
  grantAccess,
  revokeAccess,
} from '@/lib/members/commands/person-acts';
import { usersOfManyInput } from '@/lib/members/bulk-schema';
import { handleInactivity } from '@/lib/members/inactivity/hourly';
import { exportMembers } from '@/lib/members/queries/export-members';
import { getMember } from '@/lib/members/queries/get-member';
import { getOverview } from '@/lib/members/queries/get-overview';
import { listMembers } from '@/lib/members/queries/list-members';
import { previewAct } from '@/lib/members/queries/preview-act';
import { previewActOnMany } from '@/lib/members/queries/preview-acts-on-many';
import { memberListParams } from '@/lib/members/schema';
import { database } from '@/lib/platform/database';
import { givenPasscode } from '@/tests/support/given-passcode';
import {
  contextFor,
  givenMember,
  givenProject,
  loadedContextFor,
  type GivenMember,
  type GivenProject,
} from '@/tests/support/given-project';
import { signedInContext } from '@/tests/support/given-session';

const now = new Date();
const dayMs = 24 * 60 * 60_000;
const inDays = (count: number) => new Date(now.getTime() + count * dayMs);

let project: GivenProject;
let admin: GivenMember;
let people: Record<'none' | 'active' | 'forever' | 'ending' | 'expired' | 'revoked', GivenMember>;

const person = (firstName: string) =>
  givenMember(project, 'MEMBER', { firstName, lastName: 'Test' });

beforeEach(async () => {
  project = await givenProject();
  admin = await givenMember(project, 'ADMIN', { firstName: 'Zoë', lastName: 'Admin' });
  people = {
    none: await person('None'),
    active: await person('Active'),
    forever: await person('Forever'),
    ending: await person('Ending'),
    expired: await person('Expired'),
    revoked: await person('Revoked'),
  };
  await givenPasscode(people.active, { endsAt: inDays(90) });
  await givenPasscode(people.forever, { endsAt: null, tenure: 'FOREVER' });
  await givenPasscode(people.ending, { endsAt: inDays(13) });
  await givenPasscode(people.expired, { endsAt: now });
  // One that was replaced says nothing any more.
  await givenPasscode(people.revoked, { endsAt: inDays(1), replacedAt: now });
  await givenPasscode(people.revoked, { endsAt: inDays(90), revokedAt: now });
});

const list = (params: Record<string, string>) =>
  loadedContextFor(admin, now).then(({ actor }) =>
    listMembers(actor, memberListParams.parse(params), now),
  );
const namesOf = async (params: Record<string, string>) =>
  (await list(params)).rows.map(({ name }) => name.split(' ')[0]);

describe('the list', () => {
  test('shows each person’s status', async () => {
    const { rows } = await list({});
    expect(Object.fromEntries(rows.map(({ name, passcode }) => [name, passcode]))).toEqual({
      'Active Test': 'ACTIVE',
      'Ending Test': 'ACTIVE',
      'Expired Test': 'EXPIRED',
      'Forever Test': 'ACTIVE',
      'None Test': 'NONE',
      'Revoked Test': 'REVOKED',
      'Zoë Admin': 'NONE',
    });
  });

  test('filters by it', async () => {
    expect(await namesOf({ passcode: 'none' })).toEqual(['None', 'Zoë']);
    expect(await namesOf({ passcode: 'active' })).toEqual(['Active', 'Ending', 'Forever']);
    expect(await namesOf({ passcode: 'expired' })).toEqual(['Expired']);
    expect(await namesOf({ passcode: 'revoked', q: 'test' })).toEqual(['Revoked']);
    expect(await namesOf({ passcode: 'ending' })).toEqual(['Ending']);
  });

  test('agrees with a person’s own page, the file and the overview', async () => {
    const ctx = await loadedContextFor(admin, now);
    expect((await getMember(ctx.actor, people.expired.id, now)).passcode).toBe('EXPIRED');
    const { sessionId } = (await signedInContext(admin, now)).user;
    const file = await exportMembers(
      { ...ctx, actor: { ...ctx.actor, sessionId } },
      memberListParams.parse({ passcode: 'revoked' }),
    );
    let text = '';
    for await (const piece of file) text += piece;
    expect(text).toMatch(/Revoked Test,.*,On,Revoked,/);
    expect(text.trim().split('\r\n')).toHaveLength(2);
    expect((await getOverview(ctx.actor, now)).passcodesEnding).toBe(1);
  });

  test('gives its filter to an act on all who match', async () => {
    const ctx = await loadedContextFor(admin, now);
    const selected = usersOfManyInput.parse({
      selection: 'MATCHING',
      filter: { passcode: 'ACTIVE' },
    });
    const review = await previewActOnMany(ctx.actor, 'disable', selected, now);
    expect(review.acted.people.map(({ name }) => name)).toEqual([
      'Active Test',
      'Ending Test',
      'Forever Test',
    ]);
    expect(review.lines).toContain('3 passcodes stop working until you enable their owners again.');
    const done = await disableUsers(ctx, { ...selected, reviewed: review.reviewed });
    expect(done.lines).toContain('3 passcodes stopped working');
    const again = usersOfManyInput.parse({ selection: 'USERS', users: [people.active.id] });
    const deletion = await previewActOnMany(ctx.actor, 'delete', again, now);
    expect(deletion.lines.join()).not.toContain('passcode');
    await deleteUsers(ctx, { ...again, reviewed: deletion.reviewed });
    expect(await database().passcode.count({ where: { memberId: people.active.memberId } })).toBe(
      0,
    );
  });
});

describe('an act on a person', () => {
  const prefixOf = async ({ memberId }: GivenMember) =>
    (await database().passcode.findFirstOrThrow({ where: { memberId } })).prefix;

  test('says before and after what becomes of the passcode', async () => {
    const { id: userId } = people.active;
    const prefix = await prefixOf(people.active);
    const { actor } = await loadedContextFor(admin, now);
    const preview = async (act: 'disable' | 'enable' | 'revoke' | 'grant') =>
      (await previewAct(actor, userId, act, now)).consequences;
    expect(await preview('disable')).toContain(
      'Their passcode stops working until you enable them again.',
    );
    const disabled = await disableUser(contextFor(admin, now), { userId });
    expect(disabled.lines).toEqual([`Passcode rc_${prefix}_… stopped working`]);
    expect(await preview('enable')).toContain('Their passcode works again.');
    const enabled = await enableUser(contextFor(admin, now), { userId });
    expect(enabled.lines).toEqual([`Passcode rc_${prefix}_… works again`]);
    const revoked = await revokeAccess(contextFor(admin, now), { userId });
    expect(revoked.lines).toEqual([`Passcode rc_${prefix}_… stopped working`]);
    expect(await preview('grant')).toContain('Their passcode works again.');
    const granted = await grantAccess(contextFor(admin, now), { userId });
    expect(granted.lines).toEqual([`Passcode rc_${prefix}_… works again`]);
  });

  test('says nothing of one that does not work anyway', async () => {
    for (const { id: userId } of [people.expired, people.none]) {
      expect(await disableUser(contextFor(admin, now), { userId })).toMatchObject({ lines: [] });
    }
  });
});

test('a call with a passcode counts as activity', async () => {
  await database().project.updateMany({
    data: { inactivityWarnDays: null, inactivityDisableDays: null },
  });
  await database().project.update({
    where: { id: project.id },
    data: { inactivityWarnDays: 75, inactivityDisableDays: 90 },
  });
  const long = { activeSince: inDays(-200) };
  await database().member.updateMany({
    where: { id: { in: [people.active.memberId, people.none.memberId] } },
    data: long,
  });
  await database().passcode.updateMany({
    where: { memberId: people.active.memberId },
    data: { lastUsedAt: inDays(-1) },
  });
  expect(await handleInactivity(now)).toEqual({ ended: 0, warned: 1 });
  const warned = await database().member.findMany({
    where: { projectId: project.id, inactivityWarnedAt: { not: null } },
  });
  expect(warned.map(({ id }) => id)).toEqual([people.none.memberId]);
});
