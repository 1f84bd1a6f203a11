import { inProject, type ActionRow } from './action-row';

/** What is done to roles and settings of a project. */
export const projectActionRows: readonly ActionRow[] = [
  // nobody, half signed in, Member, Creator, Approver, Admin, reader, stranger, disabled
  {
    action: 'roles/createRoleAction',
    fields: (world) => inProject(world, { name: 'Reader', 'levels[payments]': 'READ' }),
    answers: 'out out no no no invalid no 404 out',
  },
  {
    action: 'roles/createRoleForInviteAction',
    fields: (world) => inProject(world, { name: 'Reader', 'levels[payments]': 'READ' }),
    answers: 'out out no no no invalid no 404 out',
  },
  {
    action: 'roles/updateRoleAction',
    fields: (world) => inProject(world, { roleId: world.roleId, name: 'Renamed' }),
    answers: 'out out no no no done no 404 out',
  },
  {
    action: 'roles/deleteRoleAction',
    fields: (world) => inProject(world, { roleId: world.roleId, reviewed: 'other' }),
    answers: 'out out no no no stale no 404 out',
  },

  {
    action: 'settings/project/renameProjectAction',
    fields: (world) => inProject(world, { name: world.project.name }),
    answers: 'out out no no no done no 404 out',
  },
  {
    action: 'settings/security/changeSecurityAction',
    fields: (world) =>
      inProject(world, {
        passwordMinLength: '12',
        lockThreshold: '10',
        lockMinutes: '30',
        sessionIdleMinutes: '30',
        sessionAbsoluteHours: '8',
        invitationHours: '72',
        inactivityWarnDays: '',
        inactivityDisableDays: '',
        passcodeForever: 'on',
      }),
    answers: 'out out no no no done no 404 out',
  },
  {
    action: 'settings/security/changeNetworksAction',
    fields: (world) => inProject(world, { allowedNetworks: '' }),
    answers: 'out out no no no done no 404 out',
  },
  {
    action: 'settings/modules/addModuleAction',
    fields: (world) => inProject(world, { name: 'Payments', key: '', parentId: '' }),
    answers: 'out out no no no invalid no 404 out',
  },
  {
    action: 'settings/modules/renameModuleAction',
    fields: (world) => inProject(world, { moduleId: world.moduleId, name: 'Settlements' }),
    answers: 'out out no no no invalid no 404 out',
  },
  {
    action: 'settings/modules/moveModuleAction',
    fields: (world) => inProject(world, { moduleId: world.moduleId, direction: 'up' }),
    answers: 'out out no no no done no 404 out',
  },
  {
    action: 'settings/modules/retireModuleAction',
    fields: (world) => inProject(world, { moduleId: world.moduleId, reviewed: 'other' }),
    answers: 'out out no no no stale no 404 out',
  },
  {
    action: 'settings/modules/restoreModuleAction',
    fields: (world) => inProject(world, { moduleId: world.retiredModuleId, reviewed: 'other' }),
    answers: 'out out no no no stale no 404 out',
  },
  {
    action: 'settings/products/addScopeEntryAction',
    fields: (world) => inProject(world, { kind: 'PRODUCT', externalId: 'cards', name: 'Cards' }),
    answers: 'out out no no no invalid no 404 out',
  },
  {
    action: 'settings/products/renameScopeEntryAction',
    fields: (world) => inProject(world, { entryId: world.productId, name: 'Renamed' }),
    answers: 'out out no no no done no 404 out',
  },
  {
    action: 'settings/products/retireScopeEntryAction',
    fields: (world) => inProject(world, { entryId: world.productId, reviewed: 'other' }),
    answers: 'out out no no no stale no 404 out',
  },
  {
    action: 'settings/products/restoreScopeEntryAction',
    fields: (world) => inProject(world, { entryId: world.retiredProductId, reviewed: 'other' }),
    answers: 'out out no no no stale no 404 out',
  },
];
