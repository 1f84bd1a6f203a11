import { describe, expect, test } from 'vitest';
import { recordAudit } from '@/lib/audit/record-audit';
import { database } from '@/lib/platform/database';
import { isUniqueViolation } from '@/lib/platform/database-errors';
import { givenMember, givenProject, givenRequest } from '@/tests/support/given-project';

describe('the database itself refuses', () => {
  test('to change or delete what was recorded', async () => {
    const project = await givenProject();
    await recordAudit(database(), givenRequest(), {
      event: 'project.created',
      projectId: project.id,
    });
    const where = { projectId: project.id };
    await expect(
      database().auditEvent.updateMany({ where, data: { event: 'other' } }),
    ).rejects.toThrow('append-only');
    await expect(database().auditEvent.deleteMany({ where })).rejects.toThrow('append-only');
    await expect(database().$executeRaw`TRUNCATE audit_events`).rejects.toThrow('append-only');
    expect(await database().auditEvent.count({ where })).toBe(1);
  });

  test('to change or delete a system role', async () => {
    const project = await givenProject();
    const where = { id: project.roleIds.ADMIN };
    await expect(database().role.update({ where, data: { name: 'Owner' } })).rejects.toThrow(
      'system roles',
    );
    await expect(database().role.delete({ where })).rejects.toThrow('system roles');
  });

  test('a role of another project', async () => {
    const member = await givenMember(await givenProject());
    const other = await givenProject();
    await expect(
      database().memberRole.create({
        data: {
          projectId: member.project.id,
          memberId: member.memberId,
          roleId: other.roleIds.MEMBER,
        },
      }),
    ).rejects.toThrow();
  });

  test('a second user with the same address', async () => {
    const member = await givenMember(await givenProject());
    const again = givenMember(member.project, 'MEMBER', { email: member.email });
    await expect(again).rejects.toSatisfy((error) => isUniqueViolation(error, 'email'));
  });

  test('an address that is not in its canonical form', async () => {
    const project = await givenProject();
    await expect(givenMember(project, 'MEMBER', { email: 'Upper@example.com' })).rejects.toThrow();
  });
});

test('a member carries the person’s searchable texts and last sign-in, however they change', async () => {
  const member = await givenMember(await givenProject(), 'ADMIN', {
    firstName: 'José',
    lastName: 'Núñez',
  });
  const read = () => database().member.findUniqueOrThrow({ where: { id: member.memberId } });
  expect(await read()).toMatchObject({
    sortName: 'jose nunez',
    searchText: `jose nunez ${member.email} ${member.id}`,
    lastSignInAt: null,
  });
  const at = new Date('2026-11-21T10:00:00Z');
  await database().user.update({
    where: { id: member.id },
    data: { sortName: 'zoe', searchText: 'zoe', lastSignInAt: at },
  });
  expect(await read()).toMatchObject({
    sortName: 'zoe',
    searchText: `zoe ${member.id}`,
    lastSignInAt: at,
  });
});

test('times are stored as they are, whatever the zone of the database server', async () => {
  const now = new Date('2026-11-21T10:00:00Z');
  const [row] = await database().$queryRaw<{ seconds: number; zone: string }[]>`
    SELECT extract(epoch FROM ${now}::timestamptz)::int AS seconds,
           current_setting('TimeZone') AS zone`;
  expect(row).toEqual({ seconds: now.getTime() / 1000, zone: 'UTC' });
});
