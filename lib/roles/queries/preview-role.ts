import type { Actor } from '../../core/actor';
import { database } from '../../platform/database';
import {
  reviewDeletion,
  reviewUpdate,
  type DeletionReview,
  type RoleDeletion,
  type RoleEdit,
  type UpdateReview,
} from '../role-review';

/**
 * Who gains or loses what by an edit that is not saved yet.
 * @throws what saving it would throw
 */
export async function previewUpdate(
  actor: Actor,
  input: RoleEdit,
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
  input: RoleDeletion,
  now: Date,
): Promise<DeletionReview> {
  return reviewDeletion(database(), actor, input, now);
}
