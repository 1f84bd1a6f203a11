import { beforeEach, describe, expect, test } from 'vitest';
import { addScopeEntry } from '@/lib/scopes/commands/add-scope-entry';
import {
  renameScopeEntry,
  restoreScopeEntry,
  retireScopeEntry,
} from '@/lib/scopes/commands/change-scope-entry';
import { entriesPerKind } from '@/lib/scopes/limits';
import { getEntryPreview, listCatalogueEntries } from '@/lib/scopes/queries';
import { addScopeEntryInput } from '@/lib/scopes/schema';
import { database } from '@/lib/platform/database';
import { auditTrail } from '@/tests/support/audit-trail';
import {
  assignRole,
  givenRole,
  givenScopeItem,
  restrictToProducts,
} from '@/tests/support/given-access';
import {
  actorOf,
  contextFor,
  givenMember,
  givenProject,
  loadedContextFor,
  type GivenMember,
  type GivenProject,
} from '@/tests/support/given-project';

const now = new Date();

let project: GivenProject;
let admin: GivenMember;
let entryId: string;

beforeEach(async () => {
  project = await givenProject();
  admin = await givenMember(project);
  entryId = await givenScopeItem(project, 'PRODUCT', 'loans-eu');
});

const add = async (fields: object = {}, by = admin) =>
  addScopeEntry(
    await loadedContextFor(by),
    addScopeEntryInput.parse({ kind: 'PRODUCT', externalId: 'cards', name: 'Cards', ...fields }),
  );
const preview = async (by = admin) => {
  const { actor } = await loadedContextFor(by);
  return (await getEntryPreview(actor, entryId, now)).preview;
};
type Act = { by?: GivenMember; reviewed?: string };
const retire = async ({ by = admin, reviewed }: Act = {}) =>
  retireScopeEntry(await loadedContextFor(by), {
    entryId,
    reviewed: reviewed ?? (await preview()).reviewed,
  });
const restore = async ({ by = admin, reviewed }: Act = {}) =>
  restoreScopeEntry(await loadedContextFor(by), {
    entryId,
    reviewed: reviewed ?? (await preview()).reviewed,
  });
const list = async () =>
  (await listCatalogueEntries(actorOf(admin))).map(({ externalId, retiredAt }) =>
    retiredAt ? `${externalId} (retired)` : externalId,
  );

describe('adding and renaming', () => {
  test('a product and a gateway can share an ID; each is recorded as what it is', async () => {
    const product = await add();
    const gateway = await add({ kind: 'GATEWAY', name: 'Cards gateway' });
    expect(await list()).toEqual(['cards', 'cards', 'loans-eu']);
    expect(await auditTrail(product.id)).toEqual(['product.created']);
    expect(await auditTrail(gateway.id)).toEqual(['gateway.created']);
  });

  test('an ID is taken once, also by what is retired; case makes another', async () => {
    await expect(add({ externalId: 'loans-eu' })).rejects.toMatchObject({
      code: 'invalid',
      details: { fieldErrors: { externalId: [expect.stringContaining('loans-eu')] } },
    });
    await retire();
    await expect(add({ externalId: 'loans-eu' })).rejects.toMatchObject({
      details: { fieldErrors: { externalId: [expect.stringContaining('can be restored')] } },
    });
    await add({ externalId: 'Loans-EU' });
  });

  test.each([
    { externalId: '' },
    { externalId: 'a b' },
    { externalId: '-a' },
    { externalId: '=1+1' },
    { externalId: 'x'.repeat(65) },
    { name: ' ' },
    { name: 'x'.repeat(101) },
    { kind: 'CUSTOMER' },
    { retiredAt: null },
  ])('%o is refused before anything happens', (fields) => {
    const input = { kind: 'PRODUCT', externalId: 'cards', name: 'Cards', ...fields };
    expect(addScopeEntryInput.safeParse(input).success).toBe(false);
  });

  test('a project has so many of a kind and no more', async () => {
    await database().scopeItem.createMany({
      data: Array.from({ length: entriesPerKind - 1 }, (_, index) => ({
        projectId: project.id,
        kind: 'PRODUCT' as const,
        externalId: `p-${index}`,
        name: `Product ${index}`,
      })),
    });
    await expect(add()).rejects.toMatchObject({ code: 'conflict' });
    await add({ kind: 'GATEWAY' });
  });

  test('renaming changes the name only, and is recorded once', async () => {
    const rename = () => renameScopeEntry(contextFor(admin), { entryId, name: 'Loans' });
    expect(await rename()).toEqual({ name: 'Loans' });
    await rename();
    expect(await list()).toEqual(['loans-eu']);
    expect(await auditTrail(entryId)).toEqual(['product.renamed']);
  });
});

