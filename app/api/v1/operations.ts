import type { ApiHandler } from '@/lib/delivery/api/api-route';
import * as accessCheck from './access/check/route';
import * as gateways from './gateways/route';
import * as gateway from './gateways/[entryId]/route';
import * as me from './me/route';
import * as modules from './modules/route';
import * as moduleById from './modules/[moduleId]/route';
import * as products from './products/route';
import * as product from './products/[entryId]/route';
import * as roles from './roles/route';
import * as assignRoles from './roles/assign/route';
import * as role from './roles/[roleId]/route';

/**
 * Every address of the API below `/api/v1`, in the order in which its documentation shows them.
 * What is served without standing here fails a test.
 */
export const apiRoutes: Readonly<Record<string, { GET: ApiHandler }>> = {
  '/me': me,
  '/access/check': accessCheck,
  '/roles': roles,
  '/roles/{roleId}': role,
  '/roles:assign': assignRoles,
  '/modules': modules,
  '/modules/{moduleId}': moduleById,
  '/products': products,
  '/products/{entryId}': product,
  '/gateways': gateways,
  '/gateways/{entryId}': gateway,
};
