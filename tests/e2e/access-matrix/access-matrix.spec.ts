import { expect, test } from '@/tests/support/e2e/test';
import { actionRows } from './action-rows';
import { askPage, callAction, pageAlone, pathOf, withoutDocument } from './ask';
import { readBuiltSurface } from './built-surface';
import { handlerRows, pageRows, type PageRow } from './page-rows';
import { openPersonas, personas, type Asking, type Persona } from './personas';
import { createWorld, marker, snapshotOf, type World } from './world';

/*
 * Every page, action and route of the build against everybody who may ask. What the build has and
 * the tables do not fails, so that nothing new is served without its expected answers.
 */

const surface = readBuiltSurface();
let world: World;
let asking: Asking;

test.describe.configure({ mode: 'default' });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  world = await createWorld();
  asking = await openPersonas(browser, world.project, world.admin);
});

test('every page, route and action of the build has its row, and no row is left over', () => {
  const sorted = (names: Iterable<string>) => [...new Set(names)].sort();
  expect.soft(sorted(pageRows.map(({ route }) => route))).toEqual(sorted(surface.pages.keys()));
  expect.soft(sorted(handlerRows.map(({ route }) => route))).toEqual(sorted(surface.handlers));
  expect
    .soft(sorted(actionRows.map(({ action }) => action)))
    .toEqual(sorted(surface.actions.keys()));
});

const refused = /^(in|no|out|404)$/;

for (const row of pageRows) {
  test(`page ${[row.route, row.what].filter(Boolean).join(' ')}`, async () => {
    const path = row.path?.(world) ?? pathOf(row.route, world);
    const folders = surface.pages.get(row.route) ?? [];
    for (const headers of [{}, withoutDocument, pageAlone(folders, row.route, path)]) {
      await expectAnswers(row, async (persona) => {
        const { answer, body } = await askPage(asking[persona], path, headers);
        if (refused.test(answer)) expect(body, `${persona} is told too much`).not.toContain(marker);
        return answer;
      });
    }
  });
}

for (const row of handlerRows) {
  test(`route ${[row.route, row.what].filter(Boolean).join(' ')}`, async () => {
    const [method = '', route = ''] = row.route.split(' ');
    const path = row.path?.(world) ?? pathOf(route, world);
    await expectAnswers(
      row,
      async (persona) => (await askPage(asking[persona], path, {}, method)).answer,
    );
  });
}

for (const row of actionRows) {
  test(`action ${row.action}`, async () => {
    const action = surface.actions.get(row.action);
    if (!action) throw new Error(`The build has no action ${row.action}`);
    await expectAnswers(row, async (persona) => {
      const fields = await row.fields(world);
      const before = await snapshotOf(world);
      const { answer, body } = await callAction(asking[persona], action, fields, world);
      if (refused.test(answer)) {
        expect(body, `${persona} is told too much`).not.toContain(marker);
        expect(await snapshotOf(world), `${persona} changed something`).toEqual(before);
      }
      return answer;
    });
  });
}

/** All cells of a row at once, so that a failure shows the whole row. */
async function expectAnswers(
  { answers }: Pick<PageRow, 'answers'>,
  answerTo: (persona: Persona) => Promise<string>,
): Promise<void> {
  const heard: string[] = [];
  for (const persona of personas) heard.push(await answerTo(persona));
  expect(toCells(heard)).toEqual(toCells(answers.split(' ')));
}

/** Where a page leads to is told by the journeys; here it counts that it is not shown. */
function toCells(answers: readonly string[]): Record<string, string | undefined> {
  return Object.fromEntries(
    personas.map((persona, index) => [persona, answers[index]?.replace(/^to .*/, 'to')]),
  );
}
