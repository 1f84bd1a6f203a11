import type { ReactElement } from 'react';
import {
  AccountStatusEmail,
  accountStatusSubject,
  type AccountStatusEmailProps,
} from './account-status';
import { InvitationEmail, invitationSubject, type InvitationEmailProps } from './invitation';
import {
  InvitationRenewalRequestEmail,
  invitationRenewalRequestSubject,
  type InvitationRenewalRequestEmailProps,
} from './invitation-renewal-request';
import {
  PasswordChangedEmail,
  passwordChangedSubject,
  type PasswordChangedEmailProps,
} from './password-changed';
import {
  PasswordResetEmail,
  passwordResetSubject,
  type PasswordResetEmailProps,
} from './password-reset';
import {
  ProjectAccessEmail,
  projectAccessSubject,
  type ProjectAccessEmailProps,
} from './project-access';
import {
  RecoveryCodeUsedEmail,
  recoveryCodeUsedSubject,
  type RecoveryCodeUsedEmailProps,
} from './recovery-code-used';
import {
  SignInChangedEmail,
  signInChangedSubject,
  type SignInChangedEmailProps,
} from './sign-in-changed';
import {
  SignInLockedEmail,
  signInLockedSubject,
  type SignInLockedEmailProps,
} from './sign-in-locked';
import {
  TwoFactorChangedEmail,
  twoFactorChangedSubject,
  type TwoFactorChangedEmailProps,
} from './two-factor-changed';
import {
  TwoFactorResetEmail,
  twoFactorResetSubject,
  type TwoFactorResetEmailProps,
} from './two-factor-reset';
import {
  ConfirmEmailEmail,
  confirmEmailSubject,
  type ConfirmEmailEmailProps,
} from './confirm-email';
import {
  EmailChangeCancelledEmail,
  emailChangeCancelledSubject,
  type EmailChangeCancelledEmailProps,
} from './email-change-cancelled';
import {
  EmailChangeRequestedEmail,
  emailChangeRequestedSubject,
  type EmailChangeRequestedEmailProps,
} from './email-change-requested';
import {
  EmailChangedEmail,
  emailChangedSubject,
  type EmailChangedEmailProps,
} from './email-changed';
import { SignedOutEmail, signedOutSubject, type SignedOutEmailProps } from './signed-out';
import {
  TwoFactorResetByAdminEmail,
  twoFactorResetByAdminSubject,
  type TwoFactorResetByAdminEmailProps,
} from './two-factor-reset-by-admin';
import { ProjectLeftEmail, projectLeftSubject, type ProjectLeftEmailProps } from './project-left';
import { SignUpEmail, signUpSubject, type SignUpEmailProps } from './sign-up';
import {
  SignUpExistingEmail,
  signUpExistingSubject,
  type SignUpExistingEmailProps,
} from './sign-up-existing';
import {
  InactivityWarningEmail,
  inactivityWarningSubject,
  type InactivityWarningEmailProps,
} from './inactivity-warning';
import {
  InactivityEndedEmail,
  inactivityEndedSubject,
  type InactivityEndedEmailProps,
} from './inactivity-ended';
import {
  PasscodeChangedEmail,
  passcodeChangedSubject,
  type PasscodeChangedEmailProps,
} from './passcode-changed';
import {
  PasscodeEndingEmail,
  passcodeEndingSubject,
  type PasscodeEndingEmailProps,
} from './passcode-ending';

