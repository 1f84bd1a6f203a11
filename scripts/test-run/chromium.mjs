/** Which browser the browser tests drive. */
import fs from 'node:fs';

/** In a container there is no sandbox, and no reason for Chromium to call home. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The executable that PLAYWRIGHT_CHROMIUM names, else an installed one. Undefined: Playwright's own.
 * @returns {string | undefined}
 */
export function installedChromium() {
  const named = process.env.PLAYWRIGHT_CHROMIUM;
  if (named) return named;
  return usualPlaces.find((place) => fs.existsSync(place));
}
