import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './test';

/** Checks the page as it stands, wide and narrow, light and dark, and for sideways scrolling. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  const viewport = page.viewportSize();
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoViolation(page, 'light', `${name}, ${width} px`);
    // Another scheme changes colours and nothing else.
    await expectNoViolation(page, 'dark', `${name}, ${width} px, dark`, ['color-contrast']);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect.soft(overflow, `${name} scrolls sideways at ${width} px`).toBe(0);
  }
  if (viewport) await page.setViewportSize(viewport);
}

async function expectNoViolation(
  page: Page,
  colorScheme: 'light' | 'dark',
  what: string,
  rules?: string[],
): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  // Chromium restyles in steps: until it painted, some elements have the other scheme's colours.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  // What passed is not asked for in every detail. Ours are pages without frames, so that nothing is
  // lost by judging them in place; else each run loads axe once more, into a page of its own.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  const found = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`).join(' ')}`,
  );
  expect.soft(found, what).toEqual([]);
}
