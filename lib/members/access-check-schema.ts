import { z } from 'zod';
import { parseEmailAddress } from '../core/email-address';
import { rowId } from '../core/inputs';
import { askedLevels } from './schema';

/** How many questions one request asks at most. */
const questionsMax = 100;

const userId = rowId();

/** A user ID, or an e-mail address in its canonical form. */
const userReference = z
  .string()
  .trim()
  .max(320, 'Give a user ID or an e-mail address.')
  .transform((text, context) => {
    const id = userId.safeParse(text);
    if (id.success) return id.data;
    const parsed = parseEmailAddress(text);
    if (parsed.ok) return parsed.email;
    context.addIssue({ code: 'custom', message: 'Give a user ID or an e-mail address.' });
    return z.NEVER;
  })
  .meta({ description: 'A user ID or an e-mail address.' });

const externalId = z.string().trim().min(1).max(100);

const accessQuestionBody = z
  .strictObject({
    user: userReference,
    module: z.string().trim().min(1).max(100).meta({
      description: 'The module’s key, such as `payments.refunds`.',
    }),
    level: z.enum(askedLevels),
    product: externalId.optional().meta({
      description: 'A Product ID: then it has to be within their scope too.',
    }),
    gateway: externalId.optional().meta({
      description: 'A Gateway Reference ID: then it has to be within their scope too.',
    }),
  })
  .meta({ id: 'AccessQuestion' });

const accessQuestionsBody = z
  .strictObject({
    questions: z
      .array(accessQuestionBody)
      .min(1, 'Ask at least one question.')
      .max(questionsMax, `Ask at most ${questionsMax} questions at once.`),
  })
  .meta({ id: 'AccessQuestions' });

/** One question by itself, or many. */
export const accessCheckBody = z.union([accessQuestionBody, accessQuestionsBody]);
