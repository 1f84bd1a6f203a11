import { expect, test } from 'vitest';
import type { EmailContent, EmailTemplate } from './registry';
import { emails, isEmailTemplate } from './registry';
import { renderEmail } from './render-email';

const link = 'https://rolecall.example.com/invitation/q8Yx0m3bq1Yz7xJ0V2nQ5sT8uW1aC4dF7gH0jK3lM6o';
const at = '2026-11-24T09:30:00.000Z';

function samplesFor(name: string): { [Template in EmailTemplate]: EmailContent } {
  return {
    'account-status': {
      template: 'account-status',
      props: { name, projectName: 'Acme', change: 'disabled', at },
    },
    invitation: {
      template: 'invitation',
      props: {
        inviterName: name,
        inviterEmail: 'asha@example.com',
        projectName: 'Acme',
        roleNames: ['Admin', 'Creator'],
        link,
        expiresAt: at,
        hasAccount: false,
      },
    },
    'invitation-renewal-request': {
      template: 'invitation-renewal-request',
      props: {
        inviterName: name,
        personName: name,
        personEmail: 'ben@example.com',
        projectName: 'Acme',
        userLink: link,
      },
    },
    'password-changed': {
      template: 'password-changed',
      props: { name, at, address: '203.0.113.9' },
    },
    'password-reset': {
      template: 'password-reset',
      props: { name, link, expiresAt: at, adminName: null, projectName: null },
    },
    'project-access': {
      template: 'project-access',
      props: { name, projectName: 'Acme', change: 'revoked', at, accountDeleted: false },
    },
    'recovery-code-used': { template: 'recovery-code-used', props: { name, remaining: 9 } },
    'sign-in-changed': {
      template: 'sign-in-changed',
      props: { name, at, address: '203.0.113.9', change: 'passkey-added', passkey: name },
    },
    'sign-in-locked': { template: 'sign-in-locked', props: { name, until: at } },
    'two-factor-changed': { template: 'two-factor-changed', props: { name, at, address: null } },
    'two-factor-reset': { template: 'two-factor-reset', props: { name, link, expiresAt: at } },
    'confirm-email': {
      template: 'confirm-email',
      props: { name, adminName: name, projectName: name, link, expiresAt: at },
    },
    'email-change-cancelled': {
      template: 'email-change-cancelled',
      props: { name, adminName: name, projectName: name, newEmail: 'new@example.com' },
    },
    'email-change-requested': {
      template: 'email-change-requested',
      props: {
        name,
        adminName: name,
        projectName: name,
        newEmail: 'new@example.com',
        expiresAt: at,
      },
    },
    'email-changed': {
      template: 'email-changed',
      props: { name, oldEmail: 'old@example.com', newEmail: 'new@example.com', at, address: null },
    },
    'signed-out': {
      template: 'signed-out',
      props: { name, adminName: name, projectName: name, devices: 2, device: null },
    },
    'two-factor-reset-by-admin': {
      template: 'two-factor-reset-by-admin',
      props: { name, adminName: name, projectName: name, reason: name, link, expiresAt: at },
    },
    'project-left': { template: 'project-left', props: { name, projectName: 'Acme', at } },
    'sign-up': {
      template: 'sign-up',
      props: { name, projectName: 'Acme', link, expiresAt: at },
    },
    'sign-up-existing': { template: 'sign-up-existing', props: { name, link } },
    'inactivity-warning': {
      template: 'inactivity-warning',
      props: { name, projectName: 'Acme', at, wholeAccount: true, link },
    },
    'inactivity-ended': {
      template: 'inactivity-ended',
      props: { name, projectName: 'Acme', at, wholeAccount: false },
    },
    'passcode-changed': {
      template: 'passcode-changed',
      props: {
        name,
        projectName: name,
        byName: name,
        change: 'reset',
        prefix: 'abcdefgh',
        readOnly: true,
        endsAt: at,
        oldEndsAt: at,
        at,
      },
    },
    'passcode-ending': {
      template: 'passcode-ending',
      props: { name, projectName: name, prefix: 'abcdefgh', endsAt: at, daysLeft: 14, link },
    },
  };
}

const templates = Object.keys(emails).filter(isEmailTemplate);

