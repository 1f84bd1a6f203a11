import { z } from 'zod';
import { levelsInput } from '../access/schema';
import { emailAddress, endDate, mobileNumber, requiredNamePart, rowId } from '../core/inputs';
import { externalIdMaxLength } from '../scopes/schema';

/** The variable part of a user's address. */
export const userParams = z.object({ userId: rowId() });

const endTime = z
  .string()
  .min(1, 'Enter a date, such as 2027-03-31, or null.')
  .pipe(endDate)
  .nullable()
  .meta({
    description:
      'A moment (RFC 3339), or a day, which counts to its end in UTC; null for without end.',
    examples: ['2027-03-31T18:00:00Z'],
  });

const mobile = mobileNumber
  .transform((text) => text || null)
  .nullable()
  .meta({
    description: 'With or without its country; spaces, dots, dashes and brackets are left out.',
    examples: ['+919876543210'],
  });

/** A PATCH: what is absent stays as it is. */
export const userDetailsBody = z.strictObject({
  firstName: requiredNamePart('Enter a first name.').optional(),
  lastName: requiredNamePart('Enter a last name.').optional(),
  mobile: mobile.optional(),
  endsAt: endTime.optional().meta({
    description:
      'When the membership ends: a moment (RFC 3339), or a day, which counts to its end in UTC; null for never.',
    examples: ['2027-03-31T18:00:00Z'],
  }),
});
export type UpdateUserInput = { userId: string } & z.output<typeof userDetailsBody>;

const roleReference = z.union(
  [rowId(), z.strictObject({ id: rowId(), endsAt: endTime.optional() })],
  'Give the role’s ID, or an object with `id` and, where the assignment ends, `endsAt`.',
);

/** Roles as an array of IDs, or of objects for those with an end. */
const roles = z
  .array(roleReference)
  .max(500, 'Give at most 500 roles.')
  .refine((references) => new Set(references.map(roleIdOf)).size === references.length, {
    message: 'Name each role once.',
  });
export type RoleReference = z.output<typeof roleReference>;

function roleIdOf(reference: RoleReference): string {
  return typeof reference === 'string' ? reference : reference.id;
}

/** The roles in the form that commands take: the IDs, and the ends that are given. */
export function roleChoiceOf(references: readonly RoleReference[]): {
  roles: string[];
  roleEndsAt: Record<string, Date | null>;
} {
  return {
    roles: references.map(roleIdOf),
    roleEndsAt: Object.fromEntries(
      references.flatMap((reference) =>
        typeof reference === 'string' || reference.endsAt === undefined
          ? []
          : [[reference.id, reference.endsAt]],
      ),
    ),
  };
}

/** What a request calls a field of a command, in which roles and their ends are apart. */
export function roleFieldOf(references: readonly RoleReference[]): (field: string) => string {
  return (field) => {
    const roleId = /^roleEndsAt\[(.+)\]$/.exec(field)?.[1];
    if (roleId === undefined) return field;
    return `roles[${references.findIndex((reference) => roleIdOf(reference) === roleId)}][endsAt]`;
  };
}

export const userRolesBody = z.strictObject({
  roles: roles.meta({
    description:
      'All roles that the user is to hold: an ID keeps the end that the assignment has; an object with `endsAt` sets it.',
  }),
});

const overrides = levelsInput.meta({
  description:
    'Levels by module key, which beat what the roles give. A sub-module that says the same as its module is left out, since it follows.',
  examples: [{ 'payments.refunds': 'READ' }],
});

export const userOverridesBody = z.strictObject({ overrides });

const externalId = z.string().trim().min(1).max(externalIdMaxLength);
const scope = z.union([z.literal('ALL'), z.array(externalId).max(5000)], {
  error: 'Give "ALL", or an array of IDs.',
});

const scopeBody = {
  products: scope.meta({
    description: 'The Product IDs that the user is restricted to; none in an empty array.',
    examples: [['P-100']],
  }),
  gateways: scope.meta({
    description:
      'The Gateway Reference IDs that the user is restricted to; none in an empty array.',
    examples: ['ALL'],
  }),
};

/** Product IDs and Gateway Reference IDs, as the project's own systems know them. */
export const userScopesBody = z.strictObject(scopeBody);
export type NamedScopes = z.output<typeof userScopesBody>;

export const newUserBody = z
  .strictObject({
    email: emailAddress.meta({ examples: ['asha@example.com'] }),
    firstName: requiredNamePart('Enter a first name.'),
    lastName: requiredNamePart('Enter a last name.'),
    mobile: mobile.optional(),
    roles: roles.default([]).meta({ description: 'IDs, or objects with `id` and `endsAt`.' }),
    overrides: overrides.default({}),
    scopes: z
      .strictObject({
        products: scopeBody.products.default('ALL'),
        gateways: scopeBody.gateways.default('ALL'),
      })
      .default({ products: 'ALL', gateways: 'ALL' }),
    endsAt: endTime.default(null).meta({ description: 'When the membership ends.' }),
  })
  .refine(givesSomething, {
    path: ['roles'],
    message: 'Give a role, or a level for a module.',
  });

function givesSomething(access: { roles: unknown[]; overrides: Record<string, string> }): boolean {
  return (
    access.roles.length > 0 || Object.values(access.overrides).some((level) => level !== 'NONE')
  );
}
