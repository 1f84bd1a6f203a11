import { database } from '@/lib/platform/database';

/** The names of what was recorded about a target, oldest first. */
export async function auditTrail(targetId: string): Promise<string[]> {
  const events = await database().auditEvent.findMany({
    where: { targetId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  return events.map((event) => event.event);
}
