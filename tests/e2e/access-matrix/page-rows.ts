import type { World } from './world';
import { pathOf } from './ask';

export type PageRow = {
  /** As the build lists it: a page's route, or a handler's method and route. */
  route: string;
  /** What is asked for, where it is not the route with the world's own IDs. */
  path?: (world: World) => string;
  what?: string;
  /** One answer for each persona, in their order; see `askPage`. */
  answers: string;
};

const users = (world: World) => pathOf('/[project]/users', world);
const roles = (world: World) => pathOf('/[project]/roles', world);
const settings = (world: World) => pathOf('/[project]/settings', world);

export const pageRows: readonly PageRow[] = [
  // nobody, half signed in, Member, Creator, Approver, Admin, reader, stranger, disabled
  { route: '/[project]', answers: 'in in ok ok ok ok ok 404 in' },
  { route: '/[project]/users', answers: 'in in no ok ok ok ok 404 in' },
  {
    route: '/[project]/users',
    what: 'with the invite panel',
    path: (world) => `${users(world)}?panel=invite`,
    answers: 'in in no ok ok ok ok 404 in',
  },
  { route: '/[project]/users/[userId]', answers: 'in in no ok ok ok ok 404 in' },
  {
    route: '/[project]/users/[userId]',
    what: 'of somebody of another project',
    path: (world) => `${users(world)}/${world.foreignUserId}`,
    answers: 'in in no 404 404 404 404 404 in',
  },
  { route: '/[project]/users/[userId]/access', answers: 'in in no ok ok ok ok 404 in' },
  {
    route: '/[project]/users/[userId]/access',
    what: 'of somebody of another project',
    path: (world) => `${users(world)}/${world.foreignUserId}/access`,
    answers: 'in in no 404 404 404 404 404 in',
  },
  { route: '/[project]/users/[userId]/security', answers: 'in in no ok ok ok ok 404 in' },
  {
    route: '/[project]/users/[userId]/security',
    what: 'of somebody of another project',
    path: (world) => `${users(world)}/${world.foreignUserId}/security`,
    answers: 'in in no 404 404 404 404 404 in',
  },
  {
    route: '/[project]/users/[userId]/security',
    what: 'with the reset of two-factor',
    path: (world) => `${users(world)}/${world.target.id}/security?panel=reset-two-factor`,
    answers: 'in in no ok ok ok ok 404 in',
  },
  { route: '/[project]/users/[userId]/passcode', answers: 'in in no ok ok ok ok 404 in' },
  {
    route: '/[project]/users/[userId]/passcode',
    what: 'of somebody of another project',
    path: (world) => `${users(world)}/${world.foreignUserId}/passcode`,
    answers: 'in in no 404 404 404 404 404 in',
  },
  {
    route: '/[project]/users/[userId]/passcode',
    what: 'with the grant of one',
    path: (world) => `${users(world)}/${world.target.id}/passcode?panel=grant-passcode`,
    answers: 'in in no ok ok ok ok 404 in',
  },
  {
    route: '/[project]/users',
    what: 'with the passcode of somebody of another project',
    path: (world) => `${users(world)}?panel=revoke-passcode&user=${world.foreignUserId}`,
    answers: 'in in no 404 404 404 404 404 in',
  },
  { route: '/[project]/users/[userId]/update-access', answers: 'in in no no no ok no 404 in' },
  { route: '/[project]/invitations', answers: 'in in no ok ok ok ok 404 in' },
  {
    route: '/[project]/invitations',
    what: 'with the withdrawal of many',
    path: (world) => `${pathOf('/[project]/invitations', world)}?panel=withdraw&invitations=all`,
    answers: 'in in no ok ok ok ok 404 in',
  },
  { route: '/[project]/users/new', answers: 'in in no no no ok no 404 in' },
  {
    route: '/[project]/users',
    what: 'with the roles of many',
    path: (world) => `${users(world)}?panel=edit-roles`,
    answers: 'in in no ok ok ok ok 404 in',
  },
  {
    route: '/[project]/users',
    what: 'with the deletion of many',
    path: (world) => `${users(world)}?panel=delete-users&users=all`,
    answers: 'in in no ok ok ok ok 404 in',
  },
  {
    route: '/[project]/users/[userId]',
    what: 'with what an act on them ends',
    path: (world) => `${users(world)}/${world.target.id}?panel=disable`,
    answers: 'in in no ok ok ok ok 404 in',
  },
  {
    route: '/[project]/users',
    what: 'with the deletion of a user',
    path: (world) => `${users(world)}?panel=delete&user=${world.target.id}`,
    answers: 'in in no ok ok ok ok 404 in',
  },
  {
    route: '/[project]/users',
    what: 'with the deletion of somebody of another project',
    path: (world) => `${users(world)}?panel=delete&user=${world.foreignUserId}`,
    answers: 'in in no ok ok 404 ok 404 in',
  },
  { route: '/[project]/roles', answers: 'in in no no ok ok ok 404 in' },
  { route: '/[project]/roles/new', answers: 'in in no no no ok no 404 in' },
  {
    route: '/[project]/roles/new',
    what: 'as a copy of another',
    path: (world) => `${roles(world)}/new?clone=${world.roleId}`,
    answers: 'in in no no no ok no 404 in',
  },
  { route: '/[project]/roles/[roleId]', answers: 'in in no no ok ok ok 404 in' },
  {
    route: '/[project]/roles/[roleId]',
    what: 'of another project',
    path: (world) => `${roles(world)}/${world.foreignRoleId}`,
    answers: 'in in no no 404 404 404 404 in',
  },
  { route: '/[project]/roles/[roleId]/edit', answers: 'in in no no no ok no 404 in' },
  {
    route: '/[project]/roles/[roleId]/edit',
    what: 'of another project',
    path: (world) => `${roles(world)}/${world.foreignRoleId}/edit`,
    answers: 'in in no no no 404 no 404 in',
  },
  { route: '/[project]/settings', answers: 'in in no no no to to 404 in' },
  { route: '/[project]/settings/project', answers: 'in in no no no ok ok 404 in' },
  { route: '/[project]/settings/security', answers: 'in in no no no ok ok 404 in' },
  { route: '/[project]/settings/modules', answers: 'in in no no no ok ok 404 in' },
  { route: '/[project]/settings/modules/[moduleKey]', answers: 'in in no no no ok ok 404 in' },
  {
    route: '/[project]/settings/modules/[moduleKey]',
    what: 'that is retired',
    path: (world) => `${settings(world)}/modules/payments.refunds`,
    answers: 'in in no no no 404 404 404 in',
  },
  {
    route: '/[project]/settings/modules',
    what: 'with what a retirement takes away',
    path: (world) => `${settings(world)}/modules?panel=retire-module&module=${world.moduleId}`,
    answers: 'in in no no no ok ok 404 in',
  },
  { route: '/[project]/settings/products', answers: 'in in no no no ok ok 404 in' },
  {
    route: '/[project]/settings/products',
    what: 'with whom a retirement concerns',
    path: (world) => `${settings(world)}/products?panel=retire&entry=${world.productId}`,
    answers: 'in in no no no ok ok 404 in',
  },

  { route: '/', answers: 'in in to to to to to to in' },
  { route: '/sign-in', answers: 'ok ok to to to to to to ok' },
  { route: '/sign-in/verify', answers: 'in ok in in in in in in in' },
  { route: '/forgot-password', answers: 'ok ok ok ok ok ok ok ok ok' },
  // Of a link that is wrong; what good ones show is told by the journeys.
  { route: '/account', answers: 'in in ok ok ok ok ok ok in' },
  { route: '/account/security', answers: 'in in ok ok ok ok ok ok in' },
  {
    route: '/account/security',
    what: 'with a panel',
    path: () => '/account/security?panel=add-passkey',
    answers: 'in in ok ok ok ok ok ok in',
  },
  { route: '/account/projects/new', answers: 'in in no no no ok no ok in' },
  { route: '/account/confirm', answers: 'in in ok ok ok ok ok ok in' },
  { route: '/invitation/[token]', answers: 'ok ok ok ok ok ok ok ok ok' },
  { route: '/reset-password/[token]', answers: 'ok ok ok ok ok ok ok ok ok' },
  { route: '/reset-two-factor/[token]', answers: 'ok ok ok ok ok ok ok ok ok' },
  { route: '/confirm-email/[token]', answers: 'ok ok ok ok ok ok ok ok ok' },
  { route: '/docs', answers: 'ok ok ok ok ok ok ok ok ok' },
  // Closed on this installation.
  { route: '/sign-up', answers: '404 404 404 404 404 404 404 404 404' },
  // The installation is set up.
  { route: '/setup', answers: '404 404 404 404 404 404 404 404 404' },
];

