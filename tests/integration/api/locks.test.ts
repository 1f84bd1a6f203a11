import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { beforeEach, describe, expect, inject, test } from 'vitest';
import * as resend from '@/app/api/v1/invitations/[invitationId]/resend/route';
import * as invitation from '@/app/api/v1/invitations/[invitationId]/route';
import { lockProjectAccess } from '@/lib/auth/lock-access';
import { revokeAccess } from '@/lib/members/commands/person-acts';
import { lockPersonToEdit } from '@/lib/members/locked-people';
import { database } from '@/lib/platform/database';
import { transact, type Tx } from '@/lib/platform/transact';
import { callApi, givenPasscode } from '@/tests/support/api';
import { callOperation, documentedOperations } from '@/tests/support/api-contract';
import { assignRole, givenOverrides, givenRole } from '@/tests/support/given-access';
import { givenInvitation } from '@/tests/support/given-invitation';
import {
  addMember,
  contextFor,
  givenMember,
  givenProject,
  type GivenMember,
} from '@/tests/support/given-project';
import { callUser, postUser } from '@/tests/support/users-api';
import { contractCalls, createWorld } from './contract-calls';

let admin: GivenMember;
let mina: GivenMember;
let passcode: string;

beforeEach(async () => {
  admin = await givenMember(await givenProject());
  mina = await givenMember(admin.project, 'MEMBER');
  passcode = await givenPasscode(admin);
});

const holdProject = (tx: Tx, { project }: GivenMember) =>
  lockProjectAccess(tx, project.id, 'exclusive');

