import { beforeEach, describe, expect, test } from 'vitest';
import { inviteUsers } from '@/lib/invitations/commands/invite-users';
import { database } from '@/lib/platform/database';
import { changeNetworks } from '@/lib/projects/commands/change-networks';
import { changeSecurity } from '@/lib/projects/commands/change-security';
import { renameProject } from '@/lib/projects/commands/rename-project';
import { changeNetworksInput } from '@/lib/projects/networks-schema';
import { getSecuritySettings } from '@/lib/projects/queries/get-security-settings';
import { renameProjectInput } from '@/lib/projects/schema';
import { networksFact, securityFacts } from '@/lib/projects/security-facts';
import { changeSecurityInput } from '@/lib/projects/security-schema';
import { basisOf } from '@/lib/core/basis';
import { auditTrail } from '@/tests/support/audit-trail';
import { assignRole, givenRole } from '@/tests/support/given-access';
import { inviteOf } from '@/tests/support/invite-of';
import {
  actorOf,
  contextFor,
  givenMember,
  givenProject,
  loadedContextFor,
  type GivenMember,
  type GivenProject,
} from '@/tests/support/given-project';

let project: GivenProject;
let admin: GivenMember;

beforeEach(async () => {
  project = await givenProject();
  admin = await givenMember(project);
});

const typed = {
  passwordMinLength: '12',
  lockThreshold: '10',
  lockMinutes: '30',
  sessionIdleMinutes: '30',
  sessionAbsoluteHours: '8',
  invitationHours: '72',
  inactivityWarnDays: '',
  inactivityDisableDays: '',
  passcodeForever: 'on',
};
const change = (fields: object, by = admin) =>
  changeSecurity(contextFor(by), changeSecurityInput.parse({ ...typed, ...fields }));
const allow = (allowedNetworks: string, address = '203.0.113.9', by = admin) =>
  changeNetworks({ ...contextFor(by), address }, changeNetworksInput.parse({ allowedNetworks }));
const stored = () => database().project.findUniqueOrThrow({ where: { id: project.id } });
const lastAudit = () =>
  database().auditEvent.findFirst({ where: { targetId: project.id }, orderBy: { id: 'desc' } });

/** Somebody who may write Settings without being an Admin. */
async function givenWriter(): Promise<GivenMember> {
  const writer = await givenMember(project, 'MEMBER');
  await assignRole(writer, await givenRole(project, 'Settings', { settings: 'READ_WRITE' }));
  return writer;
}

