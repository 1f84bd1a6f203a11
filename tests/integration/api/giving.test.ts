import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as resend from '@/app/api/v1/invitations/[invitationId]/resend/route';
import * as invitations from '@/app/api/v1/invitations/route';
import * as role from '@/app/api/v1/roles/[roleId]/route';
import * as assign from '@/app/api/v1/roles/assign/route';
import * as roles from '@/app/api/v1/roles/route';
import { database } from '@/lib/platform/database';
import { callApi, givenPasscode } from '@/tests/support/api';
import { assignRole, givenOverrides, givenRole, levelsNow } from '@/tests/support/given-access';
import { givenInvitation } from '@/tests/support/given-invitation';
import {
  givenMember,
  givenProject,
  type GivenMember,
  type GivenProject,
} from '@/tests/support/given-project';
import { callUser, postUser } from '@/tests/support/users-api';

let project: GivenProject;
let admin: GivenMember;
let passcode: string;
/** A role that writes Roles, and one that does not. */
let keys: string;
let plain: string;
let mina: GivenMember;

beforeAll(async () => {
  project = await givenProject();
  admin = await givenMember(project);
  passcode = await givenPasscode(admin);
  keys = await givenRole(project, 'Keys', { roles: 'READ_WRITE' });
  plain = await givenRole(project, 'Plain', { payments: 'READ' });
});

beforeEach(async () => {
  mina = await givenMember(project, 'MEMBER');
});

const writing = { roles: 'READ_WRITE' } as const;
const tomorrow = () => new Date(Date.now() + 86_400_000);
const newUser = (access: object) =>
  postUser(passcode, {
    email: `${randomUUID()}@example.com`,
    firstName: 'New',
    lastName: 'User',
    ...access,
  });
const invite = (...roleIds: string[]) =>
  callApi(invitations.POST, {
    passcode,
    body: { rows: roleIds.map((id) => ({ email: `${randomUUID()}@example.com`, roles: [id] })) },
  });
const sendAnew = (invitationId: string) =>
  callApi(resend.POST, { passcode, params: { invitationId }, method: 'POST' });
const change = (roleId: string, body: unknown) =>
  callApi(role.PATCH, { passcode, params: { roleId }, method: 'PATCH', body });
const put = (below: 'roles' | 'overrides', body: unknown) =>
  callUser(passcode, 'PUT', mina, below, { body });

/** All that says who may do what in the project. */
async function granted() {
  const where = { where: { projectId: project.id } };
  return Promise.all([
    database().member.findMany({ ...where, orderBy: { id: 'asc' } }),
    database().memberRole.findMany({ ...where, orderBy: [{ memberId: 'asc' }, { roleId: 'asc' }] }),
    database().override.findMany({ ...where, orderBy: [{ memberId: 'asc' }, { moduleId: 'asc' }] }),
    database().role.findMany({ ...where, orderBy: { id: 'asc' } }),
    database().moduleGrant.findMany({
      ...where,
      orderBy: [{ roleId: 'asc' }, { moduleId: 'asc' }],
    }),
    database().invitation.findMany({ ...where, orderBy: { id: 'asc' } }),
  ]);
}

type Road = () => Promise<() => ReturnType<typeof callApi>>;

describe('a passcode gives nobody write access to Roles', () => {
  test.each<[string, Road]>([
    ['by creating a user', async () => () => newUser({ overrides: writing })],
    ['by creating a user with a role', async () => () => newUser({ roles: [keys] })],
    ['by an override', async () => () => put('overrides', { overrides: writing })],
    [
      'by lifting an override that hides it',
      async () => {
        await assignRole(mina, keys);
        await givenOverrides(mina, { roles: 'READ' });
        return () => put('overrides', { overrides: {} });
      },
    ],
    ['by a role', async () => () => put('roles', { roles: [keys] })],
    [
      'by a role that lasts longer',
      async () => {
        await assignRole(mina, keys, tomorrow());
        return () => put('roles', { roles: [{ id: keys, endsAt: null }] });
      },
    ],
    [
      'by a membership that lasts longer',
      async () => {
        await assignRole(mina, keys);
        await database().member.update({
          where: { id: mina.memberId },
          data: { endsAt: tomorrow() },
        });
        return () => callUser(passcode, 'PATCH', mina, null, { body: { endsAt: null } });
      },
    ],
    [
      'by a membership that is given back',
      async () => {
        await assignRole(mina, keys);
        await callUser(passcode, 'POST', mina, 'revoke-access');
        return () => callUser(passcode, 'POST', mina, 'grant-access');
      },
    ],
    [
      'by assigning a role to many',
      async () => () =>
        callApi(assign.POST, { passcode, body: { users: [mina.id], assign: [keys] } }),
    ],
    [
      'by adding a role',
      async () => () => callApi(roles.POST, { passcode, body: { name: 'Own', levels: writing } }),
    ],
    ['by raising a role', async () => () => change(plain, { levels: writing })],
    [
      'by putting a role in the place of a deleted one',
      async () => {
        const roleId = await givenRole(project, `Old ${randomUUID()}`, {});
        await assignRole(mina, roleId);
        return () =>
          callApi(role.DELETE, {
            passcode,
            params: { roleId },
            path: `/roles/${roleId}?moveTo=${keys}`,
            method: 'DELETE',
          });
      },
    ],
    ['by an invitation', async () => () => invite(keys)],
    [
      'by sending an invitation anew',
      async () => {
        const { id, memberId } = await givenInvitation(admin, new Date());
        await database().memberRole.create({
          data: { projectId: project.id, memberId, roleId: keys },
        });
        return () => sendAnew(id);
      },
    ],
  ])('%s', async (_, road) => {
    const call = await road();
    const before = await granted();
    const { status, body } = await call();
    expect(body).toMatchObject({ code: 'reauthentication_required' });
    expect(JSON.stringify(body)).toContain('A passcode cannot give write access to Roles.');
    expect(status).toBe(403);
    expect(await granted()).toEqual(before);
  });

  test('and says so for the rows of an invite that ask for it', async () => {
    expect(await invite(keys, project.roleIds.ADMIN, plain)).toMatchObject({
      status: 201,
      body: {
        invited: 1,
        rows: [
          { code: 'reauthentication_required' },
          { code: 'reauthentication_required' },
          { outcome: 'invited' },
        ],
      },
    });
  });
});

describe('a passcode', () => {
  test('gives everything else that its owner has', async () => {
    const overrides = { users: 'READ_WRITE', roles: 'READ', settings: 'READ_WRITE' };
    expect((await put('overrides', { overrides })).status).toBe(200);
    expect((await newUser({ overrides })).status).toBe(201);
    expect((await invite(project.roleIds.APPROVER)).status).toBe(201);
  });

  test('leaves write access to Roles to those who have it, and takes it', async () => {
    await assignRole(mina, keys);
    expect((await put('overrides', { overrides: { audit: 'READ' } })).status).toBe(200);
    expect((await put('roles', { roles: [keys, plain] })).status).toBe(200);
    expect(await levelsNow(mina)).toMatchObject({ roles: 'READ_WRITE', audit: 'READ' });
    expect((await change(keys, { levels: { ...writing, users: 'READ' } })).status).toBe(200);
    expect((await put('overrides', { overrides: { roles: 'NONE' } })).status).toBe(200);
    expect(await levelsNow(mina)).toMatchObject({ roles: 'NONE', users: 'READ' });
  });
});
