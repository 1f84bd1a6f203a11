import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { AccessLevels } from '@/lib/core/access-level';
import { unrestricted, type Scopes } from '@/lib/core/scopes';
import { createUser } from '@/lib/invitations/commands/create-user';
import { inviteUsers } from '@/lib/invitations/commands/invite-users';
import { resendInvitation } from '@/lib/invitations/commands/resend-invitation';
import { setInvitedPassword } from '@/lib/invitations/commands/set-invited-password';
import { findInvitationByToken } from '@/lib/invitations/queries/find-invitation-by-token';
import { createUserInput } from '@/lib/invitations/schema';
import { database } from '@/lib/platform/database';
import {
  assignRole,
  givenOverrides,
  givenRole,
  givenScopeItem,
  restrictToProducts,
} from '@/tests/support/given-access';
import {
  contextFor,
  loadedContextFor,
  givenMember,
  givenProject,
  givenRequest,
  goodPassword,
  type GivenMember,
} from '@/tests/support/given-project';
import { inviteOf } from '@/tests/support/invite-of';
import { mailedToken } from '@/tests/support/outbox';

const now = new Date('2026-11-21T10:00:00Z');
const tomorrow = new Date('2026-11-22T10:00:00Z');

let admin: GivenMember;
let inviter: GivenMember;
let email: string;

beforeEach(async () => {
  admin = await givenMember(await givenProject());
  inviter = await givenMember(admin.project, 'CREATOR');
  await givenOverrides(inviter, { users: 'READ_WRITE' });
  email = `${randomUUID()}@example.com`;
});

const create = async (fields: Record<string, unknown>) =>
  createUser(
    await loadedContextFor(inviter, now),
    createUserInput.parse({ email, firstName: 'Ravi', lastName: 'Iyer', ...fields }),
  );

async function reasonNow(at = now): Promise<string> {
  const view = await findInvitationByToken(await mailedToken(email, 'invitation'), null, at);
  return view.state === 'closed' ? view.reason : view.state;
}

async function takeAway(levels: AccessLevels): Promise<void> {
  await givenOverrides(inviter, levels);
}

describe('an invitation is void once its inviter may not give', () => {
  test('a level that it gives', async () => {
    await create({ levels: { 'payments.refunds': 'READ_WRITE' } });
    expect(await reasonNow()).toBe('open');
    await takeAway({ analytics: 'NONE' });
    expect(await reasonNow()).toBe('open');
    await takeAway({ payments: 'READ' });
    expect(await reasonNow()).toBe('void');
    const attempt = setInvitedPassword(givenRequest(now), {
      link: await mailedToken(email, 'invitation'),
      firstName: '',
      lastName: '',
      password: goodPassword,
      confirmPassword: goodPassword,
    });
    await expect(attempt).rejects.toMatchObject({ code: 'link_invalid' });
  });

  test('a role that it gives, also where an override hides it', async () => {
    const finance = await givenRole(admin.project, 'Finance', { payments: 'READ_WRITE' });
    await create({ roles: [finance], levels: { payments: 'NONE' } });
    expect(await reasonNow()).toBe('open');
    await takeAway({ payments: 'READ' });
    expect(await reasonNow()).toBe('void');
  });

  test('a role that has come to give more since', async () => {
    const role = await givenRole(admin.project, 'Growing', { payments: 'READ' });
    await create({ roles: [role] });
    const settings = await database().module.findFirstOrThrow({
      where: { projectId: admin.project.id, key: 'settings' },
    });
    await database().moduleGrant.create({
      data: { projectId: admin.project.id, roleId: role, moduleId: settings.id, level: 'READ' },
    });
    expect(await reasonNow()).toBe('void');
  });

  test('a product that it gives', async () => {
    const [one, two] = [
      await givenScopeItem(admin.project, 'PRODUCT', 'ONE'),
      await givenScopeItem(admin.project, 'PRODUCT', 'TWO'),
    ];
    const levels = { payments: 'READ' };
    await create({ levels, productScope: 'LIST', products: [one, two] });
    await restrictToProducts(inviter, [one, two]);
    expect(await reasonNow()).toBe('open');
    await database().memberScope.deleteMany({
      where: { memberId: inviter.memberId, itemId: two },
    });
    expect(await reasonNow()).toBe('void');
  });

  test('anything, since their own role or membership has ended', async () => {
    const role = await givenRole(admin.project, 'Auditing', { audit: 'READ' });
    await assignRole(inviter, role, tomorrow);
    await create({ roles: [role] });
    expect(await reasonNow()).toBe('open');
    expect(await reasonNow(tomorrow)).toBe('void');
    await database().member.update({
      where: { id: inviter.memberId },
      data: { endsAt: now },
    });
    expect(await reasonNow()).toBe('void');
  });
});

describe('an invitation to a membership that ends', () => {
  test('opens nothing after the end, and is not sent again until the end is changed', async () => {
    await create({ levels: { payments: 'READ' }, endsAt: tomorrow.toISOString() });
    expect(await reasonNow()).toBe('open');
    expect(await reasonNow(tomorrow)).toBe('expired');
    const { id } = await database().invitation.findFirstOrThrow({ where: { email } });
    const resend = () => resendInvitation(contextFor(admin, tomorrow), { invitationId: id });
    await expect(resend()).rejects.toMatchObject({ code: 'conflict' });
    await database().member.updateMany({ where: { user: { email } }, data: { endsAt: null } });
    await expect(resend()).resolves.toMatchObject({ email });
  });
});

describe('inviting several people with scopes', () => {
  const invite = async (scopes: Scopes, by = admin) => {
    const emails = [email, `second-${email}`];
    const input = inviteOf(admin.project.roleIds.MEMBER, ...emails);
    return inviteUsers(await loadedContextFor(by, now), { ...input, scopes, endsAt: tomorrow });
  };

  test('restricts each of them, until the end', async () => {
    const product = await givenScopeItem(admin.project, 'PRODUCT', 'ONE');
    const { invited } = await invite({ products: [product], gateways: [] });
    expect(invited).toHaveLength(2);
    const members = await database().member.findMany({
      where: { projectId: admin.project.id, status: 'INVITED' },
      include: { scopes: true },
    });
    for (const member of members) {
      expect(member).toMatchObject({
        allProducts: false,
        allGateways: false,
        endsAt: tomorrow,
        scopes: [{ itemId: product }],
      });
    }
  });

  test('refuses what is unknown or wider than the inviter, and invites nobody', async () => {
    await expect(invite({ products: [randomUUID()], gateways: 'ALL' })).rejects.toMatchObject({
      code: 'invalid',
      details: { fieldErrors: { products: [expect.any(String)] } },
    });
    const product = await givenScopeItem(admin.project, 'PRODUCT', 'ONE');
    await restrictToProducts(inviter, [product]);
    await expect(invite(unrestricted, inviter)).rejects.toMatchObject({
      code: 'forbidden',
      details: { fieldErrors: { products: [expect.any(String)] } },
    });
    expect(await database().user.findUnique({ where: { email } })).toBeNull();
    await expect(invite({ products: [product], gateways: 'ALL' }, inviter)).resolves.toBeDefined();
  });
});