describe('the numbers', () => {
  test('are stored, and recorded with what they were before', async () => {
    expect(
      await change({ passwordMinLength: '16', lockMinutes: '0', sessionAbsoluteHours: '1' }),
    ).toBe(true);
    expect(await stored()).toMatchObject({
      passwordMinLength: 16,
      lockMinutes: 0,
      sessionAbsoluteMinutes: 60,
    });
    expect(await lastAudit()).toMatchObject({
      event: 'settings.security_changed',
      before: {
        'Minimum password length': '12 characters',
        'Lock duration': '30 minutes',
        'Signed out after': '8 hours',
      },
      after: {
        'Minimum password length': '16 characters',
        'Lock duration': 'until an administrator unlocks',
        'Signed out after': '1 hour',
      },
    });
  });

  test('forbid passcodes without an end, when the box is not ticked', async () => {
    expect(await change({ passcodeForever: undefined })).toBe(true);
    expect(await stored()).toMatchObject({ passcodeForever: false });
    expect(await lastAudit()).toMatchObject({
      before: { 'Passcodes that last forever': 'allowed' },
      after: { 'Passcodes that last forever': 'not allowed' },
    });
    expect(await change({})).toBe(true);
    expect(await stored()).toMatchObject({ passcodeForever: true });
  });

  test('saved as they are leave no trace', async () => {
    expect(await change({})).toBe(false);
    expect(await auditTrail(project.id)).toEqual([]);
  });

  test.each([
    ['passwordMinLength', ['7', '65', '12.5', '-1', 'many', '']],
    ['lockThreshold', ['2', '11']],
    ['lockMinutes', ['1441']],
    ['sessionIdleMinutes', ['4', '1441']],
    ['sessionAbsoluteHours', ['0', '721']],
    ['invitationHours', ['0', '721']],
    ['inactivityWarnDays', ['0', '1096', 'x']],
  ])('%s keeps to its bounds', (name, values) => {
    for (const value of values) {
      const fields = { ...typed, inactivityDisableDays: '', [name]: value };
      expect(changeSecurityInput.safeParse(fields).success, value).toBe(false);
    }
  });

  test.each([
    { sessionIdleMinutes: '90', sessionAbsoluteHours: '1' },
    { inactivityWarnDays: '75' },
    { inactivityDisableDays: '90' },
    { inactivityWarnDays: '90', inactivityDisableDays: '90' },
    { extra: 'field' },
  ])('that do not fit together are refused: %o', (fields) => {
    expect(changeSecurityInput.safeParse({ ...typed, ...fields }).success).toBe(false);
  });

  test('need write access to Settings, and a fresh proof of who is there', async () => {
    for (const role of ['APPROVER', 'CREATOR', 'MEMBER'] as const) {
      await expect(change({}, await givenMember(project, role))).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    const ctx = contextFor(admin);
    const idle = { ...ctx.actor, authenticatedAt: new Date(ctx.now.getTime() - 11 * 60_000) };
    await expect(
      changeSecurity({ ...ctx, actor: idle }, changeSecurityInput.parse(typed)),
    ).rejects.toMatchObject({ code: 'reauthentication_required' });
    expect(await auditTrail(project.id)).toEqual([]);
  });

  test('are not saved over somebody else’s, unless one says so', async () => {
    const basis = basisOf(securityFacts(await stored()));
    await change({ lockThreshold: '5' });
    await expect(change({ basis, lockThreshold: '7' })).rejects.toMatchObject({
      code: 'stale',
      details: { staleness: { changes: ['Wrong passwords before locking: 10 → 5'] } },
    });
    expect((await stored()).lockThreshold).toBe(5);
  });

  test('are read by those who may read Settings alone', async () => {
    expect(await getSecuritySettings(actorOf(admin))).toMatchObject({ lockThreshold: 10 });
    const member = await givenMember(project, 'MEMBER');
    await expect(getSecuritySettings(actorOf(member))).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('say how long an invitation works', async () => {
    await change({ invitationHours: '1' });
    const now = new Date();
    await inviteUsers(contextFor(admin, now), inviteOf(project.roleIds.MEMBER, 'ravi@example.com'));
    const [invitation] = await database().invitation.findMany({ where: { projectId: project.id } });
    expect(invitation?.expiresAt).toEqual(new Date(now.getTime() + 60 * 60_000));
  });
});

describe('the allowed addresses', () => {
  test('are stored in one form, and recorded with what they were before', async () => {
    expect(await allow('203.0.113.0/24\r\n\r\n 203.0.113.0/24 ,2001:DB8::/32\n198.51.100.7')).toBe(
      true,
    );
    expect((await stored()).allowedNetworks).toEqual([
      '203.0.113.0/24',
      '2001:db8::/32',
      '198.51.100.7/32',
    ]);
    expect(await lastAudit()).toMatchObject({
      event: 'settings.networks_changed',
      before: { 'Allowed addresses': 'everywhere' },
      after: { 'Allowed addresses': '203.0.113.0/24, 2001:db8::/32, 198.51.100.7/32' },
    });
    expect(await allow('')).toBe(true);
    expect((await stored()).allowedNetworks).toEqual([]);
  });

  test('must contain the address of whoever sets them', async () => {
    await expect(allow('203.0.113.0/24', '198.51.100.7')).rejects.toMatchObject({
      code: 'invalid',
      details: { fieldErrors: { allowedNetworks: [expect.stringContaining('198.51.100.7')] } },
    });
    expect((await stored()).allowedNetworks).toEqual([]);
  });

  test('are no text that is no network', () => {
    for (const allowedNetworks of ['office', '203.0.113.0/33', '203.0.113.0/24 198.51.100.7']) {
      expect(changeNetworksInput.safeParse({ allowedNetworks }).success).toBe(false);
    }
    const many = Array.from({ length: 101 }, (_, index) => `10.0.0.${index}`).join('\n');
    expect(changeNetworksInput.safeParse({ allowedNetworks: many }).success).toBe(false);
  });

  test('are an Admin’s alone, who has just proven who they are', async () => {
    const writer = await givenWriter();
    const ctx = { ...(await loadedContextFor(writer)), address: '203.0.113.9' };
    const input = changeNetworksInput.parse({ allowedNetworks: '203.0.113.0/24' });
    await expect(changeNetworks(ctx, input)).rejects.toMatchObject({ code: 'forbidden' });
    await changeSecurity(ctx, changeSecurityInput.parse({ ...typed, lockThreshold: '4' }));

    const own = contextFor(admin);
    const idle = { ...own.actor, authenticatedAt: new Date(0) };
    await expect(
      changeNetworks({ ...own, actor: idle }, changeNetworksInput.parse({ allowedNetworks: '' })),
    ).rejects.toMatchObject({ code: 'reauthentication_required' });
  });

  test('are not saved over somebody else’s, unless one says so', async () => {
    const basis = basisOf(networksFact([]));
    await allow('203.0.113.0/24');
    const ctx = { ...contextFor(admin), address: '203.0.113.9' };
    await expect(
      changeNetworks(ctx, changeNetworksInput.parse({ allowedNetworks: '0.0.0.0/0', basis })),
    ).rejects.toMatchObject({ code: 'stale' });
  });
});

describe('the name', () => {
  const rename = (name: string, by = admin) =>
    renameProject(contextFor(by), renameProjectInput.parse({ name }));

  test('changes, and the address stays', async () => {
    await rename(' Acme  Payments\u202e ');
    expect(await stored()).toMatchObject({ name: 'Acme Payments', slug: project.slug });
    expect(await lastAudit()).toMatchObject({
      event: 'project.renamed',
      before: { name: 'Acme' },
      after: { name: 'Acme Payments' },
    });
    await rename('Acme Payments');
    expect(await auditTrail(project.id)).toEqual(['project.renamed']);
  });

  test('is changed by those alone who may write Settings', async () => {
    await expect(rename('Mine', await givenMember(project, 'APPROVER'))).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(renameProjectInput.safeParse({ name: ' ' }).success).toBe(false);
  });
});
