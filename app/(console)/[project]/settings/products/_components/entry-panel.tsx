import { AddEntryPanel } from '@/components/scopes/add-entry-panel';
import { kindToAdd } from '@/components/scopes/entry-panels';
import { RenamePanel } from '@/components/settings/rename-panel';
import { ReviewPanel } from '@/components/settings/review-panel';
import { NamedPeople } from '@/components/access/named-people';
import type { Actor } from '@/lib/core/actor';
import { orNotFound } from '@/lib/delivery/page-actor';
import { getEntryPreview } from '@/lib/scopes/queries';
import {
  entryNameMaxLength,
  externalIdMaxLength,
  scopeWords,
  type ScopeEntry,
} from '@/lib/scopes/schema';
import {
  addScopeEntryAction,
  renameScopeEntryAction,
  restoreScopeEntryAction,
  retireScopeEntryAction,
} from '../actions';

interface EntryPanelProps {
  actor: Actor;
  entries: readonly ScopeEntry[];
  base: string;
  /** What the address asks for. */
  panel: string | undefined;
  entryId: string | undefined;
}

/** The panel that the address names; none when it does not apply any more. */
export function EntryPanel({ actor, entries, base, panel, entryId }: EntryPanelProps) {
  const project = actor.projectSlug;
  const kind = kindToAdd(panel);
  if (kind) {
    const { one, id } = scopeWords[kind];
    return (
      <AddEntryPanel
        project={project}
        kind={kind}
        one={one}
        idLabel={id}
        nameMaxLength={entryNameMaxLength}
        idMaxLength={externalIdMaxLength}
        closeHref={base}
        action={addScopeEntryAction}
      />
    );
  }
  const entry = entries.find(({ id }) => id === entryId);
  if (!entry) return null;
  if (panel === 'rename' && !entry.retiredAt) {
    return (
      <RenamePanel
        name={entry.name}
        maxLength={entryNameMaxLength}
        hint={`The ${scopeWords[entry.kind].id} stays ${entry.externalId}.`}
        closeHref={base}
        hidden={{ project, entryId: entry.id }}
        action={renameScopeEntryAction}
      />
    );
  }
  if (panel === (entry.retiredAt ? 'restore' : 'retire')) {
    return <ReviewEntry actor={actor} entryId={entry.id} base={base} />;
  }
  return null;
}

async function ReviewEntry({
  actor,
  entryId,
  base,
}: {
  actor: Actor;
  entryId: string;
  base: string;
}) {
  const entry = await orNotFound(getEntryPreview(actor, entryId, new Date()));
  const { kind, name, retiredAt, preview } = entry;
  const { count, withNothingElse, people } = preview;
  const { one } = scopeWords[kind];
  const retiring = retiredAt === null;
  const shared = {
    closeHref: base,
    hidden: { project: actor.projectSlug, entryId, reviewed: preview.reviewed },
  };
  const concerned = (
    <section aria-labelledby="concerned">
      <h3 id="concerned" className="mb-1 font-semibold">
        Restricted to it
      </h3>
      {count === 0 ? (
        <p>Nobody is restricted to a list with this {one}.</p>
      ) : (
        <>
          <p>
            {usersCounted(count)} {count === 1 ? 'has' : 'have'} it on their list
            {retiring &&
              withNothingElse > 0 &&
              `; ${usersCounted(withNothingElse)} of them ${withNothingElse === 1 ? 'has' : 'have'} no other ${one} left`}
            .
          </p>
          {people.length > 0 && <NamedPeople people={people} more={count - people.length} />}
        </>
      )}
    </section>
  );
  return retiring ? (
    <ReviewPanel
      {...shared}
      title={`Retire ${name}?`}
      verb="Retire"
      destructive
      consequences={[
        `Nobody may do anything inside this ${one} any more, from the next request on.`,
        'It cannot be chosen for anybody.',
        'Who is restricted to it keeps it on their list: restoring it brings everything back.',
      ]}
      action={retireScopeEntryAction}
    >
      {concerned}
    </ReviewPanel>
  ) : (
    <ReviewPanel
      {...shared}
      title={`Restore ${name}?`}
      verb="Restore"
      consequences={[
        `Everybody who is not restricted to some ${one}s has it again, from the next request on.`,
        'So have those who have it on their list.',
      ]}
      action={restoreScopeEntryAction}
    >
      {concerned}
    </ReviewPanel>
  );
}

function usersCounted(count: number): string {
  return count === 1 ? '1 user' : `${count.toLocaleString('en-GB')} users`;
}
