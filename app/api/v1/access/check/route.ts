import { z } from 'zod';
import { apiRoute } from '@/lib/delivery/api/api-route';
import { operation } from '@/lib/delivery/api/operation';
import {
  accessAnswerResource,
  accessAnswersResource,
  toAccessAnswer,
} from '@/lib/members/access-check-resource';
import { accessCheckBody } from '@/lib/members/access-check-schema';
import { checkAccess } from '@/lib/members/queries/check-access';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  POST: operation(
    {
      operationId: 'checkAccess',
      tag: 'Access',
      summary: 'Whether people may do something',
      description:
        'Asks one question, answered by one object, or up to 100 as `{"questions": […]}`, answered by `{"answers": […]}` in their order. Somebody who is not in the project, or no longer, is answered with `allowed: false` like anybody who lacks access, so that a check never fails for a person who was deleted. The same holds for modules, products and gateways that there are not.',
      body: accessCheckBody,
      answer: z.union([accessAnswerResource, accessAnswersResource]),
      isQuestion: true,
    },
    async ({ actor, now }, { body }) => {
      const isOne = !('questions' in body);
      const found = await checkAccess(actor, isOne ? [body] : body.questions, now);
      const answers = found.map(toAccessAnswer);
      return isOne ? answers[0] : { answers };
    },
  ),
});
