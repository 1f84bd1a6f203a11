import { beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '@/lib/core/context';
import { usersOfManyInput } from '@/lib/members/bulk-schema';
import {
  deleteUsers,
  disableUsers,
  enableUsers,
  revokeAccessOfMany,
} from '@/lib/members/commands/acts-on-many';
import { disableUser } from '@/lib/members/commands/person-acts';
import type { ActOnMany } from '@/lib/members/person-schema';
import { previewActOnMany } from '@/lib/members/queries/preview-acts-on-many';
import { toAppError } from '@/lib/platform/database-errors';
import { database } from '@/lib/platform/database';
import { transact } from '@/lib/platform/transact';
import { auditTrail } from '@/tests/support/audit-trail';
import { assignRole, givenRole } from '@/tests/support/given-access';
import { givenInvitation } from '@/tests/support/given-invitation';
import {
  addMember,
  contextFor,
  givenMember,
  givenProject,
  loadedContextFor,
  type GivenMember,
  type GivenProject,
} from '@/tests/support/given-project';
import { givenSession } from '@/tests/support/given-session';
import { owedMails } from '@/tests/support/outbox';

let project: GivenProject;
let admin: GivenMember;
let ctx: Context;

beforeEach(async () => {
  project = await givenProject();
  admin = await givenMember(project, 'ADMIN', { firstName: 'Asha', lastName: 'Rao' });
  ctx = await loadedContextFor(admin);
});

const commands = {
  enable: enableUsers,
  disable: disableUsers,
  revoke: revokeAccessOfMany,
  delete: deleteUsers,
};
type Asked = { users?: string[]; selection?: string; filter?: Record<string, string> };
const parse = (asked: Asked & { reviewed?: string }) =>
  usersOfManyInput.parse({ selection: 'USERS', ...asked });
const preview = (act: ActOnMany, asked: Asked, by = ctx) =>
  previewActOnMany(by.actor, act, parse(asked), by.now);

/** As a person does it: looks at the review, then carries it out. */
async function carryOut(act: ActOnMany, asked: Asked, by = ctx) {
  const { reviewed } = await preview(act, asked, by);
  return commands[act](by, parse({ ...asked, reviewed }));
}

const person = (firstName: string, role: GivenMember['role'] = 'MEMBER') =>
  givenMember(project, role, { firstName, lastName: 'Test' });
const countDisabled = (members: GivenMember[]) =>
  database().user.count({
    where: { id: { in: members.map(({ id }) => id) }, disabledAt: { not: null } },
  });

describe('an act on many', () => {
  test('is done to everybody it can be done to, and says who is left out and why', async () => {
    const [bea, ada] = [await person('Bea'), await person('Ada')];
    const cai = await person('Cai');
    await disableUser(contextFor(admin), { userId: cai.id });
    await givenSession(bea);
    await givenSession(ada);
    const asked = { users: [admin.id, bea.id, ada.id, cai.id] };
    const review = await preview('disable', asked);
    expect(review.acted.people.map(({ name }) => name)).toEqual(['Ada Test', 'Bea Test']);
    expect(review.lines[0]).toBe('Signs them out of 2 devices at once.');
    expect(review.skipped.map(({ code, reason }) => [code, reason])).toEqual(
      expect.arrayContaining([
        ['self', 'You cannot disable your own account. Another Admin can.'],
        ['done', 'They are disabled already.'],
      ]),
    );
    expect(await countDisabled([bea, ada])).toBe(0);

    const outcome = await carryOut('disable', asked);
    expect(outcome.lines).toEqual(['Signed out of 2 devices']);
    expect(await countDisabled([bea, ada])).toBe(2);
    expect(await database().session.count({ where: { userId: { in: asked.users } } })).toBe(0);
    expect(await auditTrail(bea.id)).toEqual(['user.disabled']);
    expect(await auditTrail(cai.id)).toEqual(['user.disabled']);
    expect(await owedMails(ada.email)).toHaveLength(1);

    await carryOut('enable', { selection: 'MATCHING', filter: { status: 'DISABLED' } });
    expect(await countDisabled([bea, ada, cai])).toBe(0);
  });

  test('deletes accounts with their last project, and leaves the others', async () => {
    const [bea, ada] = [await person('Bea'), await person('Ada')];
    const other = await givenProject('Elsewhere');
    await transact((tx) => addMember(tx, other, ada.id, 'ADMIN'));
    const invited = await givenInvitation(admin, ctx.now);
    const outcome = await carryOut('delete', { users: [bea.id, ada.id, invited.userId] });
    expect(outcome.lines).toEqual([
      '1 invitation link stopped working',
      '2 accounts were deleted too, since they belonged to no other project',
      'The account stays, for other projects',
    ]);
    expect(await database().member.count({ where: { projectId: project.id } })).toBe(1);
    expect(await database().user.count({ where: { id: ada.id } })).toBe(1);
  });

  test('does not revoke invitations', async () => {
    const invited = await givenInvitation(admin, ctx.now);
    const bea = await person('Bea');
    const { acted, skipped } = await carryOut('revoke', { users: [invited.userId, bea.id] });
    expect(acted.people).toMatchObject([{ userId: bea.id }]);
    expect(skipped).toMatchObject([{ code: 'too-early', count: 1 }]);
  });

  test('needs a review, and refuses when something else would happen than was reviewed', async () => {
    const [bea, ada] = [await person('Bea'), await person('Ada')];
    const asked = { users: [bea.id, ada.id] };
    await expect(disableUsers(ctx, parse(asked))).rejects.toMatchObject({ code: 'invalid' });
    const { reviewed } = await preview('disable', asked);
    await disableUser(contextFor(admin), { userId: bea.id });
    await expect(disableUsers(ctx, parse({ ...asked, reviewed }))).rejects.toMatchObject({
      code: 'stale',
    });
    // One act's review is none of another.
    const { reviewed: ofDisabling } = await preview('disable', { users: [ada.id] });
    await expect(
      deleteUsers(ctx, parse({ users: [ada.id], reviewed: ofDisabling })),
    ).rejects.toMatchObject({ code: 'stale' });
    expect(await countDisabled([ada])).toBe(0);
  });

  test('that deletes asks for a fresh proof of who is there, and others do not', async () => {
    const bea = await person('Bea');
    const tired = {
      ...ctx,
      actor: { ...ctx.actor, authenticatedAt: new Date(ctx.now.getTime() - 11 * 60_000) },
    };
    await expect(carryOut('delete', { users: [bea.id] }, tired)).rejects.toMatchObject({
      code: 'reauthentication_required',
    });
    await carryOut('disable', { users: [bea.id] }, tired);
    expect(await countDisabled([bea])).toBe(1);
  });

  test('is refused to readers, and leaves people of other projects alone', async () => {
    const bea = await person('Bea');
    const reader = await loadedContextFor(await person('Cai', 'CREATOR'));
    await expect(preview('disable', { users: [bea.id] }, reader)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(
      disableUsers(reader, parse({ users: [bea.id], reviewed: 'x' })),
    ).rejects.toMatchObject({ code: 'forbidden' });
    const foreign = await givenMember(await givenProject('Elsewhere'));
    expect((await preview('delete', { users: [foreign.id] })).acted.count).toBe(0);
  });

  test('leaves out whom the actor may not act on, upwards or in other projects', async () => {
    const helper = await person('Hana');
    await assignRole(helper, await givenRole(project, 'Desk', { users: 'READ_WRITE' }));
    const [bea, ada] = [await person('Bea'), await person('Ada')];
    const other = await givenProject('Elsewhere');
    await transact((tx) => addMember(tx, other, ada.id, 'MEMBER'));
    const asked = { users: [admin.id, bea.id, ada.id] };
    const { acted, skipped } = await carryOut('disable', asked, await loadedContextFor(helper));
    expect(acted.people).toMatchObject([{ userId: bea.id }]);
    expect(skipped.map(({ code }) => code).sort()).toEqual(['forbidden', 'outranked']);
    expect(await auditTrail(ada.id)).toEqual([]);
  });

  test('leaves out the last usable Admin, and does nothing at all when it would take all of them', async () => {
    const second = await person('Second', 'ADMIN');
    const chief = await person('Chief');
    await assignRole(
      chief,
      await givenRole(project, 'Chief', {
        users: 'READ_WRITE',
        roles: 'READ_WRITE',
        customers: 'READ_WRITE',
        audit: 'READ_WRITE',
        settings: 'READ_WRITE',
      }),
    );
    const bea = await person('Bea');
    for (const act of ['disable', 'revoke', 'delete'] as const) {
      const failure: unknown = await carryOut(
        act,
        { users: [admin.id, second.id, bea.id] },
        await loadedContextFor(chief),
      ).catch((error: unknown) => error);
      expect(toAppError(failure)).toMatchObject({ code: 'last_admin' });
    }
    expect(await database().member.count({ where: { projectId: project.id } })).toBe(4);
    expect(await auditTrail(bea.id)).toEqual([]);
    expect(await owedMails(bea.email)).toEqual([]);

    await disableUser(contextFor(admin), { userId: second.id });
    const { acted, skipped } = await carryOut(
      'disable',
      { users: [admin.id, bea.id] },
      await loadedContextFor(chief),
    );
    expect(acted.people).toMatchObject([{ userId: bea.id }]);
    expect(skipped).toMatchObject([{ code: 'last_admin', count: 1 }]);
  });
});
