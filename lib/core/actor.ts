import { includesLevel, type AccessLevel } from './access-level';

/** The fixed modules that guard this dashboard itself (access.md). */
export const consoleModules = ['users', 'roles', 'customers', 'audit', 'settings'] as const;
export type ConsoleModule = (typeof consoleModules)[number];

/** The person behind a request, as the database holds them at this moment. */
export type SignedInUser = {
  userId: string;
  sessionId: string;
  name: string;
  email: string;
};

/** A role that a member holds now. */
export type HeldRole = {
  id: string;
  name: string;
  systemRole: 'ADMIN' | 'APPROVER' | 'CREATOR' | 'MEMBER' | null;
};

type ActorFacts = SignedInUser & {
  memberId: string;
  projectId: string;
  projectSlug: string;
  projectName: string;
  roles: HeldRole[];
  consoleLevels: Record<ConsoleModule, AccessLevel>;
};

/** A signed-in person in one project, with the rights they have there now. */
export type Actor = ActorFacts & {
  may: (module: ConsoleModule, level: AccessLevel) => boolean;
};

export function createActor(facts: ActorFacts): Actor {
  return { ...facts, may: (module, level) => includesLevel(facts.consoleLevels[module], level) };
}
