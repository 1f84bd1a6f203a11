import { expect, test } from 'vitest';
import { renderEmail } from './render-email';

const at = '2026-11-24T09:30:00.000Z';

test.each(['disabled', 'enabled', 'locked', 'unlocked'] as const)(
  'somebody whose account was %s is told what it means and whom to ask',
  async (change) => {
    const props = { name: 'Asha Rao', projectName: 'Acme', change, at };
    const { subject, text } = await renderEmail('account-status', props);
    expect(subject).toBe(`Your Rolecall account was ${change}`);
    expect(text).toContain(`An administrator of Acme ${change} your account on 24 November 2026`);
    expect(text).toMatch(/[Aa]sk an administrator of Acme\./);
  },
);

test.each([
  ['revoked', false, 'Your access to Acme was revoked', 'Your account itself stays.'],
  ['granted', false, 'You have access to Acme again', 'Sign in as before'],
  ['deleted', false, 'You were removed from Acme', 'Your account stays, for your other projects.'],
  ['deleted', true, 'You were removed from Acme', 'so your account was deleted too'],
] as const)(
  'somebody whose access was %s is told what stays (account gone: %s)',
  async (change, accountDeleted, expectedSubject, sentence) => {
    const props = { name: 'Asha Rao', projectName: 'Acme', change, at, accountDeleted };
    const { subject, text } = await renderEmail('project-access', props);
    expect(subject).toBe(expectedSubject);
    expect(text).toContain(sentence);
  },
);
