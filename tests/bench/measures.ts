import { randomUUID } from 'node:crypto';
import { verifyPassword, hashPassword } from '../../lib/auth/password-hash';
import { inviteUsers } from '../../lib/invitations/commands/invite-users';
import { adminActor } from './admin-actor';
import type { ListScenario } from './list-scenarios';
import { measurePage, percentile, repeat, type Figures, type ProcessorClock } from './load';
import { timeRow, type ReportRow } from './report';
import { benchPassword, type SeededProject } from './seed-members';
import { signIn, type SignedIn } from './sign-in';
import { inviteOf } from '../support/invite-of';

/** Of performance.md: what a list may take as a whole page. */
const listBudgetMs = { embedded: 40, postgres: 20 };

export async function measureLists(
  origin: string,
  cookie: string,
  scenarios: readonly ListScenario[],
  floorOf: (scenario: ListScenario) => URL,
  database: 'embedded' | 'postgres',
  clock: ProcessorClock,
): Promise<ReportRow[]> {
  // What an answer costs that asks nothing: how quick this machine is at this moment.
  const health = new URL('/api/health', origin);
  const nothing = await measurePage(health, '', 1, ({ status }) => status === 200, clock);
  const rows = [timeRow('a bare route (/api/health), c1', nothing)];
  for (const scenario of scenarios) {
    const url = new URL('/bench/users', origin);
    url.search = new URLSearchParams(scenario.query).toString();
    // The list is there when its rows are: a refusal or a skeleton alone would be quick.
    const isList = (answer: { status: number; body: string }) =>
      answer.status === 200 && answer.body.includes('@example.com</');
    for (const connections of [1, 8]) {
      const figures = await measurePage(url, cookie, connections, isList, clock);
      const floor = await measurePage(
        floorOf(scenario),
        '',
        connections,
        ({ status }) => status === 200,
      );
      const budgetMs = connections === 1 ? listBudgetMs[database] : undefined;
      const work = `users, ${scenario.name}, c${connections}`;
      rows.push(timeRow(work, figures, { floor, budgetMs }));
    }
  }
  return rows;
}

/** Each time somebody else, since the product slows down repeated tries of one account. */
export async function measureSignIn(
  origin: string,
  project: SeededProject,
  emails: readonly string[],
): Promise<ReportRow[]> {
  const hash = await hashPassword(benchPassword);
  const hashing = await repeat(() => verifyPassword(hash, benchPassword), {
    atOnce: 1,
    count: 20,
    ms: 5_000,
  });
  const signedIn: SignedIn[] = [];
  for (const email of emails) signedIn.push(await signIn(origin, { ...project, email }));
  const step = (time: (person: SignedIn) => number) => figuresOf(signedIn.map(time));
  const passwordBudget = { floor: hashing, budgetMs: hashing.p50 + 10 };
  return [
    timeRow('password hash alone', hashing),
    timeRow(
      'sign-in: password',
      step(({ passwordMs }) => passwordMs),
      passwordBudget,
    ),
    timeRow(
      'sign-in: code and session',
      step(({ codeMs }) => codeMs),
    ),
  ];
}

function figuresOf(times: readonly number[]): Figures {
  const sum = times.reduce((total, time) => total + time, 0);
  return {
    count: times.length,
    failures: 0,
    min: percentile(times, 0),
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    perSecond: (times.length / sum) * 1000,
  };
}

const invitesOf50 = 6;

/** The command itself, on the application's database while the application serves. */
export async function measureInvite(project: SeededProject): Promise<ReportRow> {
  const actor = await adminActor(project);
  const figures = await repeat(
    async () => {
      const now = new Date();
      const emails = Array.from({ length: 50 }, () => `${randomUUID()}@example.com`);
      const input = inviteOf(project.roleIds.MEMBER, ...emails);
      const ctx = { requestId: randomUUID(), address: null, userAgent: null, now };
      const result = await inviteUsers({ ...ctx, actor, projectId: project.id }, input);
      return result.invited.length === 50;
    },
    { atOnce: 1, count: invitesOf50, ms: 20_000 },
  );
  return timeRow('invite 50 at once (command)', figures, { budgetMs: 100 });
}
