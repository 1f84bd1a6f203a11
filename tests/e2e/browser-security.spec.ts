import http from 'node:http';
import type { APIResponse, Page, Response } from '@playwright/test';
import { enterPassword, signIn } from '../support/e2e/sign-in';
import { expect, failedWith, test } from '../support/e2e/test';
import { givenMember, givenProject, goodPassword } from '../support/given-project';

function expectGuarded(response: Response | APIResponse | null): void {
  const headers = response?.headers() ?? {};
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    // Names the site at most, never a path, which may hold a token.
    'referrer-policy': expect.stringMatching(/^(no-referrer|strict-origin)$/),
    'cross-origin-opener-policy': 'same-origin',
  });
  expect(headers).not.toHaveProperty('x-powered-by');
  const policy = headers['content-security-policy'] ?? '';
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("object-src 'none'");
  expect(policy).toContain("base-uri 'none'");
  expect(policy).toMatch(/script-src [^;]*'nonce-[^']+'/);
  expect(policy).not.toMatch(/unsafe-(inline|eval)/);
}

test('every page and error sends the security headers, with a nonce of its own', async ({
  page,
  request,
  allowConsoleError,
}) => {
  allowConsoleError(failedWith(404));
  const policies = new Set<string | undefined>();
  for (const path of ['/sign-in', '/forgot-password', '/invitation/none', '/no/such/page']) {
    const response = await page.goto(path);
    expectGuarded(response);
    policies.add(response?.headers()['content-security-policy']);
  }
  expect(policies.size).toBe(4);
  expectGuarded(await request.get('/api/health'));
  // Only the icon itself is without a policy, not every address that begins like it.
  expectGuarded(await request.get('/icon.svg.x', { maxRedirects: 0 }));
});

test('signed-in pages are not stored, and no cookie can be read by scripts or sent across sites', async ({
  page,
}) => {
  const member = await givenMember(await givenProject());
  await page.goto('/sign-in');
  await enterPassword(page, member.email, goodPassword);
  await expect(page.getByLabel('Authentication code')).toBeVisible();
  await expectCookiesGuarded(page, /challenge/);

  await page.context().clearCookies();
  await signIn(page, member);
  await expectCookiesGuarded(page, /session/);
  const response = await page.reload();
  expectGuarded(response);
  expect(response?.headers()['cache-control']).toContain('no-store');
});

async function expectCookiesGuarded(page: Page, name: RegExp): Promise<void> {
  const cookies = await page.context().cookies();
  expect(cookies.some((cookie) => name.test(cookie.name))).toBe(true);
  for (const cookie of cookies) {
    expect(cookie, cookie.name).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  }
}

test('the session changes at each step up, and a planted one is never adopted', async ({
  page,
  baseURL,
}) => {
  const member = await givenMember(await givenProject());
  await page
    .context()
    .addCookies([{ name: 'rolecall.session', value: 'planted', url: baseURL, httpOnly: true }]);
  await signIn(page, member);
  const cookies = await page.context().cookies();
  const session = cookies.find(({ name }) => name === 'rolecall.session');
  expect(session?.value).not.toBe('planted');
  expect(session?.value.length).toBeGreaterThan(40);
});

test('an action is refused unless a page of this site sent it', async ({
  page,
  request,
  baseURL,
}) => {
  const member = await givenMember(await givenProject());
  await page.goto('/forgot-password');
  await page.getByLabel('E-mail', { exact: true }).fill(member.email);
  const sending = page.waitForRequest((each) => each.method() === 'POST');
  await page.getByRole('button', { name: 'Send reset link' }).click();
  const sent = await sending;
  const { origin: _origin, ...headers } = plainHeaders(await sent.allHeaders());
  const replay = async (added: Record<string, string>) => {
    const answer = await request.post(sent.url(), {
      headers: { ...headers, ...added },
      data: sent.postDataBuffer() ?? undefined,
      failOnStatusCode: false,
    });
    if (answer.ok()) expectGuarded(answer);
    return { status: answer.status(), text: await answer.text() };
  };

  const refusal = 'was not sent from this site';
  expect((await replay({})).text).toContain(refusal);
  expect((await replay({ 'sec-fetch-site': 'cross-site', origin: baseURL ?? '' })).text).toContain(
    refusal,
  );
  expect((await replay({ origin: 'https://evil.example' })).status).toBe(403);
  expect((await replay({ origin: 'null' })).status).toBe(403);
  // The same request with its own Origin is a good one, so the refusals were for its absence.
  expect((await replay({ origin: baseURL ?? '' })).text).toContain('"success"');
});

/** Without what the browser adds for itself. */
function plainHeaders(headers: Record<string, string>): Record<string, string> {
  const kept = Object.entries(headers).filter(
    ([name]) => !/^(:|sec-|cookie|content-length|host|connection)/.test(name),
  );
  return Object.fromEntries(kept);
}

test('wrong and over-long input is refused, never an error of ours', async ({ request }) => {
  const long = 'x'.repeat(5_000);
  for (const path of [
    `/sign-in?next=${long}&email[]=a&email[]=b`,
    '/sign-in/verify?method[]=x',
    `/invitation/${long}`,
    '/reset-password/%00',
    '/invitation/%ff',
    '/setup?token=a&token=b',
  ]) {
    const response = await request.get(path, { maxRedirects: 0 });
    expect(response.status(), path).toBeLessThan(500);
  }
});

test('a body that is too large is refused before it is read', async ({ baseURL }) => {
  expect(await statusOfAnnounced(`${baseURL}/sign-in`, 1_100_000)).toBe(413);
  expect(await statusOfAnnounced(`${baseURL}/api/health`, 11_000_000)).toBe(413);
});

/** The answer to a request that only says how long its body will be. */
function statusOfAnnounced(url: string, length: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sending = http.request(url, { method: 'POST', headers: { 'content-length': length } });
    sending.on('response', (response) => {
      resolve(response.statusCode);
      sending.destroy();
    });
    sending.on('error', reject);
    sending.flushHeaders();
  });
}
