import { beforeEach, describe, expect, test } from 'vitest';
import { setInvitedPassword } from '@/lib/invitations/commands/set-invited-password';
import { findInvitationByToken } from '@/lib/invitations/queries/find-invitation-by-token';
import { database } from '@/lib/platform/database';
import { givenRole, givenScopeItem, levelsNow } from '@/tests/support/given-access';
import {
  givenMember,
  givenProject,
  givenRequest,
  goodPassword,
} from '@/tests/support/given-project';
import { mailedToken, owedMails } from '@/tests/support/outbox';
import { admin, create, email, givenAddress, now } from './wizard';

const nextYear = '2027-03-31T22:00:00.000Z';

beforeEach(givenAddress);

const memberOf = (userId: string) =>
  database().member.findUniqueOrThrow({
    where: { projectId_userId: { projectId: admin.project.id, userId } },
    include: { roles: true, overrides: { include: { module: true } }, scopes: true, user: true },
  });

describe('creating a user', () => {
  test('gives name, roles, levels, scopes and ends, and owes the mail', async () => {
    const { MEMBER } = admin.project.roleIds;
    const finance = await givenRole(admin.project, 'Finance', { payments: 'READ' });
    const product = await givenScopeItem(admin.project, 'PRODUCT', 'PAY-1');
    const { userId, name } = await create({
      mobile: '+91 98765-43210',
      roles: [MEMBER, finance],
      roleEndsAt: { [finance]: nextYear },
      levels: { 'payments.refunds': 'READ_WRITE', users: '', analytics: 'NONE' },
      productScope: 'LIST',
      products: [product],
      endsAt: '2027-12-31',
    });
    expect(name).toBe('Ravi Iyer');
    const member = await memberOf(userId);
    expect(member).toMatchObject({
      status: 'INVITED',
      invitedById: admin.id,
      endsAt: new Date('2028-01-01T00:00:00Z'),
      allProducts: false,
      allGateways: true,
      scopes: [{ itemId: product }],
      user: { firstName: 'Ravi', mobile: '+919876543210', passwordHash: null },
    });
    expect(new Map(member.roles.map((role) => [role.roleId, role.endsAt]))).toEqual(
      new Map([
        [MEMBER, null],
        [finance, new Date(nextYear)],
      ]),
    );
    expect(Object.fromEntries(member.overrides.map((one) => [one.module.key, one.level]))).toEqual({
      'payments.refunds': 'READ_WRITE',
      analytics: 'NONE',
    });
    expect(await owedMails(email)).toMatchObject([
      { template: 'invitation', props: { roleNames: ['Member', 'Finance'], hasAccount: false } },
    ]);
    const [audited] = await database().auditEvent.findMany({ where: { targetId: userId } });
    expect(audited).toMatchObject({
      event: 'user.invited',
      after: {
        status: 'INVITED',
        roles: ['Member', 'Finance'],
        'Role Finance': `until ${nextYear}`,
        'Refunds (payments.refunds)': 'Read write',
        'Product IDs': 'PAY-1',
      },
    });
  });

  test('what was given is what they have once they are in, and nothing before', async () => {
    const { userId } = await create({ levels: { payments: 'READ' } });
    const member = await memberOf(userId);
    const person = { ...admin, id: userId, memberId: member.id };
    expect((await levelsNow(person, now))['payments.orders']).toBe('NONE');
    await database().member.update({ where: { id: member.id }, data: { status: 'ACTIVE' } });
    expect(await levelsNow(person, now)).toMatchObject({
      'payments.orders': 'READ',
      customers: 'NONE',
    });
  });

  test('levels without a role read "Custom access" in mail and page', async () => {
    await create({ levels: { payments: 'READ' } });
    expect(await owedMails(email)).toMatchObject([{ props: { roleNames: ['Custom access'] } }]);
    const view = await findInvitationByToken(await mailedToken(email, 'invitation'), null, now);
    expect(view).toMatchObject({ state: 'open', roleNames: ['Custom access'] });
  });

  test('the name that was typed stays when the person leaves theirs empty', async () => {
    const { userId } = await create({ roles: [admin.project.roleIds.MEMBER] });
    await setInvitedPassword(givenRequest(now), {
      link: await mailedToken(email, 'invitation'),
      firstName: '',
      lastName: '',
      password: goodPassword,
      confirmPassword: goodPassword,
    });
    expect((await memberOf(userId)).user).toMatchObject({ firstName: 'Ravi', lastName: 'Iyer' });
  });

  test('of several system roles the highest is kept and the answer names the others', async () => {
    const { MEMBER, CREATOR } = admin.project.roleIds;
    const { userId, dropped } = await create({ roles: [MEMBER, CREATOR] });
    expect(dropped).toEqual(['Member']);
    expect((await memberOf(userId)).roles.map((role) => role.roleId)).toEqual([CREATOR]);
  });

  test('nobody renames a person who has an account elsewhere', async () => {
    const elsewhere = await givenMember(await givenProject());
    const fields = { email: elsewhere.email, roles: [admin.project.roleIds.MEMBER] };
    const { userId, name } = await create(fields);
    expect([userId, name]).toEqual([elsewhere.id, elsewhere.name]);
  });
});
