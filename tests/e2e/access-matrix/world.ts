import { database } from '@/lib/platform/database';
import { givenRole, givenScopeItem } from '@/tests/support/given-access';
import { givenPasscode } from '@/tests/support/given-passcode';
import { givenInvitation, type GivenInvitation } from '@/tests/support/given-invitation';
import {
  givenMember,
  givenProject,
  type GivenMember,
  type GivenProject,
} from '@/tests/support/given-project';
import { moduleIn } from '@/tests/support/given-modules';

/** In the name of everything that not everybody may see. */
export const marker = 'zq7hidden';

/** One project with one of everything, that the personas ask about. */
export type World = {
  project: GivenProject;
  admin: GivenMember;
  /** A plain Member whom nobody signs in as. */
  target: GivenMember;
  roleId: string;
  moduleId: string;
  retiredModuleId: string;
  productId: string;
  retiredProductId: string;
  /** Somebody of another project. */
  foreignUserId: string;
  foreignRoleId: string;
  newInvitation: () => Promise<GivenInvitation>;
};

export async function createWorld(): Promise<World> {
  const project = await givenProject();
  const admin = await givenMember(project);
  const person = {
    firstName: marker,
    lastName: 'Target',
    email: `${marker}-${project.slug}@example.com`,
  };
  const target = await givenMember(project, 'MEMBER', person);
  await givenPasscode(target);
  await givenPasscode(admin, { revokedAt: new Date() });
  const [used, retired] = [
    await moduleIn(project, 'payments.orders'),
    await moduleIn(project, 'payments.refunds'),
  ];
  await database().module.update({ where: { id: used.id }, data: { name: `${marker} orders` } });
  await database().module.update({
    where: { id: retired.id },
    data: { name: `${marker} refunds`, retiredAt: new Date() },
  });
  const productId = await givenScopeItem(project, 'PRODUCT', 'cards');
  const retiredProductId = await givenScopeItem(project, 'PRODUCT', `${marker}-loans`);
  await database().scopeItem.update({
    where: { id: retiredProductId },
    data: { retiredAt: new Date() },
  });
  await database().scopeItem.update({
    where: { id: productId },
    data: { name: `${marker} cards` },
  });
  const stranger = await givenMember(await givenProject(), 'MEMBER', { firstName: marker });
  return {
    project,
    admin,
    target,
    roleId: await givenRole(project, `${marker} role`, { 'payments.orders': 'READ' }),
    moduleId: used.id,
    retiredModuleId: retired.id,
    productId,
    retiredProductId,
    foreignUserId: stranger.id,
    foreignRoleId: await givenRole(stranger.project, `${marker} role`, {}),
    newInvitation: () => givenInvitation(admin, new Date()),
  };
}

/** Everything of the project that an action could change, to see that a refused one did not. */
export async function snapshotOf({ project }: World): Promise<unknown> {
  const where = { projectId: project.id };
  const db = database();
  return Promise.all([
    db.module.findMany({ where, orderBy: { id: 'asc' } }),
    db.scopeItem.findMany({ where, orderBy: { id: 'asc' } }),
    db.role.findMany({ where, orderBy: { id: 'asc' } }),
    db.moduleGrant.findMany({ where, orderBy: [{ roleId: 'asc' }, { moduleId: 'asc' }] }),
    db.member.findMany({ where, orderBy: { id: 'asc' }, omit: { lastSignInAt: true } }),
    db.memberRole.findMany({ where, orderBy: [{ memberId: 'asc' }, { roleId: 'asc' }] }),
    db.override.findMany({ where, orderBy: [{ memberId: 'asc' }, { moduleId: 'asc' }] }),
    db.memberScope.findMany({ where, orderBy: [{ memberId: 'asc' }, { itemId: 'asc' }] }),
    db.passcode.findMany({ where, orderBy: { id: 'asc' } }),
    db.invitation.findMany({ where, orderBy: { id: 'asc' }, include: { links: true } }),
  ]);
}
