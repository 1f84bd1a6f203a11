import type { Context } from '@/lib/core/context';
import { changeRolesOfManyInput } from '@/lib/members/bulk-schema';
import { changeRolesOfMany } from '@/lib/members/commands/change-roles-of-many';
import { previewRolesOfMany } from '@/lib/members/queries/preview-roles-of-many';
import { database } from '@/lib/platform/database';
import type { GivenMember } from '@/tests/support/given-project';

type Asked = Partial<Record<'assign' | 'unassign' | 'users' | 'selection', string | string[]>> & {
  filter?: Record<string, string>;
  reviewed?: string;
};

const parse = (asked: Asked) => changeRolesOfManyInput.parse({ selection: 'USERS', ...asked });

export const preview = (by: Context, asked: Asked) =>
  previewRolesOfMany(by.actor, parse(asked), by.now);

export const save = (by: Context, asked: Asked) =>
  changeRolesOfMany(by, { ...parse(asked), reviewed: asked.reviewed ?? '' });

/** As a person does it: looks at the review, then saves it. */
export async function edit(by: Context, asked: Asked) {
  const { reviewed } = await preview(by, asked);
  return save(by, { ...asked, reviewed });
}

export async function rolesOf({ memberId }: GivenMember): Promise<string[]> {
  const held = await database().memberRole.findMany({
    where: { memberId },
    include: { role: true },
    orderBy: { role: { name: 'asc' } },
  });
  return held.map(({ role }) => role.name);
}
