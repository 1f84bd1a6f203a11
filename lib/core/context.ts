import type { Actor, SignedInUser } from './actor';

/** Where a request comes from, as audit rows record it. */
export type RequestOrigin = {
  requestId: string;
  /** The client's address; null for work the server does by itself. */
  address: string | null;
  userAgent: string | null;
};

/** What every command is given about its moment: time and origin. */
export type RequestContext = RequestOrigin & { now: Date };

/** A request by a signed-in person who may not be in any project yet. */
export type UserContext = RequestContext & { user: SignedInUser };

/** A request by a member, bound to that member's project. */
export type Context = RequestContext & {
  actor: Actor;
  projectId: string;
  /**
   * Throws when what the request is to change is not as its sender knows it; a command asks once it
   * holds that, before it changes anything.
   */
  assertCurrent?: () => Promise<void>;
};
