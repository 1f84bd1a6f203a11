import { answerQuestion, type AccessAnswer } from '../../access/check-access';
import { findMemberAccess, type MemberWithAccess } from '../../access/queries/find-member-access';
import type { Actor } from '../../core/actor';
import { assertAllowed } from '../../core/decision';
import { database } from '../../platform/database';
import { canReadUsers } from '../policy';

/** A question about a member of the actor's project. */
export type MemberQuestion = {
  /** A user ID, or an e-mail address in its canonical form. */
  user: string;
  /** A module's key. */
  module: string;
  level: 'READ' | 'READ_WRITE';
  /** A Product ID and a Gateway Reference ID, as the project's own systems know them. */
  product?: string | undefined;
  gateway?: string | undefined;
};

/**
 * Answers up to a hundred questions in two queries, in their order; null for somebody who is not
 * in the project.
 * @throws `forbidden` without read access to Users
 */
export async function checkAccess(
  actor: Actor,
  questions: readonly MemberQuestion[],
  now: Date,
): Promise<(AccessAnswer | null)[]> {
  assertAllowed(canReadUsers(actor));
  const [members, entryOf] = await Promise.all([
    findPeople(actor.projectId, questions),
    findEntries(actor.projectId, questions),
  ]);
  return questions.map(({ user, module, level, product, gateway }) => {
    const member = members.get(user);
    if (!member) return null;
    return answerQuestion(
      member.access,
      actor.modules,
      {
        module,
        level,
        ...(product === undefined ? {} : { product: entryOf.get(`PRODUCT ${product}`) ?? null }),
        ...(gateway === undefined ? {} : { gateway: entryOf.get(`GATEWAY ${gateway}`) ?? null }),
      },
      now,
    );
  });
}

/** Those whom questions name, by how they are named there. */
async function findPeople(
  projectId: string,
  questions: readonly MemberQuestion[],
): Promise<Map<string, MemberWithAccess>> {
  const named = [...new Set(questions.map(({ user }) => user))];
  const emails = named.filter((user) => user.includes('@'));
  const userIds = named.filter((user) => !user.includes('@'));
  const members = await findMemberAccess(database(), projectId, userIds, emails);
  const found = [...members.values()];
  return new Map(
    found.flatMap((member) => [
      [member.userId, member],
      [member.email, member],
    ]),
  );
}

/** The entries that questions name, by kind and the ID that they are known by. */
async function findEntries(
  projectId: string,
  questions: readonly MemberQuestion[],
): Promise<Map<string, string>> {
  const named = questions.flatMap(({ product, gateway }) => [product, gateway]);
  const externalIds = [...new Set(named.filter((id) => id !== undefined))];
  if (externalIds.length === 0) return new Map();
  const entries = await database().scopeItem.findMany({
    where: { projectId, externalId: { in: externalIds }, retiredAt: null },
  });
  return new Map(entries.map(({ kind, externalId, id }) => [`${kind} ${externalId}`, id]));
}
