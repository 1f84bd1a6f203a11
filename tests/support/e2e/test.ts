import { test as base, type BrowserContext, type BrowserContextOptions } from '@playwright/test';
import type { Page } from '@playwright/test';

type Fixtures = {
  /** Names a console error that the test provokes; any other fails it. */
  allowConsoleError: (pattern: RegExp) => void;
  /** A page in a browser of its own: another person, or the same one elsewhere. */
  openBrowser: (options?: BrowserContextOptions) => Promise<Page>;
  /** Collects what goes wrong unseen on the pages of a context. */
  watch: (context: BrowserContext) => void;
};

/** Playwright's test, which fails on console errors and uncaught errors of any page. */
export const test = base.extend<Fixtures & { allowed: RegExp[] }>({
  allowed: async ({}, use) => use([]),

  allowConsoleError: async ({ allowed }, use) => use((pattern) => void allowed.push(pattern)),

  watch: async ({ allowed }, use) => {
    const faults: string[] = [];
    await use((context) => {
      context.on('console', (message) => {
        if (message.type() === 'error') faults.push(`${message.text()} (${message.page()?.url()})`);
      });
      context.on('weberror', (error) => faults.push(`Uncaught: ${error.error().stack}`));
    });
    const unexpected = faults.filter((fault) => !allowed.some((pattern) => pattern.test(fault)));
    if (unexpected.length > 0)
      throw new Error(`Unexpected errors in the browser:\n${unexpected.join('\n')}`);
  },

  context: async ({ context, watch }, use) => {
    watch(context);
    await use(context);
  },

  openBrowser: async ({ browser, baseURL, watch }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext({ baseURL, ...options });
      contexts.push(context);
      watch(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

export { expect } from '@playwright/test';

/** What the browser logs when a page of ours answers so. */
export const failedWith = (status: number) =>
  new RegExp(`Failed to load resource: the server responded with a status of ${status}`);

/** The summary of what a form refused. Next's own alert, which names each new page, is elsewhere. */
export const alertOf = (page: Page) => page.getByRole('main').getByRole('alert');
