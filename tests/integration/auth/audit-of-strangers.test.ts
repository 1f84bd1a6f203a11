import { expect, test } from 'vitest';
import { recordAuditForPerson } from '@/lib/audit/record-for-person';
import { sendPasswordReset } from '@/lib/members/commands/send-password-reset';
import { disableUser } from '@/lib/members/commands/person-acts';
import { updateUser } from '@/lib/members/commands/update-user';
import { database } from '@/lib/platform/database';
import { contextFor, givenMember, givenProject, givenRequest } from '@/tests/support/given-project';

/** Somebody with an account, whom another project has invited; they have not answered. */
async function givenInvitedStranger() {
  const home = await givenProject();
  const admin = await givenMember(home);
  const person = await givenMember(home, 'MEMBER');
  const inviting = await givenProject();
  await database().member.create({
    data: { projectId: inviting.id, userId: person.id, status: 'INVITED' },
  });
  const events = async (projectId: string) => {
    const rows = await database().auditEvent.findMany({
      where: { projectId, OR: [{ targetId: person.id }, { actorUserId: person.id }] },
    });
    return rows.map(({ event }) => event);
  };
  return { admin, person, home, inviting, events };
}

test('a project reads nothing of how those sign in who have not accepted its invitation', async () => {
  const { person, home, inviting, events } = await givenInvitedStranger();
  const user = await database().user.findUniqueOrThrow({ where: { id: person.id } });
  await recordAuditForPerson(database(), givenRequest(), user, { event: 'sign_in.failed' });
  expect(await events(home.id)).toEqual(['sign_in.failed']);
  expect(await events(inviting.id)).toEqual([]);
});

test('nor what is done to their account elsewhere', async () => {
  const { admin, person, home, inviting, events } = await givenInvitedStranger();
  await database().member.create({
    data: { projectId: inviting.id, userId: admin.id, status: 'ACTIVE' },
  });
  await updateUser(contextFor(admin), { userId: person.id, mobile: '+919876543210' });
  await sendPasswordReset(contextFor(admin), { userId: person.id });
  await disableUser(contextFor(admin), { userId: person.id });
  expect((await events(home.id)).sort()).toEqual([
    'user.disabled',
    'user.password_reset_sent',
    'user.updated',
  ]);
  expect(await events(inviting.id)).toEqual([]);
});

test('somebody without an account yet has their set-up in the log of who invited them', async () => {
  const { person, inviting, events } = await givenInvitedStranger();
  const user = await database().user.update({
    where: { id: person.id },
    data: { activatedAt: null },
  });
  await recordAuditForPerson(database(), givenRequest(), user, {
    event: 'invitation.password_set',
  });
  expect(await events(inviting.id)).toEqual(['invitation.password_set']);
});
