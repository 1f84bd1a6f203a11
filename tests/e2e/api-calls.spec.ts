import net from 'node:net';
import { givenPasscode } from '../support/api';
import { signIn } from '../support/e2e/sign-in';
import { expect, failedWith, test } from '../support/e2e/test';
import { givenMember, givenProject } from '../support/given-project';

const bearer = (passcode: string) => ({ authorization: `Bearer ${passcode}` });

test('a signed-in browser cannot call the API by its cookie', async ({ page }) => {
  const admin = await givenMember(await givenProject());
  await signIn(page, admin);
  const answer = await page.request.get('/api/v1/me');
  expect(answer.status()).toBe(401);
  expect(answer.headers()['content-type']).toBe('application/problem+json');
});

test('a disable over the API ends the person’s session in the browser at once', async ({
  page,
  request,
}) => {
  const project = await givenProject();
  const admin = await givenMember(project);
  const person = await givenMember(project, 'APPROVER', { firstName: 'Mina' });
  await signIn(page, person);
  const disabled = await request.post(`/api/v1/users/${person.id}/disable`, {
    headers: bearer(await givenPasscode(admin)),
  });
  expect(await disabled.json()).toMatchObject({ id: person.id, status: 'DISABLED' });
  await page.reload();
  await expect(page).toHaveURL(/\/sign-in/);
});

test('roles are assigned to many at an address with a colon, also when it is encoded', async ({
  request,
}) => {
  const project = await givenProject();
  const headers = bearer(await givenPasscode(await givenMember(project)));
  const { id } = await givenMember(project, 'MEMBER');
  for (const address of ['roles:assign', 'roles%3Aassign']) {
    const data = { users: [id], assign: [project.roleIds.CREATOR], dryRun: true };
    const answer = await request.post(`/api/v1/${address}`, { headers, data });
    expect(await answer.json()).toMatchObject({ dryRun: true, changed: 1 });
  }
});

test('what fails before a route is asked is a problem document too', async ({
  request,
  baseURL,
}) => {
  for (const path of ['', '/nothing', '/users/x/y/z']) {
    const answer = await request.get(`/api/v1${path}`);
    expect(answer.status(), path).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'not_found' });
    expect(answer.headers()['x-correlation-id']).toBeTruthy();
    expect(answer.headers()['x-content-type-options']).toBe('nosniff');
  }
  const malformed = await rawAnswer(
    baseURL!,
    'GET /api/v1/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n',
  );
  expect(malformed).toMatch(/^HTTP\/1\.1 400 /);
  expect(malformed).toContain('application/problem+json');
  const otherMethod = await rawAnswer(
    baseURL!,
    'PROPFIND /api/v1/me HTTP/1.1\r\nHost: localhost\r\n\r\n',
  );
  expect(otherMethod).toMatch(/^HTTP\/1\.1 405 /);
  expect(otherMethod).toContain('"code":"method_not_allowed"');
});

test('a body that is announced as far too large is refused as a problem', async ({ baseURL }) => {
  const passcode = await givenPasscode(await givenMember(await givenProject()));
  const answer = await rawAnswer(
    baseURL!,
    `POST /api/v1/users HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${passcode}\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: ${20 * 1024 * 1024}\r\n\r\n{`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(answer).toContain('"code":"payload_too_large"');
});

test('HEAD answers as GET does, without a body', async ({ request }) => {
  const passcode = await givenPasscode(await givenMember(await givenProject()));
  const answer = await request.head('/api/v1/me', { headers: bearer(passcode) });
  expect(answer.status()).toBe(200);
  expect(answer.headers()['etag']).toBeTruthy();
  expect(await answer.text()).toBe('');
});

test('a page of another site learns nothing from the API', async ({ page, allowConsoleError }) => {
  allowConsoleError(/CORS policy|ERR_FAILED/);
  allowConsoleError(failedWith(401));
  const passcode = await givenPasscode(await givenMember(await givenProject()));
  await page.route('https://elsewhere.example/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Elsewhere</title>' }),
  );
  const { origin } = new URL(test.info().project.use.baseURL!);
  await page.goto('https://elsewhere.example/');
  const outcome = await page.evaluate(
    async ({ address, authorization }) =>
      fetch(address, { headers: { authorization } }).then(
        () => 'read',
        () => 'refused',
      ),
    { address: `${origin}/api/v1/me`, ...bearer(passcode) },
  );
  expect(outcome).toBe('refused');
});

/** What the server answers to bytes as they are. */
function rawAnswer(baseURL: string, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(Number(new URL(baseURL).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString();
      // The headers and the short body come at once; the server may keep the connection.
      if (answer.includes('\r\n\r\n') && answer.trimEnd().endsWith('}')) socket.end();
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
    socket.write(bytes);
  });
}
