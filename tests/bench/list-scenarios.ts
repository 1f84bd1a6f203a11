import { encodeCursor } from '../../lib/members/cursor';
import { listMembers } from '../../lib/members/queries/list-members';
import { memberListParams } from '../../lib/members/schema';
import { databasePool } from '../../lib/platform/database';
import { adminActor } from './admin-actor';
import { recordStatements, type Statement } from './record-statements';
import { commonFragment, rareFragment, type SeededProject } from './seed-members';

/** One way to look at the list, with the statements that it sends to the database. */
export type ListScenario = { name: string; query: Record<string, string>; statements: Statement[] };

export async function listScenarios(
  project: SeededProject,
  members: number,
): Promise<ListScenario[]> {
  const views: Record<string, Record<string, string>> = {
    'first page': {},
    'deep page, 90 % in': { cursor: await deepCursor(project, Math.floor(members * 0.9)) },
    [`search, common (${commonFragment})`]: { q: commonFragment },
    [`search, rare (${rareFragment})`]: { q: rareFragment },
    'filter: active': { status: 'active' },
    'filter: locked': { status: 'locked' },
    'filter: Approver': { role: project.roleIds.APPROVER },
    'filter: can write Refunds': { module: 'payments.refunds', level: 'READ_WRITE' },
    'filter: can read Audit Log': { module: 'audit', level: 'READ' },
    'by last login': { sort: '-lastLogin' },
  };
  const actor = await adminActor(project);
  const scenarios: ListScenario[] = [];
  for (const [name, query] of Object.entries(views)) {
    const params = memberListParams.parse(query);
    const statements = await recordStatements(() => listMembers(actor, params, new Date()));
    scenarios.push({ name, query, statements });
  }
  return scenarios;
}

async function deepCursor(project: SeededProject, offset: number): Promise<string> {
  const { rows } = await databasePool().query<{ id: string; key: string }>(
    `SELECT id, sort_name AS key FROM members WHERE project_id = $1
     ORDER BY sort_name, id OFFSET $2 LIMIT 1`,
    [project.id, offset],
  );
  const [row] = rows;
  return row ? encodeCursor('name', { side: 'after', ...row }) : '';
}

/** For the reader of a slow list: where the database spends its time. */
export async function explain(scenario: ListScenario): Promise<string> {
  const [statement] = scenario.statements;
  if (!statement) return '';
  const { rows } = await databasePool().query<Record<string, string>>(
    `EXPLAIN (ANALYZE, BUFFERS) ${statement.text}`,
    statement.values,
  );
  return rows.map((row) => Object.values(row).join('')).join('\n');
}
