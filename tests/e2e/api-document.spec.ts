import { httpMethods } from '@/lib/core/openapi';
import { givenPasscode } from '../support/api';
import { servedOperations } from '../support/e2e/api-document';
import { holdSession } from '../support/e2e/open-as';
import { expect, test } from '../support/e2e/test';
import { givenMember, givenProject } from '../support/given-project';

test('every operation of the document is served, and opened by a passcode alone', async ({
  page,
  request,
}) => {
  const admin = await givenMember(await givenProject());
  await holdSession(page.context(), admin);
  const operations = await servedOperations(request);
  expect(operations.length).toBeGreaterThan(40);
  for (const { method, address, operation } of operations) {
    for (const asking of [request, page.request]) {
      const answer = await asking.fetch(address, { method });
      expect(answer.status(), operation.operationId).toBe(401);
      expect(answer.headers()).toMatchObject({
        'content-type': 'application/problem+json',
        'www-authenticate': 'Bearer realm="Rolecall"',
      });
      expect(await answer.json()).toMatchObject({ code: 'unauthenticated', status: 401 });
    }
  }
});

test('an address takes the methods that its document names, and says which', async ({
  request,
}) => {
  const passcode = await givenPasscode(await givenMember(await givenProject()));
  const headers = { authorization: `Bearer ${passcode}` };
  const operations = await servedOperations(request);
  for (const address of new Set(operations.map((operation) => operation.address))) {
    const taken = operations.filter((each) => each.address === address).map(({ method }) => method);
    for (const method of httpMethods.filter((each) => !taken.includes(each))) {
      const answer = await request.fetch(address, { method, headers });
      expect(answer.status(), `${method} ${address}`).toBe(405);
      expect(await answer.json()).toMatchObject({ code: 'method_not_allowed' });
      const allowed = answer.headers().allow?.toLowerCase().split(', ') ?? [];
      expect(allowed.filter((each) => httpMethods.some((known) => known === each)).sort()).toEqual(
        [...taken].sort(),
      );
    }
  }
});
