import type { ErrorCode } from '@/lib/core/errors';

/** What each code of a problem means to the caller, and what to do about it. */
export const problemWords: Record<ErrorCode, string> = {
  invalid_content:
    'The body is not JSON in UTF-8, is nested too deeply, or holds characters that no text has.',
  unauthenticated:
    'No passcode came along, or it is none that works: mistyped, expired, reset, revoked, of ' +
    'somebody who is disabled, locked or no longer in the project, or of another project than ' +
    'the one that `X-Rolecall-Project` names. The answer does not say which.',
  forbidden:
    'The passcode’s owner may not do this, or the passcode is read-only. `detail` says which ' +
    'access is missing.',
  outranked: 'The act is on somebody whose access is above the owner’s.',
  self: 'Nobody ends or widens their own access.',
  network_refused: 'The project takes calls from other addresses only.',
  reauthentication_required:
    'This needs a person who has just confirmed who they are, so it is done in the dashboard: ' +
    'making Admins, giving write access to Roles, deleting many, and everything about sign-in ' +
    'credentials.',
  not_found: 'There is no such thing, or the owner may not see it.',
  method_not_allowed: 'The address takes other methods, which the `Allow` header names.',
  conflict:
    'Something else stands against it, such as somebody who is a user already, or a change by ' +
    'somebody else at the same moment.',
  last_admin: 'The project would be left without an Admin who can sign in.',
  stale:
    'The resource is no longer as `If-Match` names it. `errors` names the fields that changed; ' +
    'read it again and decide anew.',
  payload_too_large: 'The body is larger than 1 MB.',
  unsupported_media_type: 'The body was not sent as `Content-Type: application/json`.',
  invalid:
    'Parts of the request are not valid. `errors` names each of them, or the first hundred: with ' +
    'a JSON pointer into the body, or the name of a parameter or header. Fields that there are ' +
    'not are refused too.',
  link_invalid: 'The link behind it was used, withdrawn or replaced, or its time has passed.',
  rate_limited: 'Too many calls in a minute. Wait as many seconds as `Retry-After` says.',
  internal: 'A fault of ours. Nothing was changed; the correlation ID finds it in the log.',
  unavailable: 'The database cannot be reached or is busy. Try again after `Retry-After`.',
};