type PropsByTemplate = {
  'account-status': AccountStatusEmailProps;
  invitation: InvitationEmailProps;
  'invitation-renewal-request': InvitationRenewalRequestEmailProps;
  'password-changed': PasswordChangedEmailProps;
  'password-reset': PasswordResetEmailProps;
  'project-access': ProjectAccessEmailProps;
  'recovery-code-used': RecoveryCodeUsedEmailProps;
  'sign-in-changed': SignInChangedEmailProps;
  'sign-in-locked': SignInLockedEmailProps;
  'two-factor-changed': TwoFactorChangedEmailProps;
  'two-factor-reset': TwoFactorResetEmailProps;
  'confirm-email': ConfirmEmailEmailProps;
  'email-change-cancelled': EmailChangeCancelledEmailProps;
  'email-change-requested': EmailChangeRequestedEmailProps;
  'email-changed': EmailChangedEmailProps;
  'signed-out': SignedOutEmailProps;
  'two-factor-reset-by-admin': TwoFactorResetByAdminEmailProps;
  'project-left': ProjectLeftEmailProps;
  'sign-up': SignUpEmailProps;
  'sign-up-existing': SignUpExistingEmailProps;
  'inactivity-warning': InactivityWarningEmailProps;
  'inactivity-ended': InactivityEndedEmailProps;
  'passcode-changed': PasscodeChangedEmailProps;
  'passcode-ending': PasscodeEndingEmailProps;
};

export type EmailTemplate = keyof PropsByTemplate;

/** What a template is written from. Times are ISO strings. */
export type EmailProps<Template extends EmailTemplate> = PropsByTemplate[Template];

type Email<Props> = {
  component: (props: Props) => ReactElement;
  subject: (props: Props) => string;
};

/** Every mail that the product sends. */
export const emails: { [Template in EmailTemplate]: Email<EmailProps<Template>> } = {
  'account-status': { component: AccountStatusEmail, subject: accountStatusSubject },
  invitation: { component: InvitationEmail, subject: invitationSubject },
  'invitation-renewal-request': {
    component: InvitationRenewalRequestEmail,
    subject: invitationRenewalRequestSubject,
  },
  'password-changed': { component: PasswordChangedEmail, subject: passwordChangedSubject },
  'password-reset': { component: PasswordResetEmail, subject: passwordResetSubject },
  'project-access': { component: ProjectAccessEmail, subject: projectAccessSubject },
  'recovery-code-used': { component: RecoveryCodeUsedEmail, subject: recoveryCodeUsedSubject },
  'sign-in-changed': { component: SignInChangedEmail, subject: signInChangedSubject },
  'sign-in-locked': { component: SignInLockedEmail, subject: signInLockedSubject },
  'two-factor-changed': { component: TwoFactorChangedEmail, subject: twoFactorChangedSubject },
  'two-factor-reset': { component: TwoFactorResetEmail, subject: twoFactorResetSubject },
  'confirm-email': { component: ConfirmEmailEmail, subject: confirmEmailSubject },
  'email-change-cancelled': {
    component: EmailChangeCancelledEmail,
    subject: emailChangeCancelledSubject,
  },
  'email-change-requested': {
    component: EmailChangeRequestedEmail,
    subject: emailChangeRequestedSubject,
  },
  'email-changed': { component: EmailChangedEmail, subject: emailChangedSubject },
  'signed-out': { component: SignedOutEmail, subject: signedOutSubject },
  'two-factor-reset-by-admin': {
    component: TwoFactorResetByAdminEmail,
    subject: twoFactorResetByAdminSubject,
  },
  'project-left': { component: ProjectLeftEmail, subject: projectLeftSubject },
  'sign-up': { component: SignUpEmail, subject: signUpSubject },
  'sign-up-existing': { component: SignUpExistingEmail, subject: signUpExistingSubject },
  'inactivity-warning': { component: InactivityWarningEmail, subject: inactivityWarningSubject },
  'inactivity-ended': { component: InactivityEndedEmail, subject: inactivityEndedSubject },
  'passcode-changed': { component: PasscodeChangedEmail, subject: passcodeChangedSubject },
  'passcode-ending': { component: PasscodeEndingEmail, subject: passcodeEndingSubject },
};

/** A mail to write: a template with the props it takes. */
export type EmailContent = {
  [Template in EmailTemplate]: { template: Template; props: EmailProps<Template> };
}[EmailTemplate];

export function isEmailTemplate(name: string): name is EmailTemplate {
  return Object.hasOwn(emails, name);
}
