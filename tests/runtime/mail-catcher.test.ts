import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import nodemailer from 'nodemailer';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startMailCatcher } from '../../scripts/mail-catcher/mail-catcher.mjs';

type Catcher = Awaited<ReturnType<typeof startMailCatcher>>;
type Caught = { id: string; subject: string; recipients: string[]; text: string; html: string };

let dir: string;
let catcher: Catcher;

beforeEach(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'rolecall-mails-'));
  catcher = await startMailCatcher({ dir });
});

afterEach(async () => {
  await catcher.close();
  await rm(dir, { recursive: true });
});

async function send(to: string, subject: string): Promise<void> {
  const transport = nodemailer.createTransport(catcher.smtpUrl);
  await transport.sendMail({
    from: 'Rolecall <rolecall@example.com>',
    to,
    subject,
    text: 'Open http://localhost:3000/invitation/abc',
    html: '<p>Hello <b>you</b></p><script>alert(1)</script>',
  });
  transport.close();
}

async function caught(query = ''): Promise<Caught[]> {
  const response = await fetch(`${catcher.webUrl}/api/messages${query}`);
  return (await response.json()) as Caught[];
}

test('keeps what it receives, newest first, also over a restart', async () => {
  await send('asha@example.com', 'First');
  await send('ben@example.com', 'Second');
  await catcher.close();
  catcher = await startMailCatcher({ dir });
  expect((await caught()).map(({ subject }) => subject)).toEqual(['Second', 'First']);
});

test('finds the mails of an address, whatever its case, with their parts', async () => {
  await send('asha@example.com', 'Welcome');
  await send('ben@example.com', 'Other');
  expect(await caught('?to=Asha@Example.com')).toMatchObject([
    {
      subject: 'Welcome',
      recipients: ['asha@example.com'],
      text: expect.stringContaining('/invitation/abc'),
      html: expect.stringContaining('<b>you</b>'),
    },
  ]);
});

test('forgets on request', async () => {
  await send('asha@example.com', 'Welcome');
  await fetch(`${catcher.webUrl}/api/messages`, { method: 'DELETE' });
  expect(await caught()).toEqual([]);
});

test('shows a mail without letting its HTML run', async () => {
  await send('asha@example.com', 'Is <this> safe?');
  const [mail] = await caught();
  const page = await fetch(`${catcher.webUrl}/messages/${mail?.id}`);
  expect(await page.text()).toContain('Is &lt;this&gt; safe?');
  const part = await fetch(`${catcher.webUrl}/messages/${mail?.id}/html`);
  expect(part.headers.get('content-security-policy')).toMatch(/^sandbox .*default-src 'none'/);
});

test('answers only to loopback names, so that no foreign page can read it', async () => {
  const status = await new Promise((resolve) => {
    const { port } = new URL(catcher.webUrl);
    http.get(
      { host: '127.0.0.1', port, path: '/api/messages', headers: { host: 'evil.example' } },
      (response) => resolve(response.statusCode),
    );
  });
  expect(status).toBe(403);
});

test('a default port in use gives way to a free one, an asked one is a plain sentence', async () => {
  const other = await startMailCatcher({ dir: path.join(dir, 'other') });
  expect(other.smtpUrl).not.toBe(catcher.smtpUrl);
  await other.close();
  const webPort = Number(new URL(catcher.webUrl).port);
  await expect(startMailCatcher({ dir, webPort })).rejects.toThrow(
    `Port ${webPort} for the mailbox is in use: set MAIL_CATCHER_PORT to another port.`,
  );
});
