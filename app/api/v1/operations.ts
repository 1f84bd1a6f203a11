import type { ApiHandler } from '@/lib/delivery/api/api-route';
import * as accessCheck from './access/check/route';
import * as auditEvents from './audit-events/route';
import * as auditEvent from './audit-events/[eventId]/route';
import * as gateways from './gateways/route';
import * as gateway from './gateways/[entryId]/route';
import * as invitations from './invitations/route';
import * as invitation from './invitations/[invitationId]/route';
import * as resendInvitation from './invitations/[invitationId]/resend/route';
import * as me from './me/route';
import * as modules from './modules/route';
import * as moduleById from './modules/[moduleId]/route';
import * as products from './products/route';
import * as product from './products/[entryId]/route';
import * as roles from './roles/route';
import * as assignRoles from './roles/assign/route';
import * as role from './roles/[roleId]/route';
import * as users from './users/route';
import * as user from './users/[userId]/route';
import * as userEnable from './users/[userId]/enable/route';
import * as userDisable from './users/[userId]/disable/route';
import * as userLock from './users/[userId]/lock/route';
import * as userUnlock from './users/[userId]/unlock/route';
import * as userRevokeAccess from './users/[userId]/revoke-access/route';
import * as userGrantAccess from './users/[userId]/grant-access/route';
import * as userRoles from './users/[userId]/roles/route';
import * as userOverrides from './users/[userId]/overrides/route';
import * as userScopes from './users/[userId]/scopes/route';
import * as userAccess from './users/[userId]/access/route';
import * as userPasscode from './users/[userId]/passcode/route';

/**
 * Every address of the API below `/api/v1`, in the order in which its documentation shows them.
 * What is served without standing here fails a test.
 */
export const apiRoutes: Readonly<Record<string, { GET: ApiHandler }>> = {
  '/me': me,
  '/users': users,
  '/users/{userId}': user,
  '/users/{userId}/enable': userEnable,
  '/users/{userId}/disable': userDisable,
  '/users/{userId}/lock': userLock,
  '/users/{userId}/unlock': userUnlock,
  '/users/{userId}/revoke-access': userRevokeAccess,
  '/users/{userId}/grant-access': userGrantAccess,
  '/users/{userId}/roles': userRoles,
  '/users/{userId}/overrides': userOverrides,
  '/users/{userId}/scopes': userScopes,
  '/users/{userId}/access': userAccess,
  '/users/{userId}/passcode': userPasscode,
  '/access/check': accessCheck,
  '/invitations': invitations,
  '/invitations/{invitationId}': invitation,
  '/invitations/{invitationId}/resend': resendInvitation,
  '/roles': roles,
  '/roles/{roleId}': role,
  '/roles:assign': assignRoles,
  '/modules': modules,
  '/modules/{moduleId}': moduleById,
  '/products': products,
  '/products/{entryId}': product,
  '/gateways': gateways,
  '/gateways/{entryId}': gateway,
  '/audit-events': auditEvents,
  '/audit-events/{eventId}': auditEvent,
};
