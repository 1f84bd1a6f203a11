import { database } from './database';

/** Whether the database answers now. */
export async function isDatabaseReady(): Promise<boolean> {
  try {
    await database().$queryRaw`SELECT 1`;
    return true;
  } catch {
    return false;
  }
}
