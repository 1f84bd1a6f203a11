import { recordAudit } from '../../audit/record-audit';
import { openChallenge } from '../../auth/challenges';
import { assertGoodPassword } from '../../auth/new-password';
import { hashPassword } from '../../auth/password-hash';
import type { RequestContext } from '../../core/context';
import { AppError, isAppError } from '../../core/errors';
import { displayName, personSearchColumns } from '../../core/person-name';
import { defaultSignInRules } from '../../core/sign-in-rules';
import { transact, type Tx } from '../../platform/transact';
import { inviteFirstAdmin } from '../first-admin';
import type { SetUpInput } from '../schema';
import { isSetupToken } from '../setup-token';
import { slugFor } from '../slug';
import { createProject } from '../store';

/**
 * Makes the first project and its first Admin, whose set-up then goes on where every invited
 * person's does: at the authenticator.
 * @returns the invitation's token to go on with, and the enrolment challenge for the cookie
 * @throws `not_found` when the token is wrong or the installation is set up already; `invalid`
 */
export async function setUpFirstProject(
  ctx: RequestContext,
  input: SetUpInput,
): Promise<{ invitationToken: string; challengeToken: string }> {
  try {
    // Asked before the slow work as well, so that strangers cannot keep the server busy.
    if (!(await isSetupToken(input.token))) throw wrongToken();
    await assertGoodPassword(input.password, input, {
      minLength: defaultSignInRules.passwordMinLength,
      words: [input.projectName],
    });
    const passwordHash = await hashPassword(input.password);
    return await transact(async (tx) => {
      // The row is the lock: of two submits at once the second finds it gone.
      await tx.$queryRaw`SELECT id FROM setup_tokens FOR UPDATE`;
      if (!(await isSetupToken(input.token, tx))) throw wrongToken();
      await tx.setupToken.deleteMany();
      return createAll(tx, ctx, input, passwordHash);
    });
  } catch (error) {
    if (isAppError(error, 'not_found')) {
      await transact((tx) =>
        recordAudit(tx, ctx, {
          event: 'setup.refused',
          outcome: 'REFUSED',
          projectId: null,
          reason: error.message,
        }),
      );
    }
    throw error;
  }
}

function wrongToken(): AppError {
  return new AppError(
    'not_found',
    'This set-up link is used or wrong. Start Rolecall again for a new one.',
  );
}

async function createAll(tx: Tx, ctx: RequestContext, input: SetUpInput, passwordHash: string) {
  const { now } = ctx;
  const project = await createProject(tx, {
    name: input.projectName,
    slug: slugFor(input.projectName),
    now,
  });
  const person = { firstName: input.firstName, lastName: input.lastName, email: input.email };
  const { id: userId } = await tx.user.create({
    data: {
      ...person,
      ...personSearchColumns(person),
      passwordHash,
      passwordChangedAt: now,
      createdAt: now,
    },
  });
  const invitationToken = await inviteFirstAdmin(
    tx,
    project,
    { id: userId, email: input.email },
    now,
  );
  const self = { name: displayName(person), email: input.email };
  await recordAudit(tx, ctx, {
    event: 'project.created',
    projectId: project.id,
    actor: { userId, ...self },
    target: { type: 'project', id: project.id, name: input.projectName },
    after: { name: input.projectName, slug: project.slug, firstAdmin: input.email },
  });
  const challengeToken = await openChallenge(tx, ctx, userId, 'ENROLMENT');
  return { invitationToken, challengeToken };
}
