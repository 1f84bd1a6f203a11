import type { Tx } from '../../lib/platform/transact';
import { createProject } from '../../lib/projects/store';
import { fillAccess, tellAccess } from './access-rows';
import {
  recoveryCodeRows,
  sessionRows,
  totpRows,
  userRows,
  type DemoCredentials,
} from './account-rows';
import { auditRows } from './audit-rows';
import { invitationRows } from './invitation-rows';
import { memberRoleRows, memberRows } from './member-rows';
import { passcodeRows } from './passcode-rows';
import { createPeople, projectAgeMs } from './people';
import { createRandom } from './random';

export const demoProject = { slug: 'demo', name: 'Northwind Payments' };
const seed = 20_261_121;

/** Writes the whole demo project. @returns how many people it has */
export async function fillProject(
  tx: Tx,
  credentials: DemoCredentials,
  now: Date,
): Promise<number> {
  const random = createRandom(seed);
  const createdAt = new Date(now.getTime() - projectAgeMs);
  const created = await createProject(tx, { ...demoProject, now: createdAt });
  const project = { ...created, name: demoProject.name };
  const people = createPeople(random, now);

  const told = tellAccess(people);
  const access = new Map(told.map(({ person, story }) => [person, story]));

  await tx.user.createMany({ data: userRows(people, credentials, now) });
  await tx.member.createMany({ data: memberRows(project, people, access, now) });
  await tx.memberRole.createMany({ data: memberRoleRows(project, people, access) });
  await fillAccess(tx, project, told, now);
  await tx.totpCredential.createMany({ data: totpRows(people, credentials) });
  await tx.recoveryCode.createMany({ data: recoveryCodeRows(random, people) });
  await tx.session.createMany({ data: sessionRows(people, now) });
  const { mails, invitations, links } = invitationRows(random, project, people, now);
  await tx.outboxMessage.createMany({ data: mails });
  await tx.invitation.createMany({ data: invitations });
  await tx.invitationLink.createMany({ data: links });
  await tx.auditEvent.createMany({ data: auditRows(random, project, people, now) });
  await tx.passcode.createMany({ data: passcodeRows(random, project, people, now) });
  return people.length;
}
