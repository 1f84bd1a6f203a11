import fs from 'node:fs';
import path from 'node:path';
import { root } from '../prepare/fingerprint.mjs';
import { runTool } from '../prepare/run-tool.mjs';
import { PlainFailure } from '../process/plain-failure.mjs';
import { installedChromium } from './chromium.mjs';

/**
 * Makes sure of a browser: an installed Chromium, else Playwright's, else Debian's package where
 * this user may install it.
 * @param {(line: string) => void} say
 */
export async function bringBrowser(say) {
  if (installedChromium() || (await hasPlaywrightChromium())) return;
  say('Downloading Chromium …');
  const cli = path.join(root, 'node_modules/@playwright/test/cli.js');
  await runTool(process.execPath, [cli, 'install', 'chromium']);
  if (await hasPlaywrightChromium()) return;
  if (await installDebianChromium(say)) return;
  throw new PlainFailure(
    'The browser tests need Chromium: install it, or name one with PLAYWRIGHT_CHROMIUM=/path/to/chromium.',
  );
}

async function hasPlaywrightChromium() {
  const { chromium } = await import('@playwright/test');
  return fs.existsSync(chromium.executablePath());
}

/** @param {(line: string) => void} say */
async function installDebianChromium(say) {
  if (!fs.existsSync('/usr/bin/apt-get')) return false;
  say("Installing Debian's Chromium …");
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (/** @type {string[]} */ ...args) => {
    const [command = '', ...rest] = [...sudo, 'apt-get', ...args];
    return runTool(command, rest, {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  };
  await apt('update');
  const { ok, output } = await apt('install', '-y', '--no-install-recommends', 'chromium');
  if (!ok) process.stderr.write(output);
  return installedChromium() !== undefined;
}
