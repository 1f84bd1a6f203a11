import { recordAudit } from '../audit/record-audit';
import type { RequestContext } from '../core/context';
import { AppError } from '../core/errors';
import { displayName } from '../core/person-name';
import { database } from '../platform/database';

export type PersonInProject = {
  userId: string;
  email: string;
  firstName: string;
  lastName: string;
  projectId: string;
  projectName: string;
};

/** A good session or passcode, from an address from which the project cannot be opened. */
export class NetworkRefusal extends AppError {
  readonly person: { userId: string; name: string; email: string };
  readonly projectId: string;

  constructor(row: PersonInProject, address: string | null) {
    super(
      'network_refused',
      `${row.projectName} can be opened only from allowed addresses; yours is ${address ?? 'unknown'}. Ask an Admin of ${row.projectName}.`,
    );
    this.person = { userId: row.userId, name: displayName(row), email: row.email };
    this.projectId = row.projectId;
  }
}

export async function recordNetworkRefusal(
  ctx: RequestContext,
  refusal: NetworkRefusal,
): Promise<void> {
  await recordAudit(database(), ctx, {
    event: 'project.network_refused',
    outcome: 'REFUSED',
    projectId: refusal.projectId,
    actor: refusal.person,
    reason: `Opened from ${ctx.address ?? 'an unknown address'}, which is not allowed`,
  });
}
