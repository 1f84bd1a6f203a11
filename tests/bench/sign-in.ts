import { generateSync } from 'otplib';
import { PlainFailure } from '../../scripts/process/plain-failure.mjs';
import { send, type Answer } from './http-client';

export type SignedIn = {
  cookie: string;
  /** What the server took for each of the two posts; opening the pages is not counted. */
  passwordMs: number;
  codeMs: number;
};

/** Signs in as a browser without scripts does: two pages, two posted forms. */
export async function signIn(
  origin: string,
  person: { email: string; password: string; totpSecret: string },
): Promise<SignedIn> {
  const jar = new Map<string, string>();
  const first = await open(new URL('/sign-in', origin), jar);
  const password = await post(first, jar, 'password', {
    email: person.email,
    password: person.password,
  });
  const next = password.answer.headers.location;
  if (!next) throw new PlainFailure('The bench could not sign in: the password was not taken.');
  const second = await open(new URL(next, origin), jar);
  const epoch = Math.floor(Date.now() / 1000);
  const code = generateSync({ secret: person.totpSecret, epoch });
  const verified = await post(second, jar, 'code', { code });
  const cookie = cookieHeader(jar);
  if (!cookie.includes('session='))
    throw new PlainFailure('The bench could not sign in: the code was not taken.');
  return { cookie, passwordMs: password.ms, codeMs: verified.ms };
}

type Page = { url: URL; html: string };

async function open(url: URL, jar: Map<string, string>): Promise<Page> {
  const answer = await send(url, { headers: { cookie: cookieHeader(jar) } });
  keepCookies(answer, jar);
  return { url, html: answer.body };
}

/** Posts the page's form that has the named field, with its hidden fields. */
async function post(
  page: Page,
  jar: Map<string, string>,
  field: string,
  values: Record<string, string>,
): Promise<{ answer: Answer; ms: number }> {
  const forms = page.html.match(/<form[\s\S]*?<\/form>/g) ?? [];
  const form = forms.find((html) => html.includes(`name="${field}"`)) ?? '';
  const data = new FormData();
  for (const [tag] of form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const name = attribute(tag, 'name');
    if (name) data.append(name, attribute(tag, 'value'));
  }
  for (const [name, value] of Object.entries(values)) data.append(name, value);
  const encoded = new Request(page.url, { method: 'POST', body: data });
  const body = Buffer.from(await encoded.arrayBuffer());
  const from = performance.now();
  const answer = await send(page.url, {
    method: 'POST',
    body,
    headers: {
      cookie: cookieHeader(jar),
      origin: page.url.origin,
      'content-type': encoded.headers.get('content-type') ?? '',
      'content-length': body.length,
    },
  });
  const ms = performance.now() - from;
  keepCookies(answer, jar);
  return { answer, ms };
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  return value.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
}

function keepCookies(answer: Answer, jar: Map<string, string>): void {
  for (const line of answer.headers['set-cookie'] ?? []) {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    jar.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

function cookieHeader(jar: Map<string, string>): string {
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
}
