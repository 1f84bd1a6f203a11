import { recordAudit } from '../../audit/record-audit';
import { assertFresh } from '../../core/basis';
import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import { AppError } from '../../core/errors';
import { isWithinNetworks } from '../../core/networks';
import { assertRecentlyAuthenticated } from '../../core/reauthentication';
import { holdingProject } from '../holding-project';
import type { ChangeNetworksInput } from '../networks-schema';
import { canChangeNetworks } from '../policy';
import { changedFacts, networksFact } from '../security-facts';

/**
 * Sets from where the project can be opened, for everybody and from their next request on. A list
 * without the Admin's own address is refused: one Admin at least can always open the project.
 * @returns whether anything changed
 * @throws `forbidden`; `reauthentication_required`; `invalid` with the field; `stale`
 */
export async function changeNetworks(
  ctx: Context,
  { basis, allowedNetworks }: ChangeNetworksInput,
): Promise<boolean> {
  assertAllowed(canChangeNetworks(ctx.actor));
  assertRecentlyAuthenticated(ctx);
  assertWithin(allowedNetworks, ctx.address);
  return holdingProject(ctx, canChangeNetworks, async (tx, actor) => {
    const { projectId } = ctx;
    const where = { id: projectId };
    const stored = await tx.project.findUniqueOrThrow({
      where,
      select: { allowedNetworks: true },
    });
    const before = networksFact(stored.allowedNetworks);
    assertFresh(basis, before);
    const facts = changedFacts(before, networksFact(allowedNetworks));
    if (!facts.changed) return false;
    await tx.project.update({ where, data: { allowedNetworks } });
    await recordAudit(tx, ctx, {
      event: 'settings.networks_changed',
      projectId,
      target: { type: 'project', id: projectId, name: actor.projectName },
      before: facts.before,
      after: facts.after,
    });
    return true;
  });
}

function assertWithin(networks: readonly string[], address: string | null): void {
  if (isWithinNetworks(networks, address)) return;
  throw new AppError('invalid', 'Some fields need your attention.', {
    fieldErrors: {
      allowedNetworks: [
        `Your own address ${address ?? ''} is in none of these, so you would lock yourself out. Add it, or save from an address on the list.`,
      ],
    },
  });
}
