import type { Actor } from '../../core/actor';
import { database } from '../../platform/database';
import {
  reviewDeletion,
  reviewUpdate,
  type DeletionReview,
  type UpdateReview,
} from '../role-review';
import type { DeleteRoleInput, UpdateRoleInput } from '../schema';

/**
 * Who gains or loses what by an edit that is not saved yet.
 * @throws what saving it would throw
 */
export async function previewUpdate(
  actor: Actor,
  input: Omit<UpdateRoleInput, 'reviewed'>,
  now: Date,
): Promise<UpdateReview> {
  return reviewUpdate(database(), actor, input, now);
}

/**
 * Who loses or gains what when the role goes, and its holders get another one or none.
 * @throws what deleting it would throw
 */
export async function previewDeletion(
  actor: Actor,
  input: Omit<DeleteRoleInput, 'reviewed'>,
  now: Date,
): Promise<DeletionReview> {
  return reviewDeletion(database(), actor, input, now);
}
