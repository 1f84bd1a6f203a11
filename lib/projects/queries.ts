import { database } from '../platform/database';

/** Whether the first project is still to be made. */
export async function isFreshInstallation(): Promise<boolean> {
  return (await database().project.findFirst({ select: { id: true } })) === null;
}
