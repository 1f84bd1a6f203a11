import { answerQuestion, type AccessAnswer } from '../../access/check-access';
import { findMemberAccess } from '../../access/queries/find-member-access';
import type { Actor } from '../../core/actor';
import { assertAllowed } from '../../core/decision';
import { AppError } from '../../core/errors';
import { database } from '../../platform/database';
import { canReadUsers } from '../policy';

/** A question about a member of the actor's project. */
export type MemberQuestion = {
  userId: string;
  /** A module's key. */
  module: string;
  level: 'READ' | 'READ_WRITE';
  /** A Product ID and a Gateway Reference ID, as the project's own systems know them. */
  product?: string | undefined;
  gateway?: string | undefined;
};

/**
 * Answers up to a hundred questions in two queries, in their order.
 * @throws `forbidden` without read access to Users; `not_found` for somebody outside the project
 */
export async function checkAccess(
  actor: Actor,
  questions: readonly MemberQuestion[],
  now: Date,
): Promise<AccessAnswer[]> {
  assertAllowed(canReadUsers(actor));
  const members = await findMemberAccess(database(), actor.projectId, [
    ...new Set(questions.map(({ userId }) => userId)),
  ]);
  const entryOf = await findEntries(actor.projectId, questions);
  return questions.map(({ userId, module, level, product, gateway }) => {
    const member = members.get(userId);
    if (!member) throw new AppError('not_found', 'There is no such user in this project.');
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
