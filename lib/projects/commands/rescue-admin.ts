import { recordAudit } from '../../audit/record-audit';
import { createAccountLink } from '../../auth/account-links';
import { resetUnfinishedSetUp } from '../../auth/reset-set-up';
import type { RequestContext } from '../../core/context';
import { AppError } from '../../core/errors';
import { displayName } from '../../core/person-name';
import { invitationUrl } from '../../invitations/invitation-mail';
import { invitationEnd } from '../../invitations/lifetime';
import { ensureUsers } from '../../invitations/add-invited';
import { digestToken, randomToken } from '../../platform/crypto';
import { transact, type Tx } from '../../platform/transact';
import { lockProjectAccess } from '../../auth/lock-access';
import {
  factsBefore,
  openAccount,
  openMembership,
  rescueFacts,
  type RescuedPerson,
} from '../rescued-person';
import type { RescueInput } from '../schema';

export type RescueOutcome = {
  project: { name: string; slug: string };
  /** What was changed, in sentences. */
  done: string[];
  /** What to open next, each until its end. */
  links: { purpose: 'invitation' | 'password' | 'two-factor'; link: string; expiresAt: Date }[];
};

type Project = NonNullable<Awaited<ReturnType<typeof findProject>>>;

/**
 * For the operator, on the server itself: makes a person, who may not exist yet, an Admin who can
 * sign in, whatever stands in the way. It asks no policy, since whoever may run it has the
 * database; it is recorded like everything else.
 * @throws `not_found` without such a project; `invalid` when it has to be named
 */
export async function rescueAdmin(ctx: RequestContext, input: RescueInput): Promise<RescueOutcome> {
  return transact(async (tx) => {
    const project = await findProject(tx, input.project);
    await lockProjectAccess(tx, project.id, 'exclusive');
    const [user] = await ensureUsers(
      tx,
      [{ email: input.email, firstName: '', lastName: '', mobile: null }],
      ctx.now,
    );
    const userId = user?.id ?? '';
    await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
    const person = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      include: rescueFacts,
    });
    const done = await openAccount(tx, person);
    const membership = await findMembership(tx, ctx, project, person, done);
    done.push(...(await openMembership(tx, membership, project.roles[0]?.id ?? '')));
    done.push(...(await openNetworks(tx, project)));
    const links = person.activatedAt
      ? await linksOfAccount(tx, ctx, person, membership.id, input.twoFactor)
      : [await inviteAnew(tx, ctx, project, person, membership.id)];
    await recordAudit(tx, ctx, {
      event: 'project.admin_rescued',
      projectId: project.id,
      actor: { userId: null, name: 'The operator of this installation', email: null },
      target: { type: 'user', id: userId, name: displayName(person), email: person.email },
      before: { ...factsBefore(person, project.id), allowedNetworks: project.allowedNetworks },
      after: { role: 'Admin', done, links: links.map(({ purpose }) => purpose) },
    });
    return { project: { name: project.name, slug: project.slug }, done, links };
  });
}

async function findProject(tx: Tx, slug: string | undefined) {
  const projects = await tx.project.findMany({
    where: slug === undefined ? {} : { slug },
    include: { roles: { where: { systemRole: 'ADMIN' }, select: { id: true } } },
    orderBy: { slug: 'asc' },
    take: 20,
  });
  const [project] = projects;
  if (!project) {
    throw new AppError(
      'not_found',
      slug === undefined
        ? 'There is no project yet. Start Rolecall: it prints the link with which to make one.'
        : `There is no project ${slug}.`,
    );
  }
  if (projects.length === 1) return project;
  const slugs = projects.map((each) => each.slug).join(', ');
  throw new AppError('invalid', `Name the project with --project, one of: ${slugs}`);
}

/** The membership, made where there is none; who has an account needs no invitation to it. */
async function findMembership(
  tx: Tx,
  { now }: RequestContext,
  project: Project,
  person: RescuedPerson,
  done: string[],
): Promise<RescuedPerson['memberships'][number]> {
  const projectId = project.id;
  const known = person.memberships.find((each) => each.projectId === projectId);
  const status = person.activatedAt ? ('ACTIVE' as const) : ('INVITED' as const);
  const dates = { activeSince: now, ...(status === 'ACTIVE' ? { joinedAt: now } : {}) };
  const include = rescueFacts.memberships.include;
  if (!known) {
    done.push(`Added ${person.email} to ${project.name}.`);
    return tx.member.create({
      data: { projectId, userId: person.id, status, createdAt: now, ...dates },
      include,
    });
  }
  const joined = { ...dates, joinedAt: known.joinedAt ?? dates.joinedAt };
  await tx.member.update({ where: { id: known.id }, data: { status, ...joined } });
  return known;
}

async function openNetworks(tx: Tx, { id, name, allowedNetworks }: Project): Promise<string[]> {
  if (allowedNetworks.length === 0) return [];
  await tx.project.update({ where: { id }, data: { allowedNetworks: [] } });
  const list = allowedNetworks.join(', ');
  return [`Emptied the list of addresses from which ${name} can be opened: ${list}.`];
}

/** Whoever finished the set-up signs in as before; the links are for what may be forgotten or lost. */
async function linksOfAccount(
  tx: Tx,
  ctx: RequestContext,
  person: RescuedPerson,
  memberId: string,
  twoFactor: boolean,
): Promise<RescueOutcome['links']> {
  await tx.invitation.updateMany({
    where: { memberId, acceptedAt: null, withdrawnAt: null },
    data: { acceptedAt: ctx.now },
  });
  const password = await createAccountLink(tx, ctx, person.id, 'RESET_PASSWORD');
  const links: RescueOutcome['links'] = [{ purpose: 'password', ...password }];
  const hasFactor = person.totpCredentials.length + person.passkeys.length > 0;
  if (twoFactor || !hasFactor) {
    const link = await createAccountLink(tx, ctx, person.id, 'RESET_TWO_FACTOR');
    links.push({ purpose: 'two-factor', ...link });
  }
  return links;
}

/** A fresh invitation by nobody, whose rights therefore cannot be lost; earlier links end. */
async function inviteAnew(
  tx: Tx,
  ctx: RequestContext,
  project: Project,
  person: RescuedPerson,
  memberId: string,
): Promise<RescueOutcome['links'][number]> {
  await resetUnfinishedSetUp(tx, person.id);
  await tx.invitation.updateMany({
    where: { memberId, acceptedAt: null, withdrawnAt: null },
    data: { withdrawnAt: ctx.now },
  });
  const token = randomToken();
  const expiresAt = invitationEnd(ctx.now, project);
  await tx.invitation.create({
    data: {
      projectId: project.id,
      memberId,
      email: person.email,
      createdAt: ctx.now,
      sentAt: ctx.now,
      expiresAt,
      links: { create: { digest: digestToken(token), createdAt: ctx.now } },
    },
  });
  return { purpose: 'invitation', link: invitationUrl(token), expiresAt };
}
