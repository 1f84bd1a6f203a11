import { z } from 'zod';
import { userId } from './schema';

/** What can be done to a person or their membership, beside changing their access. */
export const personActs = [
  'disable',
  'enable',
  'lock',
  'unlock',
  'revoke',
  'grant',
  'delete',
] as const;
export type PersonAct = (typeof personActs)[number];

export const personInput = z.strictObject({ userId });
export type PersonInput = z.output<typeof personInput>;

/** From a screen, with the page to go back to. */
export const personFormInput = personInput.extend({ back: z.string().max(4000).optional() });
