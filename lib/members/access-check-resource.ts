import { z } from 'zod';
import type { AccessAnswer } from '../access/check-access';
import { originResource, toOriginResource } from '../access/origin-resource';
import { accessLevels } from '../core/access-level';

export const accessAnswerResource = z
  .object({
    allowed: z.boolean(),
    level: z.enum(accessLevels).meta({ description: 'The level that they have on the module.' }),
    origin: originResource,
    reason: z.string().meta({ description: 'In words, for people.' }),
  })
  .meta({ id: 'AccessAnswer' });
export type AccessAnswerResource = z.output<typeof accessAnswerResource>;

export const accessAnswersResource = z
  .object({
    answers: z.array(accessAnswerResource).meta({ description: 'In the order of the questions.' }),
  })
  .meta({ id: 'AccessAnswers' });

/** Somebody who is not there, or no longer, may do nothing: that is an answer and no failure. */
const nobody: AccessAnswerResource = {
  allowed: false,
  level: 'NONE',
  origin: toOriginResource({ kind: 'nothing' }),
  reason: 'There is no such user in this project.',
};

export function toAccessAnswer(answer: AccessAnswer | null): AccessAnswerResource {
  if (!answer) return nobody;
  const { allowed, level, origin, reason } = answer;
  return { allowed, level, origin: toOriginResource(origin), reason };
}
