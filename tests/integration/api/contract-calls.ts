import { randomUUID } from 'node:crypto';
import { recordAudit } from '@/lib/audit/record-audit';
import { database } from '@/lib/platform/database';
import { givenPasscode } from '@/tests/support/api';
import type { ContractCall } from '@/tests/support/api-contract';
import { givenRole, givenScopeItem } from '@/tests/support/given-access';
import { givenInvitation } from '@/tests/support/given-invitation';
import { moduleIn } from '@/tests/support/given-modules';
import { givenMember, givenProject, type GivenMember } from '@/tests/support/given-project';
import { contextFor } from '@/tests/support/given-project';
import { disableUser, lockUser, revokeAccess } from '@/lib/members/commands/person-acts';

/** Who calls, and about whom: one project for each operation. */
export type World = { admin: GivenMember; target: GivenMember };

export async function createWorld(): Promise<World> {
  const project = await givenProject();
  return { admin: await givenMember(project), target: await givenMember(project, 'CREATOR') };
}

type Calls = Record<string, (world: World) => ContractCall | Promise<ContractCall>>;

const newEmail = () => `${randomUUID()}@example.com`;
const onTarget = ({ target }: World) => ({ params: { userId: target.id } });

async function onRole({ admin }: World) {
  const roleId = await givenRole(admin.project, `Own ${randomUUID()}`, { payments: 'READ' });
  return { params: { roleId } };
}

async function onModule({ admin }: World) {
  return { params: { moduleId: (await moduleIn(admin.project, 'payments.refunds')).id } };
}

const onEntry = (kind: 'PRODUCT' | 'GATEWAY') => async (world: World) => ({
  params: { entryId: await givenScopeItem(world.admin.project, kind, randomUUID()) },
});

async function onInvitation({ admin }: World) {
  return { params: { invitationId: (await givenInvitation(admin, new Date())).id } };
}

const members: Calls = {
  getMe: () => ({}),
  listUsers: () => ({ query: { limit: '1', count: 'true' } }),
  createUser: ({ admin }) => ({
    body: {
      email: newEmail(),
      firstName: 'Mina',
      lastName: 'Das',
      roles: [admin.project.roleIds.MEMBER],
    },
  }),
  getUser: onTarget,
  updateUser: (world) => ({ ...onTarget(world), body: { firstName: 'Mina' } }),
  deleteUser: onTarget,
  disableUser: onTarget,
  lockUser: onTarget,
  revokeAccess: onTarget,
  enableUser: async (world) => {
    await disableUser(contextFor(world.admin), { userId: world.target.id });
    return onTarget(world);
  },
  unlockUser: async (world) => {
    await lockUser(contextFor(world.admin), { userId: world.target.id });
    return onTarget(world);
  },
  grantAccess: async (world) => {
    await revokeAccess(contextFor(world.admin), { userId: world.target.id });
    return onTarget(world);
  },
  getUserRoles: onTarget,
  setUserRoles: (world) => ({
    ...onTarget(world),
    body: { roles: [world.admin.project.roleIds.MEMBER] },
  }),
  getUserOverrides: onTarget,
  setUserOverrides: (world) => ({ ...onTarget(world), body: { overrides: { payments: 'READ' } } }),
  getUserScopes: onTarget,
  setUserScopes: (world) => ({ ...onTarget(world), body: { products: [], gateways: 'ALL' } }),
  getUserAccess: onTarget,
  getUserPasscode: onTarget,
  revokeUserPasscode: async (world) => {
    await givenPasscode(world.target);
    return onTarget(world);
  },
};

const access: Calls = {
  checkAccess: ({ target }) => ({
    body: { questions: [{ user: target.email, module: 'payments', level: 'READ' }] },
  }),
  listRoles: () => ({ query: { limit: '2' } }),
  createRole: () => ({ body: { name: 'Desk', levels: { payments: 'READ' } } }),
  getRole: onRole,
  updateRole: async (world) => ({ ...(await onRole(world)), body: { name: 'Renamed' } }),
  deleteRole: onRole,
  assignRoles: async (world) => ({
    body: { users: [world.target.id], assign: [(await onRole(world)).params.roleId] },
  }),
};

const invitations: Calls = {
  listInvitations: async (world) => {
    await onInvitation(world);
    return { query: { count: 'true' } };
  },
  inviteUsers: ({ admin, target }) => ({
    body: {
      rows: [newEmail(), target.email].map((email) => ({
        email,
        roles: [admin.project.roleIds.MEMBER],
      })),
    },
  }),
  getInvitation: onInvitation,
  withdrawInvitation: onInvitation,
  resendInvitation: onInvitation,
};

const catalogue: Calls = {
  listModules: () => ({ query: { limit: '2' } }),
  createModule: () => ({ body: { key: 'ledger', name: 'Ledger' } }),
  getModule: onModule,
  updateModule: async (world) => ({ ...(await onModule(world)), body: { name: 'Renamed' } }),
  retireModule: onModule,
  listProducts: async (world) => {
    await onEntry('PRODUCT')(world);
    return {};
  },
  createProduct: () => ({ body: { externalId: 'P-9', name: 'Cards' } }),
  getProduct: onEntry('PRODUCT'),
  updateProduct: async (world) => ({
    ...(await onEntry('PRODUCT')(world)),
    body: { retired: true },
  }),
  retireProduct: onEntry('PRODUCT'),
  listGateways: async (world) => {
    await onEntry('GATEWAY')(world);
    return {};
  },
  createGateway: () => ({ body: { externalId: 'G-9', name: 'Acquirer' } }),
  getGateway: onEntry('GATEWAY'),
  updateGateway: async (world) => ({
    ...(await onEntry('GATEWAY')(world)),
    body: { name: 'Renamed' },
  }),
  retireGateway: onEntry('GATEWAY'),
};

async function onEvent({ admin }: World) {
  const projectId = admin.project.id;
  await recordAudit(database(), contextFor(admin), {
    event: 'role.created',
    projectId,
    target: { type: 'role', id: randomUUID(), name: 'Desk' },
    after: { Name: 'Desk', levels: [1, null, true] },
  });
  const { id } = await database().auditEvent.findFirstOrThrow({ where: { projectId } });
  return { params: { eventId: id } };
}

const audit: Calls = {
  listAuditEvents: async (world) => {
    await onEvent(world);
    return { query: { limit: '1', count: 'true', from: '2026-01-01T00:00:00Z' } };
  },
  getAuditEvent: onEvent,
};

/** A call of every operation that succeeds, by the operation's name. */
export const contractCalls: Calls = {
  ...members,
  ...access,
  ...invitations,
  ...catalogue,
  ...audit,
};
