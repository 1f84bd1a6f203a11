import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { findLinkedUser } from '@/lib/auth/account-links';
import { findInvitationLink } from '@/lib/invitations/invitation-link';
import { database } from '@/lib/platform/database';
import { rescueAdmin } from '@/lib/projects/commands/rescue-admin';
import { rescueInput } from '@/lib/projects/schema';
import { auditTrail } from '@/tests/support/audit-trail';
import {
  givenOverrides,
  givenScopeItem,
  levelsNow,
  restrictToProducts,
} from '@/tests/support/given-access';
import { givenInvitation } from '@/tests/support/given-invitation';
import {
  givenMember,
  givenProject,
  givenRequest,
  type GivenMember,
  type GivenProject,
} from '@/tests/support/given-project';

let project: GivenProject;

beforeEach(async () => {
  project = await givenProject();
});

const rescue = (email: string, more: object = {}, now = new Date()) =>
  rescueAdmin(givenRequest(now), rescueInput.parse({ email, project: project.slug, ...more }));
const tokenIn = (link: string | undefined) => link?.split('/').at(-1) ?? '';
const personOf = ({ id }: GivenMember) => database().user.findUniqueOrThrow({ where: { id } });

describe('somebody unknown', () => {
  test('is invited as an Admin, by nobody whose right could be lost', async () => {
    const email = `${randomUUID()}@example.com`;
    const { links } = await rescue(email);
    expect(links).toMatchObject([{ purpose: 'invitation' }]);
    const state = await findInvitationLink(tokenIn(links[0]?.link), new Date());
    expect(state).toMatchObject({ open: true, roleNames: ['Admin'], inviter: null });
    const { id } = await database().user.findUniqueOrThrow({ where: { email } });
    expect(await auditTrail(id)).toEqual(['project.admin_rescued']);
  });

  test('is told by a canonical address', async () => {
    const name = randomUUID();
    await rescue(`${name.toUpperCase()}@EXAMPLE.com`);
    expect(await database().user.count({ where: { email: `${name}@example.com` } })).toBe(1);
  });
});

describe('somebody who was invited', () => {
  test('gets a fresh link; the earlier one ends', async () => {
    const admin = await givenMember(project);
    const invited = await givenInvitation(admin, new Date());
    const { links } = await rescue(invited.email);
    const open = await findInvitationLink(tokenIn(links[0]?.link), new Date());
    expect(open).toMatchObject({ open: true, roleNames: ['Admin'] });
    const earlier = await findInvitationLink(invited.token, new Date());
    expect(earlier).toMatchObject({ open: false, reason: 'withdrawn' });
  });

  test('with an account is a member at once', async () => {
    const admin = await givenMember(project);
    const known = await givenMember(await givenProject());
    const invited = await givenInvitation(admin, new Date(), { userId: known.id });
    await rescue(known.email);
    const member = await database().member.findUniqueOrThrow({
      where: { id: invited.memberId },
      include: { invitations: true },
    });
    expect(member.status).toBe('ACTIVE');
    expect(member.invitations[0]?.acceptedAt).not.toBeNull();
  });
});

describe('an Admin whom something blocks', () => {
  test('is enabled, unlocked, granted access, without an end', async () => {
    const admin = await givenMember(project);
    // Somebody else holds the project, or the database would refuse to lose this one.
    await givenMember(project);
    const past = new Date(Date.now() - 1000);
    await database().user.update({
      where: { id: admin.id },
      data: {
        disabledAt: past,
        lockedAt: past,
        passwordFailures: 100,
        passwordLockedUntil: new Date('9999-12-31T00:00:00Z'),
      },
    });
    await database().member.update({
      where: { id: admin.memberId },
      data: { status: 'REVOKED', endsAt: past },
    });
    const { done, links } = await rescue(admin.email);
    expect(done).toEqual([
      'Enabled the account.',
      'Unlocked the account.',
      'Forgot 100 failed sign-ins.',
      'Granted access to the project again.',
      'Took away the end of the membership.',
    ]);
    expect(await personOf(admin)).toMatchObject({
      disabledAt: null,
      lockedAt: null,
      passwordFailures: 0,
      passwordLockedUntil: null,
    });
    expect(await levelsNow(admin)).toMatchObject({ users: 'READ_WRITE', settings: 'READ_WRITE' });
    expect(links).toMatchObject([{ purpose: 'password' }]);
    const linked = await findLinkedUser(tokenIn(links[0]?.link), 'RESET_PASSWORD', new Date());
    expect(linked?.id).toBe(admin.id);
  });

  test('has every level again, whatever an override or a scope took away', async () => {
    const member = await givenMember(project, 'MEMBER');
    await givenOverrides(member, { users: 'NONE', payments: 'READ' });
    await restrictToProducts(member, [await givenScopeItem(project, 'PRODUCT', 'cards')]);
    await rescue(member.email);
    expect(await levelsNow(member)).toMatchObject({ users: 'READ_WRITE', payments: 'READ_WRITE' });
    const roles = await database().memberRole.findMany({ where: { memberId: member.memberId } });
    expect(roles).toMatchObject([{ roleId: project.roleIds.ADMIN, endsAt: null }]);
    const row = await database().member.findUniqueOrThrow({ where: { id: member.memberId } });
    expect(row.allProducts).toBe(true);
  });

  test('is let in from everywhere', async () => {
    const admin = await givenMember(project);
    await database().project.update({
      where: { id: project.id },
      data: { allowedNetworks: ['192.0.2.0/24'] },
    });
    const { done } = await rescue(admin.email);
    expect(done).toEqual([expect.stringContaining('192.0.2.0/24')]);
    const { allowedNetworks } = await database().project.findUniqueOrThrow({
      where: { id: project.id },
    });
    expect(allowedNetworks).toEqual([]);
  });

  test('gets a link to another second factor when there is none, or when it is asked for', async () => {
    const admin = await givenMember(project);
    const purposes = async (more: object = {}) =>
      (await rescue(admin.email, more)).links.map(({ purpose }) => purpose);
    expect(await purposes()).toEqual(['password']);
    expect(await purposes({ twoFactor: true })).toEqual(['password', 'two-factor']);
    await database().totpCredential.deleteMany({ where: { userId: admin.id } });
    expect(await purposes()).toEqual(['password', 'two-factor']);
  });

  test('keeps what was not in the way, and everybody else too', async () => {
    const admin = await givenMember(project);
    const other = await givenMember(project, 'CREATOR');
    const { done } = await rescue(admin.email);
    expect(done).toEqual([]);
    expect(await auditTrail(other.id)).toEqual([]);
    expect((await personOf(admin)).passwordHash).not.toBeNull();
  });
});

test('the record says how it was before', async () => {
  const member = await givenMember(project, 'MEMBER');
  await rescue(member.email);
  const [event] = await database().auditEvent.findMany({ where: { targetId: member.id } });
  expect(event).toMatchObject({
    event: 'project.admin_rescued',
    actorName: 'The operator of this installation',
    before: { status: 'ACTIVE', roles: ['Member'] },
    after: { role: 'Admin', links: ['password'] },
  });
  expect(JSON.stringify(event)).not.toContain('/reset-password/');
});

test('an unknown project is named, and of several one has to be chosen', async () => {
  const email = `${randomUUID()}@example.com`;
  await expect(rescue(email, { project: 'nowhere' })).rejects.toMatchObject({ code: 'not_found' });
  await givenProject();
  await expect(rescue(email, { project: undefined })).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining(project.slug),
  });
  expect(await database().user.count({ where: { email } })).toBe(0);
});
