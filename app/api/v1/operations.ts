import type { ApiHandler } from '@/lib/delivery/api/api-route';
import * as accessCheck from './access/check/route';
import * as me from './me/route';

/**
 * Every address of the API below `/api/v1`, in the order in which its documentation shows them.
 * What is served without standing here fails a test.
 */
export const apiRoutes: Readonly<Record<string, { GET: ApiHandler }>> = {
  '/me': me,
  '/access/check': accessCheck,
};