/** Until so many wait for a lock that somebody else has. */
async function untilWaiting(count: number): Promise<void> {
  for (;;) {
    const [row] = await database().$queryRaw<{ waiting: number }[]>`
      SELECT count(*)::int AS waiting FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    if ((row?.waiting ?? 0) >= count) return;
    await delay(20);
  }
}

async function deadlocks(): Promise<number> {
  const [row] = await database().$queryRaw<{ deadlocks: number }[]>`
    SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()`;
  return row?.deadlocks ?? 0;
}

describe('If-Match', () => {
  test('lets one of many changes of a user through', async () => {
    const { headers } = await callUser(passcode, 'GET', mina);
    const match = { 'if-match': headers.get('etag') ?? '' };
    const answers = await Promise.all(
      ['Ada', 'Bea', 'Cai', 'Dee'].map((firstName) =>
        callUser(passcode, 'PATCH', mina, null, { body: { firstName }, headers: match }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  });

  test('lets one of many resends of an invitation through', async () => {
    const { id } = await givenInvitation(admin, new Date(Date.now() - 60_000));
    const call = { passcode, params: { invitationId: id } };
    const path = `/invitations/${id}`;
    const { headers } = await callApi(invitation.GET, { ...call, path });
    const match = { 'if-match': headers.get('etag') ?? '' };
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        callApi(resend.POST, { ...call, path: `${path}/resend`, method: 'POST', headers: match }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });
});

// The embedded database runs one transaction at a time: there nobody ever waits for a lock.
describe.runIf(inject('engine') === 'postgres')('while somebody holds', () => {
  test('the project, who lacks the right is refused at once, whatever they ask', async () => {
    const world = await createWorld();
    const approver = await givenPasscode(await givenMember(world.admin.project, 'APPROVER'));
    const writes = documentedOperations.filter(
      ({ method, operation }) => method !== 'get' && operation.operationId !== 'checkAccess',
    );
    const calls: (() => ReturnType<typeof callOperation>)[] = [];
    for (const write of writes) {
      const call = await contractCalls[write.operation.operationId]!(world);
      calls.push(() => callOperation(write, { ...call, passcode: approver }));
    }
    await transact(async (tx) => {
      await holdProject(tx, world.admin);
      for (const call of calls) {
        expect((await call()).body).toMatchObject({ status: 403, code: 'forbidden' });
      }
    });
  });

  test('another project, acts on its people wait for it only where the person is here too', async () => {
    const other = await givenMember(await givenProject());
    const invited = await givenMember(other.project);
    await transact((tx) => addMember(tx, admin.project, invited.id, 'MEMBER'));
    await database().member.updateMany({
      where: { projectId: admin.project.id, userId: invited.id },
      data: { status: 'INVITED' },
    });
    await transact(async (tx) => {
      await holdProject(tx, other);
      const strange = await callUser(passcode, 'POST', other, 'disable');
      expect(strange.status).toBe(404);
      const refused = await callUser(passcode, 'POST', invited, 'disable');
      expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    });
  });

  test('the project, and revokes the passcode by which a call waits, the call writes nothing', async () => {
    const { call } = await transact(async (tx) => {
      await holdProject(tx, admin);
      const waiting = callUser(passcode, 'PATCH', mina, null, { body: { firstName: 'Ada' } });
      await untilWaiting(1);
      await tx.passcode.updateMany({
        where: { memberId: admin.memberId },
        data: { revokedAt: new Date() },
      });
      return { call: waiting };
    });
    expect(await call).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    const { firstName } = await database().user.findUniqueOrThrow({ where: { id: mina.id } });
    expect(firstName).toBe('Asha');
  });

  test('the first of a person’s projects, If-Match holds none of the later ones', async () => {
    const other = await givenMember(await givenProject());
    const [first, last] = [admin, other].sort((a, b) => (a.project.id < b.project.id ? -1 : 1)) as [
      GivenMember,
      GivenMember,
    ];
    const person = await givenMember(first.project, 'MEMBER');
    await transact((tx) => addMember(tx, last.project, person.id, 'MEMBER'));
    const by = await givenPasscode(last);
    const { call } = await transact(async (tx) => {
      await holdProject(tx, first);
      const headers = { 'if-match': '*' };
      const waiting = callUser(by, 'POST', person, 'disable', { headers });
      await untilWaiting(1);
      await database().$queryRaw`
        SELECT id FROM projects WHERE id = ${last.project.id}::uuid FOR NO KEY UPDATE NOWAIT`;
      return { call: waiting };
    });
    expect((await call).status).toBe(403);
  });

  test('a person, an act on them and their own call with a key are no dead end', async () => {
    const second = await givenMember(admin.project);
    const own = await givenPasscode(second);
    const before = await deadlocks();
    const { act, call } = await transact(async (tx) => {
      await tx.$queryRaw`SELECT id FROM users WHERE id = ${second.id}::uuid FOR NO KEY UPDATE`;
      const revoking = revokeAccess(contextFor(admin), { userId: second.id });
      await untilWaiting(1);
      const calling = callUser(own, 'PATCH', mina, null, {
        body: { firstName: 'Ada' },
        headers: { 'idempotency-key': 'own' },
      });
      await untilWaiting(2);
      return { act: revoking, call: calling };
    });
    expect((await act).title).toContain('can no longer open');
    expect(await call).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await deadlocks()).toBe(before);
  });

  test.each<[string, (desk: string) => Promise<unknown>, boolean]>([
    ['by a role', (desk) => assignRole(mina, desk), true],
    ['by an override', () => givenOverrides(mina, { users: 'READ_WRITE' }), true],
    ['not', () => givenOverrides(mina, { users: 'READ', roles: 'READ_WRITE' }), false],
  ])('somebody who may write users %s, others wait for the project', async (_, give, alone) => {
    await give(await givenRole(admin.project, 'Desk', { users: 'READ_WRITE' }));
    await transact(async (tx) => {
      await lockPersonToEdit(tx, contextFor(admin), mina.id);
      const other = database().$queryRaw`
        SELECT id FROM projects WHERE id = ${admin.project.id}::uuid FOR SHARE NOWAIT`;
      if (alone) await expect(other).rejects.toThrow('could not obtain lock');
      else await other;
    });
  });

  test('nothing, people who change each other and themselves at once are no dead end', async () => {
    const desk = await givenRole(admin.project, 'Desk', { users: 'READ_WRITE' });
    const people = [mina, await givenMember(admin.project, 'MEMBER')];
    const before = await deadlocks();
    const passcodes = await Promise.all(people.map((person) => givenPasscode(person)));
    for (const person of people) await assignRole(person, desk);
    const answers = await Promise.all(
      [0, 1, 2, 3, 4, 5, 6, 7].map((at) =>
        callUser(passcodes[at % 2]!, 'PATCH', people[at < 4 ? 0 : 1]!, null, {
          body: { firstName: `Ada ${at}` },
        }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await deadlocks()).toBe(before);
  });

  test('somebody invited, sending to them anew holds their invitation and nothing after them', async () => {
    const { id } = await givenInvitation(admin, new Date(Date.now() - 60_000));
    const { member } = await database().invitation.findUniqueOrThrow({
      where: { id },
      include: { member: true },
    });
    const { call } = await transact(async (tx) => {
      await tx.$queryRaw`SELECT id FROM users WHERE id = ${member!.userId}::uuid FOR UPDATE`;
      const waiting = callApi(resend.POST, {
        passcode,
        params: { invitationId: id },
        method: 'POST',
      });
      await untilWaiting(1);
      await database().$queryRaw`
        SELECT id FROM members WHERE id = ${member!.id}::uuid FOR UPDATE NOWAIT`;
      return { call: waiting };
    });
    expect((await call).status).toBe(200);
  });

  // As a sign-in, which changes the person and by that their memberships.
  test('the caller, a call that waits for them holds nothing of theirs', async () => {
    const { calls } = await transact(async (tx) => {
      await tx.$queryRaw`SELECT id FROM users WHERE id = ${admin.id}::uuid FOR UPDATE`;
      const waiting = Promise.all([
        callUser(passcode, 'PATCH', mina, null, { body: { firstName: 'Ada' } }),
        postUser(passcode, { ...newUser, email: `${randomUUID()}@example.com` }),
      ]);
      await untilWaiting(2);
      await database().$queryRaw`
        SELECT id FROM members WHERE id = ${admin.memberId}::uuid FOR UPDATE NOWAIT`;
      return { calls: waiting };
    });
    expect((await calls).map(({ status }) => status)).toEqual([200, 201]);
  });
});

const newUser = { firstName: 'New', lastName: 'User', overrides: { payments: 'READ' } };
