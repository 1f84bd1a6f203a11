import { Prisma } from './generated/client';

/**
 * Begins SQL that PostgreSQL is to plan once for each connection: planning a large read costs more
 * than running it. Only for what is best read in the same way whatever the values are, which a
 * filter that fits few or many is not.
 */
export const planOnce = Prisma.raw('/* plan once */');

/**
 * IDs out of sight of the planner, which else would plan anew for each number of them, however often
 * it planned before.
 */
export function idArray(ids: readonly string[]): Prisma.Sql {
  return Prisma.sql`ARRAY(SELECT unnest(${[...ids]}::uuid[]))`;
}

/** Of a text that varies, so that no caller can fill the memory of the database with plans. */
const plansMax = 100;

/** Names for the statements of one pool; those without a name are planned each time. */
export function plannedStatements(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    if (!sql.startsWith(planOnce.sql)) return '';
    const name = names.get(sql) ?? (names.size < plansMax ? `plan_${names.size}` : '');
    if (name !== '') names.set(sql, name);
    return name;
  };
}
