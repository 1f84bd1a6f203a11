import type { SignedInUser } from '../../core/actor';
import { database } from '../../platform/database';
import { mayCreateProject } from '../may-create';

/** Whether the viewer is offered to make a project. */
export async function isOfferedNewProject(
  user: Pick<SignedInUser, 'userId'>,
  now: Date,
): Promise<boolean> {
  return mayCreateProject(database(), user.userId, now);
}
