import type { World } from './world';

type Fields = Record<string, string | string[]>;

export type ActionRow = {
  /** "users/inviteUsersAction" */
  action: string;
  /**
   * Complete and right, so that only the persona decides. Where an act would change the world for
   * the personas after it, the last check fails instead: a review of something else, a name that
   * is taken.
   */
  fields: (world: World) => Fields | Promise<Fields>;
  /** One answer for each persona, in their order; see `callAction`. */
  answers: string;
};

const inProject = (world: World, fields: Fields = {}) => ({
  project: world.project.slug,
  ...fields,
});
const invitation = async (world: World) =>
  inProject(world, { invitationId: (await world.newInvitation()).id });
const named = { firstName: 'Ravi', lastName: 'Iyer' };
const somebody = { ...named, mobile: '' };
const nothing = () => ({});
const wrongLink = () => ({ link: 'none' });

export const actionRows: readonly ActionRow[] = [
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

  // Without a session, whoever asks: what counts is the link, the challenge or the credentials.
  ...[
    'confirm-email/confirmEmailChangeAction',
    'confirm-email/confirmSignUpAction',
    'forgot-password/requestPasswordResetAction',
    'invitation/continueInvitationAction',
    'invitation/confirmInvitedTwoFactorAction',
    'invitation/setInvitedPasswordAction',
    'reset-password/resetPasswordAction',
    'reset-two-factor/replaceTwoFactorAction',
    'setup/setUpAction',
    'sign-in/startSignInAction',
    'sign-in/signInWithPasskeyAction',
    'sign-in/verifyCodeAction',
    'sign-in/verifyPasskeyAction',
    'sign-in/verifyRecoveryCodeAction',
  ].map((action) => ({
    action,
    fields: nothing,
    answers: 'invalid invalid invalid invalid invalid invalid invalid invalid invalid',
  })),
  {
    action: 'invitation/requestNewInvitationAction',
    fields: wrongLink,
    answers: 'done done done done done done done done done',
  },
  {
    action: 'invitation/joinProjectAction',
    fields: wrongLink,
    answers: `out out ${Array(6).fill('link_invalid').join(' ')} out`,
  },
  {
    action: 'sign-in/requestTwoFactorResetAction',
    fields: nothing,
    answers: 'out done out out out out out out out',
  },
  // What is one's own is everybody's.
  {
    action: 'account/updateProfileAction',
    fields: () => ({ firstName: 'Asha', lastName: 'Rao' }),
    answers: 'out out done done done done done done out',
  },
  ...[
    'account/security/startAuthenticatorReplacementAction',
    'account/security/createRecoveryCodesAction',
    'account/security/endOwnOtherSessionsAction',
  ].map((action) => ({
    action,
    fields: nothing,
    answers: 'out out done done done done done done out',
  })),
  {
    action: 'account/security/startAddingPasskeyAction',
    fields: () => ({ name: 'Laptop' }),
    answers: 'out out done done done done done done out',
  },
  {
    action: 'account/security/endOwnSessionAction',
    fields: () => ({ session: 'none' }),
    answers: 'out out done done done done done done out',
  },
  ...[
    'account/security/addPasskeyAction',
    'account/security/changePasswordAction',
    'account/security/replaceAuthenticatorAction',
  ].map((action) => ({
    action,
    fields: nothing,
    answers: `out out ${Array(6).fill('invalid').join(' ')} out`,
  })),
  {
    action: 'account/security/renamePasskeyAction',
    fields: (world) => ({ passkeyId: world.target.id, name: 'Mine' }),
    answers: `out out ${Array(6).fill('404').join(' ')} out`,
  },
  {
    action: 'account/security/removePasskeyAction',
    fields: (world) => ({ passkeyId: world.target.id }),
    answers: `out out ${Array(6).fill('404').join(' ')} out`,
  },
  {
    action: 'sign-in/startPasskeySecondFactorAction',
    fields: nothing,
    answers: 'out done out out out out out out out',
  },
  {
    action: 'sign-in/startPasskeySignInAction',
    fields: nothing,
    answers: 'done done done done done done done done done',
  },
  // These end the sessions that the rest needs, and come last.
  {
    // Without any proof.
    action: '(console)/confirmIdentityAction',
    fields: nothing,
    answers: 'out out invalid invalid invalid invalid invalid invalid out',
  },
  {
    // Of people without a passkey.
    action: '(console)/startPasskeyConfirmationAction',
    fields: nothing,
    answers: 'out out conflict conflict conflict conflict conflict conflict out',
  },
  {
    action: '(console)/confirmByPasskeyAction',
    fields: nothing,
    answers: 'out out invalid invalid invalid invalid invalid invalid out',
  },
  {
    // Closed on this installation.
    action: 'sign-up/signUpAction',
    fields: () => ({ email: 'new@example.com', ...named, projectName: 'Zeta' }),
    answers: '404 404 404 404 404 404 404 404 404',
  },
  {
    action: 'account/projects/createOwnProjectAction',
    fields: () => ({ name: 'Another' }),
    answers: 'out out no no no done no done out',
  },
  {
    action: 'account/projects/leaveProjectAction',
    fields: () => ({ slug: 'none' }),
    answers: 'out out 404 404 404 404 404 404 out',
  },
  {
    action: 'invitation/switchAccountAction',
    fields: nothing,
    answers: 'done done done done done done done done done',
  },
  {
    action: '(console)/signOutAction',
    fields: nothing,
    answers: 'done done done done done done done done done',
  },
];