export const handlerRows: readonly PageRow[] = [
  { route: 'GET /[project]/users/download', answers: 'in in 403 ok ok ok ok 404 in' },
  { route: 'GET /api/health', answers: 'ok ok ok ok ok ok ok ok ok' },
  { route: 'GET /api/v1/openapi.json', answers: 'ok ok ok ok ok ok ok ok ok' },
  ...['POST', 'PUT', 'PATCH', 'DELETE'].map((method) => ({
    route: `${method} /api/v1/openapi.json`,
    answers: '405 405 405 405 405 405 405 405 405',
  })),
  { route: 'GET /api/ready', answers: 'ok ok ok ok ok ok ok ok ok' },
  {
    route: 'GET /api/auth/[...nextauth]',
    what: 'session',
    path: () => '/api/auth/session',
    answers: 'ok ok ok ok ok ok ok ok ok',
  },
  {
    route: 'GET /api/auth/[...nextauth]',
    what: 'what is not served',
    path: () => '/api/auth/signin',
    answers: '404 404 404 404 404 404 404 404 404',
  },
  {
    route: 'POST /api/auth/[...nextauth]',
    what: 'a ticket that nobody was given',
    path: () => '/api/auth/callback/ticket',
    answers: 'to to to to to to to to to',
  },
];
