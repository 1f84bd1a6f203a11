import { defineConfig } from '@playwright/test';
import { chromiumArgs, installedChromium } from './scripts/test-run/chromium.mjs';

const executablePath = installedChromium();
const port = process.env.E2E_PORT ?? '3900';

export default defineConfig({
  testDir: 'tests/e2e',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  globalSetup: './tests/support/e2e/global-setup.ts',
  use: {
    baseURL: `http://localhost:${port}`,
    // Recording every test makes all of them a third slower. One that failed: --trace on.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { args: chromiumArgs, ...(executablePath ? { executablePath } : {}) },
  },
});
