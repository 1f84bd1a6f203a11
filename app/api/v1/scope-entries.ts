import { z } from 'zod';
import { listResource, pageOf, toList } from '@/lib/core/api-list';
import { rowId } from '@/lib/core/inputs';
import type { Operations } from '@/lib/delivery/api/api-route';
import { operation } from '@/lib/delivery/api/operation';
import { createEntryBody, listEntriesQuery, updateEntryBody } from '@/lib/scopes/api-schema';
import { addScopeEntry } from '@/lib/scopes/commands/add-scope-entry';
import { updateScopeEntry } from '@/lib/scopes/commands/change-scope-entry';
import { entryResources, toEntryResource, type EntryResource } from '@/lib/scopes/entry-resource';
import { getEntry, listEntries } from '@/lib/scopes/queries/list-entries';
import { scopeWords, type ScopeKind } from '@/lib/scopes/schema';

const paths = { PRODUCT: '/products', GATEWAY: '/gateways' };

function wordsOf(kind: ScopeKind) {
  const { one, title, id } = scopeWords[kind];
  return { one, title, id, tag: `${title}s` };
}

/** The operations of all products, or all gateways. */
export function entryListOperations(kind: ScopeKind): Operations {
  const { one, title, id, tag } = wordsOf(kind);
  return {
    GET: operation(
      {
        operationId: `list${title}s`,
        tag,
        summary: `The project’s ${one}s, by ${id}`,
        query: listEntriesQuery,
        answer: listResource(entryResources[kind]),
      },
      async ({ actor }, { query, url }) => {
        const entries = (await listEntries(actor, kind))
          .map(toEntryResource)
          .filter(({ retired }) => query.retired === undefined || retired === query.retired)
          .sort((first, other) => (first.externalId < other.externalId ? -1 : 1));
        return toList(
          url,
          pageOf(entries, ({ externalId }) => externalId, query),
        );
      },
    ),
    POST: operation(
      {
        operationId: `create${title}`,
        tag,
        summary: `Add a ${one}`,
        description: `Whoever is restricted to no ${one}s has it at once.`,
        body: createEntryBody,
        status: 201,
        answer: entryResources[kind],
        location: (created: EntryResource) => `${paths[kind]}/${created.id}`,
      },
      async (ctx, { body }) => {
        const created = await addScopeEntry(ctx, { kind, ...body });
        return toEntryResource(await getEntry(ctx.actor, kind, created.id));
      },
    ),
  };
}

const params = z.object({ entryId: rowId() });

/** The operations of one of them. */
export function entryOperations(kind: ScopeKind): Operations {
  const { one, title, tag } = wordsOf(kind);
  const answer = entryResources[kind];
  return {
    GET: operation(
      { operationId: `get${title}`, tag, summary: `One ${one}`, params, answer },
      async ({ actor }, { params: { entryId } }) =>
        toEntryResource(await getEntry(actor, kind, entryId)),
    ),
    PATCH: operation(
      {
        operationId: `update${title}`,
        tag,
        summary: `Rename, retire or restore a ${one}`,
        params,
        body: updateEntryBody,
        answer,
      },
      async (ctx, { params: { entryId }, body }) => {
        await updateScopeEntry(ctx, { kind, entryId, ...body });
        return toEntryResource(await getEntry(ctx.actor, kind, entryId));
      },
    ),
    DELETE: operation(
      {
        operationId: `retire${title}`,
        tag,
        summary: `Take a ${one} out of use`,
        description: `Nothing is allowed inside it any more. Those who are restricted to it keep it on their list, so that \`retired: false\` brings it back.`,
        params,
        status: 204,
      },
      async (ctx, { params: { entryId } }) =>
        updateScopeEntry(ctx, { kind, entryId, retired: true }),
    ),
  };
}
