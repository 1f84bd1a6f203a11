import { inProject, type ActionRow } from './action-row';
import type { World } from './world';

const invitation = async (world: World) =>
  inProject(world, { invitationId: (await world.newInvitation()).id });
const somebody = { firstName: 'Ravi', lastName: 'Iyer', mobile: '' };

/** What is done to users and invitations of a project. */
export const userActionRows: readonly ActionRow[] = [
  // nobody, half signed in, Member, Creator, Approver, Admin, reader, stranger, disabled
  {
    action: 'users/inviteUsersAction',
    fields: (world) =>
      inProject(world, { email: world.admin.email, role: world.project.roleIds.MEMBER }),
    answers: 'out out no no no done no 404 out',
  },
  {
    action: 'users/resendInvitationAction',
    fields: invitation,
    answers: 'out out no no no done no 404 out',
  },
  {
    action: 'users/copyInvitationLinkAction',
    fields: invitation,
    answers: 'out out no no no done no 404 out',
  },
  {
    action: 'users/withdrawInvitationAction',
    fields: invitation,
    answers: 'out out no no no done no 404 out',
  },
  {
    action: 'users/withdrawInvitationAndLeaveAction',
    fields: invitation,
    answers: 'out out no no no done no 404 out',
  },
  {
    action: 'users/changeRolesAction',
    fields: (world) =>
      inProject(world, { userId: world.target.id, roles: world.project.roleIds.MEMBER }),
    answers: 'out out no no no done no 404 out',
  },
  {
    action: 'users/updateAccessAction',
    fields: (world) => inProject(world, { userId: world.target.id, 'levels[payments]': '' }),
    answers: 'out out no no no done no 404 out',
  },
  {
    action: 'users/changeRolesOfManyAction',
    fields: (world) =>
      inProject(world, { selection: 'USERS', users: world.target.id, assign: world.roleId }),
    answers: 'out out no no no done no 404 out',
  },
  // A review that is none, so that the review is answered.
  ...[
    'users/enableUsersAction',
    'users/disableUsersAction',
    'users/revokeAccessOfManyAction',
    'users/deleteUsersAction',
  ].map((action) => ({
    action,
    fields: (world: World) =>
      inProject(world, { selection: 'USERS', users: world.target.id, reviewed: 'other' }),
    answers: 'out out no no no done no 404 out',
  })),
  // On the Admin who asks, so that nothing happens.
  ...[
    'users/disableUserAction',
    'users/enableUserAction',
    'users/lockUserAction',
    'users/unlockUserAction',
    'users/revokeAccessAction',
    'users/grantAccessAction',
    'users/deleteUserAction',
  ].map((action) => ({
    action,
    fields: (world: World) => inProject(world, { userId: world.admin.id }),
    answers: 'out out no no no self no 404 out',
  })),
  ...['resendInvitationsAction', 'withdrawInvitationsAction'].map((action) => ({
    action: `invitations/${action}`,
    fields: async (world: World) =>
      inProject(world, {
        selection: 'INVITATIONS',
        invitations: (await world.newInvitation()).id,
        reviewed: 'other',
      }),
    answers: 'out out no no no done no 404 out',
  })),
  {
    action: 'users/confirmDownloadAction',
    fields: (world) => inProject(world),
    answers: 'out out no done done done done 404 out',
  },
  {
    action: 'invitations/resendInvitationsOfUsersAction',
    fields: (world) =>
      inProject(world, { selection: 'USERS', users: world.target.id, reviewed: 'other' }),
    answers: 'out out no no no done no 404 out',
  },
  {
    action: 'users/sendPasswordResetAction',
    fields: (world) => inProject(world, { userId: world.target.id }),
    answers: 'out out no no no done no 404 out',
  },
  {
    action: 'users/endSessionOfUserAction',
    fields: (world) => inProject(world, { userId: world.target.id, session: 'none' }),
    answers: 'out out no no no done no 404 out',
  },
  {
    action: 'users/endSessionsOfUserAction',
    fields: (world) => inProject(world, { userId: world.target.id }),
    answers: 'out out no no no done no 404 out',
  },
  {
    action: 'users/requestEmailChangeAction',
    fields: (world) => inProject(world, { userId: world.target.id, email: world.admin.email }),
    answers: 'out out no no no conflict no 404 out',
  },
  {
    action: 'users/cancelEmailChangeAction',
    fields: (world) => inProject(world, { userId: world.target.id }),
    answers: 'out out no no no done no 404 out',
  },
  {
    action: 'users/resetTwoFactorAction',
    fields: (world) => inProject(world, { userId: world.target.id, reason: 'Lost phone' }),
    answers: 'out out no no no done no 404 out',
  },
  {
    // Of somebody who has one.
    action: 'users/grantPasscodeAction',
    fields: (world) => inProject(world, { userId: world.target.id, tenure: 'ONE_MONTH' }),
    answers: 'out out no no no conflict no 404 out',
  },
  {
    // Of another one than there is.
    action: 'users/resetPasscodeAction',
    fields: (world) => inProject(world, { userId: world.target.id, prefix: 'none' }),
    answers: 'out out no no no conflict no 404 out',
  },
  {
    // Of the Admin who asks, whose own is revoked already.
    action: 'users/revokePasscodeAction',
    fields: (world) => inProject(world, { userId: world.admin.id }),
    answers: 'out out no no no done no 404 out',
  },
  {
    action: 'users/new/checkCredentialsAction',
    fields: (world) => inProject(world, { ...somebody, email: world.admin.email }),
    answers: 'out out no no no conflict no 404 out',
  },
  {
    action: 'users/new/createUserAction',
    fields: (world) =>
      inProject(world, {
        ...somebody,
        email: world.admin.email,
        roles: world.project.roleIds.MEMBER,
      }),
    answers: 'out out no no no conflict no 404 out',
  },
];