function render({ template, props }: EmailContent) {
  return renderEmail(template, props);
}

test.each(templates)(
  '%s has a subject, a page and a plain text that say the same',
  async (template) => {
    const sample = samplesFor('Asha Rao')[template];
    const { subject, html, text } = await render(sample);
    expect(subject).not.toBe('');
    expect(html).toContain('Asha Rao');
    expect(text).toContain('Asha Rao');
    expect(text).not.toMatch(/<\w|&\w+;|undefined|null|NaN/);
    const links = 'link' in sample.props || 'userLink' in sample.props;
    expect(html.split(`href="${link}"`).length - 1).toBe(links ? 2 : 0);
    // Whole, on a line of its own, and once.
    expect(text.split('\n').filter((line) => line === link)).toHaveLength(links ? 1 : 0);
    expect(text).toContain('You get this mail because');
  },
);

test.each(templates)('%s lets no name act', async (template) => {
  const name = '<img src=x>\r\nBcc: all@example.com \u202Ehttps://evil.example www.evil.example';
  const { subject, html, text } = await render(samplesFor(name)[template]);
  expect(html).not.toContain('<img');
  expect(html).toContain('&lt;img src=x&gt;');
  expect(subject).not.toMatch(/[\r\n]/);
  for (const part of [subject, html, text]) {
    expect(part).not.toMatch(/\u202E|https:\/\/evil|evil\.example/);
  }
});

test('an invitation says who invites to what, as what, until when', async () => {
  const { subject, text } = await render(samplesFor('Asha Rao').invitation);
  expect(subject).toBe('Asha Rao invited you to Acme');
  expect(text).toContain('Admin and Creator');
  expect(text).toContain('asha@example.com');
  expect(text).toContain('24 November 2026 at 09:30 UTC');
  expect(text).toContain(`Accept invitation:\n${link}`);
});

test('an invitation without an inviter asks to finish the set-up', async () => {
  const { subject, text } = await renderEmail('invitation', {
    inviterName: null,
    inviterEmail: null,
    projectName: 'Acme',
    roleNames: ['Admin'],
    link,
    expiresAt: at,
    hasAccount: false,
  });
  expect(subject).toBe('Finish setting up your account for Acme');
  expect(text).toContain(`Set up your account:\n${link}`);
});

test('an invitation of somebody with an account asks to sign in', async () => {
  const { text } = await renderEmail('invitation', {
    inviterName: null,
    inviterEmail: 'asha@example.com',
    projectName: 'Acme',
    roleNames: [],
    link,
    expiresAt: at,
    hasAccount: true,
  });
  expect(text).toContain('asha@example.com invited you to Acme');
  expect(text).toContain('Sign in with it to join');
  expect(text).not.toContain('set a password');
});

test('the last recovery code is called the last', async () => {
  const { text } = await renderEmail('recovery-code-used', { name: 'Asha Rao', remaining: 0 });
  expect(text).toContain('no recovery codes are left');
});

test('a lock that only an administrator ends is told as one, without a way round it', async () => {
  const { text } = await renderEmail('sign-in-locked', { name: 'Asha Rao', until: null });
  expect(text).toContain('until an administrator unlocks it');
  expect(text).not.toContain('ends the lock');
});

test('a password reset says whether an administrator sent it', async () => {
  const props = { name: 'Asha Rao', link, expiresAt: at, projectName: 'Acme' };
  const byAdmin = await renderEmail('password-reset', { ...props, adminName: 'Ben Okafor' });
  expect(byAdmin.text).toContain('because Ben Okafor sent it to you from Acme');
  const asked = await renderEmail('password-reset', { ...props, adminName: null });
  expect(asked.text).toContain('entered your address under “Forgot password”');
});

test('a signing out names the device when it was one in particular', async () => {
  const props = { name: 'Asha Rao', adminName: 'Ben Okafor', projectName: 'Acme', devices: 1 };
  const one = await renderEmail('signed-out', { ...props, device: 'Firefox on Linux' });
  expect(one.text).toContain('Ben Okafor signed you out of Firefox on Linux.');
  const all = await renderEmail('signed-out', { ...props, devices: 3, device: null });
  expect(all.text).toContain('Ben Okafor signed you out of 3 devices.');
});
