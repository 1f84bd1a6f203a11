import type { ReactElement } from 'react';
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
  RecoveryCodeUsedEmail,
  recoveryCodeUsedSubject,
  type RecoveryCodeUsedEmailProps,
} from './recovery-code-used';
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

type PropsByTemplate = {
  invitation: InvitationEmailProps;
  'invitation-renewal-request': InvitationRenewalRequestEmailProps;
  'password-changed': PasswordChangedEmailProps;
  'password-reset': PasswordResetEmailProps;
  'recovery-code-used': RecoveryCodeUsedEmailProps;
  'sign-in-locked': SignInLockedEmailProps;
  'two-factor-changed': TwoFactorChangedEmailProps;
  'two-factor-reset': TwoFactorResetEmailProps;
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
  invitation: { component: InvitationEmail, subject: invitationSubject },
  'invitation-renewal-request': {
    component: InvitationRenewalRequestEmail,
    subject: invitationRenewalRequestSubject,
  },
  'password-changed': { component: PasswordChangedEmail, subject: passwordChangedSubject },
  'password-reset': { component: PasswordResetEmail, subject: passwordResetSubject },
  'recovery-code-used': { component: RecoveryCodeUsedEmail, subject: recoveryCodeUsedSubject },
  'sign-in-locked': { component: SignInLockedEmail, subject: signInLockedSubject },
  'two-factor-changed': { component: TwoFactorChangedEmail, subject: twoFactorChangedSubject },
  'two-factor-reset': { component: TwoFactorResetEmail, subject: twoFactorResetSubject },
};

/** A mail to write: a template with the props it takes. */
export type EmailContent = {
  [Template in EmailTemplate]: { template: Template; props: EmailProps<Template> };
}[EmailTemplate];

export function isEmailTemplate(name: string): name is EmailTemplate {
  return Object.hasOwn(emails, name);
}
