import { randomUUID } from 'node:crypto';
import { generateSync } from 'otplib';
import { findMemberAccess, findModules } from '@/lib/access/queries/find-member-access';
import { systemRoles, type SystemRoleKey } from '@/lib/access/system-roles';
import { actorWith } from '@/lib/auth/actor-with';
import { hashPassword } from '@/lib/auth/password-hash';
import { newTotpSecret } from '@/lib/auth/totp';
import { createActor, type Actor } from '@/lib/core/actor';
import type { Context, RequestContext, UserContext } from '@/lib/core/context';
import { displayName, personSearchColumns } from '@/lib/core/person-name';
import { database } from '@/lib/platform/database';
import { seal } from '@/lib/platform/crypto';
import { transact, type Tx } from '@/lib/platform/transact';
import { createProject, type CreatedProject } from '@/lib/projects/store';
import { consoleModuleList, givenActor, systemRoleAccess } from './given-actor';

export const goodPassword = 'unrelated words tunnel orchid';

export type GivenProject = CreatedProject & { name: string };
export type GivenMember = {
  id: string;
  memberId: string;
  email: string;
  name: string;
  role: SystemRoleKey;
  totpSecret: string;
  project: GivenProject;
};

// Hashing is meant to be slow; one hash serves all people of a test file.
let sharedHash: Promise<string> | undefined;

/** A project of its own, so that tests of one database do not meet. */
export async function givenProject(name = 'Acme'): Promise<GivenProject> {
  const slug = `p-${randomUUID()}`;
  const project = await transact((tx) => createProject(tx, { name, slug, now: new Date() }));
  return { ...project, name };
}

/** Somebody who finished their set-up and is an active member. */
export async function givenMember(
  project: GivenProject,
  role: SystemRoleKey = 'ADMIN',
  person: { firstName?: string; lastName?: string; email?: string } = {},
): Promise<GivenMember> {
  const facts = {
    firstName: person.firstName ?? 'Asha',
    lastName: person.lastName ?? systemRoles[role].name,
    email: person.email ?? `${randomUUID()}@example.com`,
  };
  sharedHash ??= hashPassword(goodPassword);
  const passwordHash = await sharedHash;
  const totpSecret = newTotpSecret();
  const now = new Date();
  return transact(async (tx) => {
    const user = await tx.user.create({
      data: { ...facts, ...personSearchColumns(facts), passwordHash, activatedAt: now },
    });
    await tx.totpCredential.create({
      data: { userId: user.id, sealedSecret: seal('totp-secret', totpSecret), confirmedAt: now },
    });
    const memberId = await addMember(tx, project, user.id, role);
    return {
      id: user.id,
      memberId,
      email: user.email,
      name: displayName(user),
      role,
      totpSecret,
      project,
    };
  });
}

/** Puts an existing person into a project. */
export async function addMember(
  tx: Tx,
  project: GivenProject,
  userId: string,
  role: SystemRoleKey,
): Promise<string> {
  const member = await tx.member.create({
    data: { projectId: project.id, userId, status: 'ACTIVE', joinedAt: new Date() },
  });
  await tx.memberRole.create({
    data: { projectId: project.id, memberId: member.id, roleId: project.roleIds[role] },
  });
  return member.id;
}

/** A request at a moment, from an address of its own, so that rate limits of tests do not meet. */
export function givenRequest(now = new Date(), address = randomAddress()): RequestContext {
  return { requestId: randomUUID(), address, userAgent: 'test', now };
}

function randomAddress(): string {
  const part = () => Math.floor(Math.random() * 254) + 1;
  return `10.${part()}.${part()}.${part()}`;
}

/**
 * Somebody as a request would know them. The modules of the product are not among theirs: commands
 * look those up themselves; `loadedContextFor` is for what reads them from the actor.
 */
export function actorOf(member: GivenMember, now = new Date()): Actor {
  const actor = givenActor(
    [{ ...systemRoleAccess(member.role), id: member.project.roleIds[member.role] }],
    {
      modules: consoleModuleList,
    },
  );
  return createActor({
    ...actor,
    userId: member.id,
    sessionId: randomUUID(),
    name: member.name,
    email: member.email,
    authenticatedAt: now,
    memberId: member.memberId,
    projectId: member.project.id,
    projectSlug: member.project.slug,
    projectName: member.project.name,
  });
}

export function contextFor(member: GivenMember, now = new Date()): Context {
  return { ...givenRequest(now), actor: actorOf(member, now), projectId: member.project.id };
}

/** Somebody on what is theirs in every project, who has just proven who they are. */
export function userContextFor(member: GivenMember, now = new Date()): UserContext {
  return {
    ...givenRequest(now),
    user: {
      userId: member.id,
      sessionId: randomUUID(),
      name: member.name,
      email: member.email,
      authenticatedAt: now,
    },
  };
}

/** The same with the access that the database holds for them now. */
export async function loadedContextFor(member: GivenMember, now = new Date()): Promise<Context> {
  const ctx = contextFor(member, now);
  const found = await findMemberAccess(database(), member.project.id, [member.id]);
  const modules = await findModules(database(), member.project.id);
  return { ...ctx, actor: actorWith(ctx.actor, found.get(member.id)!.access, modules, now) };
}

/** The code that the member's authenticator app shows at a moment. */
export function totpCode(totpSecret: string, now: Date): string {
  return generateSync({ secret: totpSecret, epoch: Math.floor(now.getTime() / 1000) });
}
