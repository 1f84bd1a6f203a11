import { includesLevel, levelOn, type AccessLevel, type AccessLevels } from './access-level';
import type { ConsoleModule, Module } from './module';
import type { Scopes } from './scopes';

/** The person behind a request, as the database holds them at this moment. */
export type SignedInUser = {
  userId: string;
  sessionId: string;
  name: string;
  email: string;
  /** When this session last proved who is there. */
  authenticatedAt: Date;
};

/** A role that a member holds now. */
export type HeldRole = {
  id: string;
  name: string;
  systemRole: 'ADMIN' | 'APPROVER' | 'CREATOR' | 'MEMBER' | null;
};

/** The passcode by which a request was made. */
export type UsedPasscode = {
  id: string;
  /** The part that may be shown. */
  prefix: string;
  readOnly: boolean;
};

type ActorFacts = Omit<SignedInUser, 'sessionId' | 'authenticatedAt'> & {
  /** Null for a request by passcode, which nobody is at hand to confirm. */
  sessionId: string | null;
  authenticatedAt: Date | null;
  /** Null for a request by session. */
  passcode: UsedPasscode | null;
  memberId: string;
  projectId: string;
  projectSlug: string;
  projectName: string;
  roles: HeldRole[];
  /** The project's modules, in the order in which screens show them. */
  modules: Module[];
  /** The resolver's answer for each of these modules. */
  levels: AccessLevels;
  scopes: Scopes;
};

/** The person behind a request in one project, with the rights they have there now. */
export type Actor = ActorFacts & {
  may: (module: ConsoleModule, level: AccessLevel) => boolean;
};

export function createActor(facts: ActorFacts): Actor {
  return { ...facts, may: (module, level) => includesLevel(levelOn(facts.levels, module), level) };
}
