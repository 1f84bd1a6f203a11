import { z } from 'zod';
import { accessLevels } from '../core/access-level';
import { moduleKeyForm } from './module-key';

const level = z.enum(accessLevels, {
  error: 'Choose one of No access, Read and Read write.',
});

/** Keys that the project does not have are refused by the command, which knows them. */
const moduleKey = z.string().regex(moduleKeyForm, 'There is no such module.');

/** A level for each module that is named: `{ "payments.refunds": "READ" }`. */
export const levelsInput = z.record(moduleKey, level);

/** The same for overrides, as a form posts it: an empty level stands for "as the roles say". */
export const overridesInput = z
  .record(moduleKey, z.union([z.literal(''), level]))
  .transform((levels) =>
    Object.fromEntries(
      Object.entries(levels).filter((entry): entry is [string, (typeof accessLevels)[number]] =>
        Boolean(entry[1]),
      ),
    ),
  );
