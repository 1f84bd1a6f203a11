import { z } from 'zod';
import { personInput } from './identity-schema';

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

/** Those that there are on many at once. */
export const actsOnMany = ['enable', 'disable', 'revoke', 'delete'] as const;
export type ActOnMany = (typeof actsOnMany)[number];

/** From a screen, with the page to go back to. */
export const personFormInput = personInput.extend({ back: z.string().max(4000).optional() });
