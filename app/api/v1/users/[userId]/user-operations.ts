import { operation, type Operation } from '@/lib/delivery/api/operation';
import type { Context } from '@/lib/core/context';
import type { Receipt } from '@/lib/core/receipt';
import { userParams } from '@/lib/members/api-schema';
import type { PersonInput } from '@/lib/members/identity-schema';
import { getUser } from '@/lib/members/queries/get-user';
import { actedUserResource, toUserResource, userResource } from '@/lib/members/user-resource';

export const getUserOperation = operation(
  {
    operationId: 'getUser',
    tag: 'Users',
    summary: 'One user',
    params: userParams,
    answer: userResource,
  },
  async ({ actor, now }, { params }) =>
    toUserResource(await getUser(actor, params.userId, now), now),
);

/** What the screens do to a person by a button: changes nothing, and says so, when it was done before. */
export function actOperation(
  contract: Pick<Operation, 'operationId' | 'summary' | 'description'>,
  act: (ctx: Context, input: PersonInput) => Promise<Receipt>,
): Operation {
  return operation(
    {
      ...contract,
      tag: 'Users',
      params: userParams,
      answer: actedUserResource,
      subject: getUserOperation,
    },
    async (ctx, { params }) => {
      const receipt = await act(ctx, params);
      const user = await getUser(ctx.actor, params.userId, ctx.now);
      return { ...toUserResource(user, ctx.now), receipt };
    },
  );
}
