import { randomUUID } from 'node:crypto';
import { setUpAndSignIn } from '../support/e2e/first-admin';
import {
  inviteButton,
  openInvitePanel,
  pasteAddresses,
  userRow,
} from '../support/e2e/invite-panel';
import { linkIn, type ReceivedMail } from '../support/e2e/mailbox';
import { expect, test } from '../support/e2e/test';
import { newPlace, startInstance } from '../support/instance';

test('fifty people invited while the mail server is down each get their mail after a crash', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const people = Array.from({ length: 50 }, () => `${randomUUID()}@example.com`);
  const place = await newPlace();
  // Nobody listens there until the mailbox of the second start does.
  const before = await startInstance({
    place,
    env: { SMTP_URL: `smtp://127.0.0.1:${place.smtpPort}` },
  });
  try {
    await setUpAndSignIn(page, before.setupLink!);
    await page.goto(`${before.url}/acme/users`);
    const panel = await openInvitePanel(page);
    await pasteAddresses(panel, people.join('\n'));
    await inviteButton(panel).click();
    await expect(page.getByText('50 users successfully invited')).toBeVisible();
    await expect(userRow(page, 'Invited').first()).toContainText('Mail queued');
    await expect(page.getByText('Sent', { exact: true })).toHaveCount(0);
    await userRow(page, 'Invited').first().getByRole('link').first().click();
    await expect(page.getByText(/has not been sent yet|is still queued/)).toBeVisible();
  } finally {
    await before.kill();
  }

  const after = await startInstance({ place });
  try {
    const received = async () => {
      const response = await fetch(`${after.mailUrl}/api/messages?limit=1000`);
      return (await response.json()) as ReceivedMail[];
    };
    await expect
      .poll(async () => (await received()).length, { timeout: 120_000 })
      .toBe(people.length);
    await page.goto(`${after.url}/acme/users?status=invited`);
    await expect(async () => {
      await page.reload();
      await expect(userRow(page, 'Sent')).toHaveCount(25, { timeout: 1_000 });
    }).toPass();
    await expect(page.getByText('25 of 50 users')).toBeVisible();

    const mails = await received();
    expect(mails.flatMap((mail) => mail.recipients).sort()).toEqual([...people].sort());
    expect(new Set(mails.map((mail) => mail.messageId)).size).toBe(people.length);
    await page.goto(linkIn(mails[0]!, 'invitation'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Join Acme');
  } finally {
    await after.remove();
  }
});
