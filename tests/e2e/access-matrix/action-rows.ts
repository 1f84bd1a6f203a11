import type { ActionRow } from './action-row';
import { ownActionRows } from './own-action-rows';
import { projectActionRows } from './project-action-rows';
import { userActionRows } from './user-action-rows';

/** In this order: the last ones end the sessions that the rest needs. */
export const actionRows: readonly ActionRow[] = [
  ...userActionRows,
  ...projectActionRows,
  ...ownActionRows,
];
