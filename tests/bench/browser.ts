import fs from 'node:fs';
import { chromium, type Browser, type Request } from '@playwright/test';
import { percentile } from './load';
import { singleTimeRow, sizeRow, type ReportRow } from './report';
import type { Stops } from './stops';

type PageWeight = {
  /** Bytes over the wire, headers not counted. */
  script: number;
  style: number;
  font: number;
  total: number;
  /** From the start of the navigation to the awaited text, the middle of several cold visits. */
  shownMs: number;
};

const installed = [
  process.env.CHROMIUM_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function openBrowser(stops: Stops): Promise<Browser> {
  const executablePath = installed.find((file) => file && fs.existsSync(file));
  const browser = await chromium.launch({ args, ...(executablePath ? { executablePath } : {}) });
  stops.add(() => browser.close());
  return browser;
}

const visits = 5;

/** Opens a page in a fresh profile, several times. `shown` is a selector of what a person waits for. */
async function weighPage(
  browser: Browser,
  url: URL,
  shown: string,
  cookie?: string,
): Promise<PageWeight> {
  const times: number[] = [];
  let weight = { script: 0, style: 0, font: 0, total: 0 };
  for (let visit = 0; visit < visits; visit++) {
    const context = await browser.newContext();
    if (cookie) await context.addCookies(cookiesOf(cookie, url));
    const page = await context.newPage();
    const finished: Request[] = [];
    page.on('requestfinished', (request) => finished.push(request));
    const from = performance.now();
    await page.goto(url.href, { waitUntil: 'commit' });
    await page.locator(shown).first().waitFor({ timeout: 15_000 });
    times.push(performance.now() - from);
    await page.waitForLoadState('networkidle');
    weight = await weigh(finished);
    await context.close();
  }
  return { ...weight, shownMs: percentile(times, 0.5) };
}

async function weigh(requests: readonly Request[]) {
  const weight = { script: 0, style: 0, font: 0, total: 0 };
  for (const request of requests) {
    const { responseBodySize } = await request.sizes();
    const type = request.resourceType();
    weight.total += responseBodySize;
    if (type === 'script') weight.script += responseBodySize;
    // A style sheet of a page that a link prefetches counts as well: it is sent.
    if (type === 'stylesheet') weight.style += responseBodySize;
    if (type === 'font') weight.font += responseBodySize;
  }
  return weight;
}

function cookiesOf(header: string, url: URL) {
  return header.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: url.origin };
  });
}

/** What the two pages cost a browser that has seen neither. */
export async function measureBrowser(
  browser: Browser,
  origin: string,
  cookie: string,
): Promise<ReportRow[]> {
  const pages = [
    {
      name: 'sign-in page',
      url: new URL('/sign-in', origin),
      shown: 'input[name="password"]',
      script: 155_000,
    },
    {
      name: 'users page',
      url: new URL('/bench/users', origin),
      // The skeleton has rows too, but no links.
      shown: 'tbody a',
      script: 190_000,
      shownMs: 350,
      cookie,
    },
  ];
  const rows: ReportRow[] = [];
  for (const page of pages) {
    try {
      const weight = await weighPage(browser, page.url, page.shown, page.cookie);
      rows.push(
        sizeRow(`${page.name}: JavaScript, compressed`, weight.script, page.script),
        sizeRow(`${page.name}: CSS, compressed`, weight.style, 25_000),
        sizeRow(`${page.name}: all, with fonts`, weight.total),
        singleTimeRow(`${page.name}: shown in Chromium, cold`, weight.shownMs, page.shownMs),
      );
    } catch (error) {
      const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
      rows.push({ work: page.name, measured: reason.slice(0, 60), verdict: 'failed' });
    }
  }
  return rows;
}
