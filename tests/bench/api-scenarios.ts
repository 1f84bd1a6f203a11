import { randomUUID } from 'node:crypto';
import * as accessCheck from '../../app/api/v1/access/check/route';
import * as user from '../../app/api/v1/users/[userId]/route';
import * as users from '../../app/api/v1/users/route';
import { newPasscode } from '../../lib/core/passcode';
import type { ApiHandler } from '../../lib/delivery/api/api-route';
import { digestToken } from '../../lib/platform/crypto';
import { database, databasePool } from '../../lib/platform/database';
import type { Answer } from './http-client';
import { recordStatements, type Statement } from './record-statements';
import { rareFragment, type SeededProject } from './seed-members';

/** One call of the API, with what the floor runs in its place. */
export type ApiScenario = {
  name: string;
  method: string;
  path: string;
  nextBody?: () => unknown;
  isRight: (answer: Answer) => boolean;
  count?: number;
  statements: Statement[];
  budgetMs?: number;
};

/** A passcode of the oldest member of the seeded project, who is an Admin. */
export async function benchPasscode(project: SeededProject): Promise<string> {
  const { passcode, prefix } = newPasscode();
  const member = await database().member.findFirstOrThrow({
    where: { projectId: project.id },
    orderBy: { createdAt: 'asc' },
  });
  await database().passcode.create({
    data: {
      ...{ projectId: project.id, memberId: member.id, prefix, digest: digestToken(passcode) },
      ...{ tenure: 'FOREVER' as const, createdAt: new Date(), createdById: member.userId },
    },
  });
  return passcode;
}

const found = ({ status, body }: Answer) => status === 200 && body.includes('@example.com');
const answered = ({ status }: Answer) => status === 200;
const created = ({ status }: Answer) => status === 201;

export async function apiScenarios(
  project: SeededProject,
  passcode: string,
  members: number,
): Promise<ApiScenario[]> {
  const call = async (handler: ApiHandler, path: string, params = {}, body?: unknown) => {
    const request = new Request(`http://localhost/api/v1${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${passcode}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return handler(request, { params: Promise.resolve(params) });
  };
  const people = await somePeople(project, 2_000);
  const [first = ''] = people;
  const read = async (
    name: string,
    path: string,
    handler: ApiHandler,
    budgetMs?: number,
    params = {},
  ): Promise<ApiScenario> => {
    const statements = await recordStatements(() => call(handler, path, params));
    return { name, method: 'GET', path, isRight: found, statements, ...budget(budgetMs) };
  };
  const question = (at: number) => ({
    user: people[at % people.length],
    module: 'users',
    level: 'READ',
  });
  const hundred = () => ({ questions: Array.from({ length: 100 }, (_, at) => question(at * 7)) });
  const check = async (name: string, ask: () => unknown, budgetMs: number) => ({
    ...{ name, method: 'POST', path: '/access/check', nextBody: ask, isRight: answered },
    ...budget(budgetMs),
    statements: await recordStatements(() => call(accessCheck.POST, '/access/check', {}, ask())),
  });
  const deep = await deepPath(call, members);
  let turn = 0;
  const next = () => people[turn++ % people.length] ?? first;
  return [
    await read('GET /users, first page', '/users', users.GET, 4),
    await read('GET /users, 90 % in', deep, users.GET, 4),
    await read('GET /users, search', `/users?q=${rareFragment}`, users.GET, 8),
    await read('GET /users/{id}', `/users/${first}`, user.GET, undefined, { userId: first }),
    await check('POST /access/check, one', () => question(turn++), 3),
    await check('POST /access/check, 100', hundred, 10),
    {
      ...{ name: 'PATCH /users/{id}', method: 'PATCH', isRight: answered, budgetMs: 8 },
      get path() {
        return `/users/${next()}`;
      },
      nextBody: () => ({ firstName: `Asha ${turn}` }),
      statements: [changeOf(project, first)],
    },
    ...[1, 50].map((rows) => ({
      name: `POST /invitations, ${rows} ${rows === 1 ? 'row' : 'rows'}`,
      ...{ method: 'POST', path: '/invitations', isRight: created, count: rows === 1 ? 100 : 16 },
      nextBody: () => ({
        rows: Array.from({ length: rows }, () => ({
          email: `${randomUUID()}@example.com`,
          roles: [project.roleIds.MEMBER],
        })),
      }),
      statements: [invitationOf(project, rows)],
      ...budget(rows === 50 ? 100 : undefined),
    })),
  ];
}

function budget(budgetMs: number | undefined) {
  return budgetMs === undefined ? {} : { budgetMs };
}

/** People other than the Admins, in no visible order. */
async function somePeople({ id }: SeededProject, count: number): Promise<string[]> {
  const { rows } = await databasePool().query<{ id: string }>(
    `SELECT m.user_id AS id FROM members m JOIN users u ON u.id = m.user_id
     WHERE m.project_id = $1 AND m.status = 'ACTIVE' AND u.activated_at IS NOT NULL
       AND m.id NOT IN (SELECT id FROM members WHERE project_id = $1 ORDER BY created_at LIMIT 50)
     ORDER BY md5(m.id::text) LIMIT $2`,
    [id, count],
  );
  return rows.map((row) => row.id);
}

/** Nine tenths of the list are passed by as an integrator passes them, in pages of 500. */
async function deepPath(
  call: (handler: ApiHandler, path: string) => Promise<Response>,
  members: number,
): Promise<string> {
  let cursor = '';
  for (let passed = 0; passed < members * 0.9; passed += 500) {
    const address = `/users?limit=500${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const { links } = (await (await call(users.GET, address)).json()) as {
      links: { next: string };
    };
    cursor = new URL(links.next).searchParams.get('cursor') ?? '';
  }
  return `/users?cursor=${encodeURIComponent(cursor)}`;
}

/** The least that an audited change is: both rows, in one statement. */
function changeOf({ id }: SeededProject, userId: string): Statement {
  return {
    text: `WITH changed AS (UPDATE users SET first_name = first_name WHERE id = $2::uuid RETURNING id)
      INSERT INTO audit_events (id, project_id, at, event, target_id, request_id)
      SELECT gen_random_uuid(), $1::uuid, now(), 'bench', id, 'bench' FROM changed`,
    values: [id, userId],
  };
}

/** The least that an invitation is: person, member, role, invitation, mail, audit. */
function invitationOf({ id, roleIds }: SeededProject, count: number): Statement {
  return {
    text: `WITH person AS (
        INSERT INTO users (id, email, sort_name, search_text)
        SELECT gen_random_uuid(), gen_random_uuid() || '@example.com', 'bench', 'bench'
        FROM generate_series(1, $3) RETURNING id, email),
      member AS (
        INSERT INTO members (id, project_id, user_id) SELECT id, $1::uuid, id FROM person RETURNING id),
      held AS (
        INSERT INTO member_roles (project_id, member_id, role_id)
        SELECT $1::uuid, id, $2::uuid FROM member),
      mail AS (
        INSERT INTO outbox_messages (id, template, recipient, status, next_attempt_at)
        SELECT id, 'invitation', email, 'SENT', now() FROM person RETURNING id),
      invited AS (
        INSERT INTO invitations (id, project_id, member_id, email, sent_at, expires_at, outbox_message_id)
        SELECT p.id, $1::uuid, p.id, p.email, now(), now(), p.id FROM person p)
      INSERT INTO audit_events (id, project_id, at, event, target_id, request_id)
      SELECT gen_random_uuid(), $1::uuid, now(), 'bench', id, 'bench' FROM person`,
    values: [id, roleIds.MEMBER, count],
  };
}
