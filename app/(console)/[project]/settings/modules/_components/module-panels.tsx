import { AccessEffects } from '@/components/access/access-effects';
import { AddModulePanel } from '@/components/modules/add-module-panel';
import { RenamePanel } from '@/components/settings/rename-panel';
import { ReviewPanel } from '@/components/settings/review-panel';
import { joinWords } from '@/lib/access/explain';
import { peopleAffected } from '@/lib/access/access-effects';
import type { Actor } from '@/lib/core/actor';
import { orNotFound } from '@/lib/delivery/page-actor';
import { getModulePreview, type ModuleCatalogue, type ReviewedModule } from '@/lib/modules/queries';
import {
  addModuleAction,
  renameModuleAction,
  restoreModuleAction,
  retireModuleAction,
} from '../actions';

interface ModulePanelsProps {
  actor: Actor;
  catalogue: ModuleCatalogue;
  base: string;
  /** What the address asks for. */
  panel: string | undefined;
  moduleId: string | undefined;
}

/** The panel that the address names; none when it does not apply any more. */
export async function ModulePanels({ actor, catalogue, base, panel, moduleId }: ModulePanelsProps) {
  const project = actor.projectSlug;
  const chosen = catalogue.product
    .flatMap(({ subModules, ...each }) => [each, ...subModules])
    .find(({ id }) => id === moduleId);
  if (panel === 'add-module') {
    const parents = catalogue.product.map(({ id, key, name }) => ({ id, key, name }));
    return (
      <AddModulePanel
        project={project}
        closeHref={base}
        modules={parents}
        parentId={parents.find(({ id }) => id === moduleId)?.id ?? ''}
        action={addModuleAction}
      />
    );
  }
  if (panel === 'rename-module' && chosen) {
    return (
      <RenamePanel
        name={chosen.name}
        maxLength={60}
        hint={`The key stays ${chosen.key}.`}
        closeHref={base}
        hidden={{ project, moduleId: chosen.id }}
        action={renameModuleAction}
      />
    );
  }
  if (panel === 'retire-module' && chosen) {
    return <RetirePanel actor={actor} base={base} moduleId={chosen.id} />;
  }
  const retired = catalogue.retired.find(({ id }) => id === moduleId);
  if (panel === 'restore-module' && retired && !retired.parent?.retiredAt) {
    return <RestorePanel actor={actor} base={base} moduleId={retired.id} />;
  }
  return null;
}

type ReviewProps = { actor: Actor; base: string; moduleId: string };

async function RetirePanel({ actor, base, moduleId }: ReviewProps) {
  const reviewed = await orNotFound(getModulePreview(actor, moduleId, new Date()));
  const { name, preview } = reviewed;
  const parts = preview.modules.slice(1).map((part) => part.name);
  return (
    <ReviewPanel
      title={`Retire ${name}?`}
      verb="Retire"
      destructive
      consequences={[
        ...(parts.length > 0 ? [`Its sub-modules go with it: ${joinWords(parts)}.`] : []),
        'Nobody has access to it any more, from the next request on.',
        ...keptGrants(preview.roles, preview.overrides),
      ]}
      closeHref={base}
      hidden={hiddenOf(actor, reviewed)}
      action={retireModuleAction}
    >
      <Effects reviewed={reviewed} title="Who loses access" none="Nobody has access to it now." />
    </ReviewPanel>
  );
}

async function RestorePanel({ actor, base, moduleId }: ReviewProps) {
  const reviewed = await orNotFound(getModulePreview(actor, moduleId, new Date()));
  const { name, preview } = reviewed;
  const parts = preview.modules.slice(1).map((part) => part.name);
  return (
    <ReviewPanel
      title={`Restore ${name}?`}
      verb="Restore"
      consequences={[
        ...(parts.length > 0 ? [`Its sub-modules come back with it: ${joinWords(parts)}.`] : []),
        'What roles and overrides give on it counts again, from the next request on.',
      ]}
      closeHref={base}
      hidden={hiddenOf(actor, reviewed)}
      action={restoreModuleAction}
    >
      <Effects reviewed={reviewed} title="Who gains access" none="Nobody is given access to it." />
    </ReviewPanel>
  );
}

function hiddenOf(actor: Actor, { id, preview }: ReviewedModule): Record<string, string> {
  return { project: actor.projectSlug, moduleId: id, reviewed: preview.reviewed };
}

function keptGrants(roles: readonly string[], overrides: number): string[] {
  const kept = [
    ...(roles.length > 0
      ? [`${roles.length === 1 ? 'the role' : 'the roles'} ${joinWords(roles)}`]
      : []),
    ...(overrides > 0
      ? [`the overrides of ${overrides === 1 ? '1 user' : `${overrides} users`}`]
      : []),
  ];
  const source =
    kept.length > 0 ? `What ${joinWords(kept)} say about it is kept` : 'Its key is kept';
  return [`${source}: restoring it brings everything back.`];
}

function Effects({
  reviewed: { name, preview },
  title,
  none,
}: {
  reviewed: ReviewedModule;
  title: string;
  none: string;
}) {
  const count = peopleAffected(preview.effects);
  return (
    <section aria-labelledby="effects">
      <h3 id="effects" className="mb-1.5 font-semibold">
        {title} {count > 0 && <span className="font-normal text-muted">({count})</span>}
      </h3>
      {count > 0 && (
        <p className="mb-2 text-muted">
          Those who are invited, disabled or locked are counted too.
        </p>
      )}
      <AccessEffects
        effects={preview.effects}
        nameOf={(key) => preview.modules.find((each) => each.key === key)?.name ?? name}
        none={none}
      />
    </section>
  );
}