describe('retiring and restoring', () => {
  test('shows who is restricted to it, and who has nothing else', async () => {
    const [only, also] = [
      await givenMember(project, 'MEMBER'),
      await givenMember(project, 'MEMBER'),
    ];
    const other = await givenScopeItem(project, 'PRODUCT', 'cards');
    await restrictToProducts(only, [entryId]);
    await restrictToProducts(also, [entryId, other]);
    await restrictToProducts(await givenMember(project, 'MEMBER'), [other]);
    const { count, withNothingElse, people } = await preview();
    expect({ count, withNothingElse }).toEqual({ count: 2, withNothingElse: 1 });
    expect(people.map(({ userId }) => userId).sort()).toEqual([only.id, also.id].sort());
  });

  test('keeps the lists of those who have it, and records whom it concerned', async () => {
    const restricted = await givenMember(project, 'MEMBER');
    await restrictToProducts(restricted, [entryId]);
    expect(await retire()).toEqual({ kind: 'PRODUCT', name: 'The loans-eu' });
    expect(await list()).toEqual(['loans-eu (retired)']);
    await restore();
    expect(await list()).toEqual(['loans-eu']);
    expect(await database().memberScope.count({ where: { itemId: entryId } })).toBe(1);
    expect(await auditTrail(entryId)).toEqual(['product.retired', 'product.restored']);
    const event = await database().auditEvent.findFirst({
      where: { event: 'product.retired', targetId: entryId },
    });
    expect(event?.after).toEqual({ retired: true, usersRestrictedToIt: 1 });
  });

  test('is refused when it would concern others than was shown', async () => {
    const { reviewed } = await preview();
    await restrictToProducts(await givenMember(project, 'MEMBER'), [entryId]);
    await expect(retire({ reviewed })).rejects.toMatchObject({ code: 'stale' });
    expect(await list()).toEqual(['loans-eu']);
  });

  test('happens once', async () => {
    await expect(restore()).rejects.toMatchObject({ code: 'conflict' });
    const outcomes = await Promise.allSettled([retire(), retire()]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(
      renameScopeEntry(contextFor(admin), { entryId, name: 'Other' }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  test('names nobody to those who may not read users', async () => {
    await restrictToProducts(await givenMember(project, 'MEMBER'), [entryId]);
    const manager = await givenMember(project, 'MEMBER');
    await assignRole(manager, await givenRole(project, 'Catalogue', { settings: 'READ_WRITE' }));
    const shown = await preview(manager);
    expect(shown).toMatchObject({ count: 1, people: [] });
    await retire({ by: manager, reviewed: shown.reviewed });
  });
});

describe('whoever may not', () => {
  test('readers of settings, other roles and strangers are refused', async () => {
    const reader = await givenMember(project, 'MEMBER');
    await assignRole(reader, await givenRole(project, 'Looks', { settings: 'READ' }));
    const others = await Promise.all(
      (['APPROVER', 'CREATOR', 'MEMBER'] as const).map((role) => givenMember(project, role)),
    );
    for (const by of [reader, ...others]) {
      const refused = { code: 'forbidden' };
      await expect(add({}, by)).rejects.toMatchObject(refused);
      await expect(retire({ by })).rejects.toMatchObject(refused);
      await expect(restore({ by })).rejects.toMatchObject(refused);
      await expect(
        renameScopeEntry(await loadedContextFor(by), { entryId, name: 'Other' }),
      ).rejects.toMatchObject(refused);
      await expect(preview(by)).rejects.toMatchObject(refused);
    }
    const stranger = await givenMember(await givenProject());
    await expect(retire({ by: stranger })).rejects.toMatchObject({ code: 'not_found' });
    await expect(preview(stranger)).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      renameScopeEntry(contextFor(stranger), { entryId, name: 'Other' }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await expect(getEntryPreview(actorOf(admin), 'none', now)).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await list()).toEqual(['loans-eu']);
  });
});
