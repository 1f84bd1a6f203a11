import type { Actor } from '../../core/actor';
import { assertAllowed } from '../../core/decision';
import { database } from '../../platform/database';
import { canReadSettings } from '../policy';
import { securityColumns, type SecurityNumbers } from '../security-facts';

export type SecuritySettings = SecurityNumbers & { allowedNetworks: string[] };

/** @throws `forbidden` */
export async function getSecuritySettings(actor: Actor): Promise<SecuritySettings> {
  assertAllowed(canReadSettings(actor));
  return database().project.findUniqueOrThrow({
    where: { id: actor.projectId },
    select: { ...securityColumns, allowedNetworks: true },
  });
}
