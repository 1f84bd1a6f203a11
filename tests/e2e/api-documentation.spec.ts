import { problemCodes } from '@/lib/core/api-problem';
import { expectAccessible } from '../support/e2e/accessibility';
import { servedOperations } from '../support/e2e/api-document';
import { openAs } from '../support/e2e/open-as';
import { expect, test } from '../support/e2e/test';
import { givenMember, givenProject } from '../support/given-project';

test('everybody may read how each operation is called', async ({ page, request, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/docs');
  await expect(page.getByRole('heading', { level: 1, name: 'REST API' })).toBeVisible();
  const shown = await page.evaluate(() =>
    Array.from(document.querySelectorAll('main [id]'), (element) => [
      element.id,
      element.querySelector('figure code')?.textContent ?? '',
    ]),
  );
  const texts = new Map(shown.map(([id = '', text = '']) => [id, text]));
  expect(texts.size, 'every ID is there once').toBe(shown.length);
  for (const { operation, address } of await servedOperations(request)) {
    const [start = ''] = address.split('00000000-');
    expect.soft(texts.get(operation.operationId), operation.operationId).toContain(start);
  }
  for (const { code } of problemCodes) expect.soft([...texts.keys()]).toContain(code);

  const quickStart = page.getByRole('figure', { name: 'The access check' });
  await quickStart.getByRole('button', { name: 'Copy' }).click();
  await expect(quickStart.getByRole('status')).toHaveText('Copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await quickStart.getByRole('code').textContent());
  expect(copied).toContain('/api/v1/access/check');
});

test('it leads to no dead end, and everybody can use it', async ({ page }) => {
  await page.goto('/docs');
  const dead = await page.evaluate(() =>
    Array.from(
      document.querySelectorAll('a[href^="#"]'),
      (link) => link.getAttribute('href') ?? '',
    ).filter((href) => !document.getElementById(href.slice(1))),
  );
  expect(dead).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, 'sideways at 390 px').toBe(0);
  // All operations are shown alike: some of them tell as much, and are judged in a fifth of the time.
  await page.evaluate(() => {
    const hide = (selector: string, from: number) =>
      Array.from(document.querySelectorAll<HTMLElement>(selector))
        .slice(from)
        .forEach((element) => (element.hidden = true));
    hide('[id^="tag-"]', 3);
    hide('[id^="schema-"]', 5);
  });
  await expectAccessible(page, 'API documentation');
});

test('its links stay reachable from the dashboard', async ({ page }) => {
  await openAs(page, await givenMember(await givenProject()));
  await page.getByRole('button', { name: /^User menu/ }).click();
  await page.getByRole('link', { name: 'API documentation' }).click();
  await expect(page).toHaveURL('/docs');
});
