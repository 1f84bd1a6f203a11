import { nothing, type ActionRow } from './action-row';

const named = { firstName: 'Ravi', lastName: 'Iyer' };
const wrongLink = () => ({ link: 'none' });

/** What needs no project: links, signing in, one’s own account. */
export const ownActionRows: readonly ActionRow[] = [
  // nobody, half signed in, Member, Creator, Approver, Admin, reader, stranger, disabled
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
    action: 'account/security/revokeOwnPasscodeAction',
    fields: () => ({ slug: 'none' }),
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
