import type { World } from './world';

type Fields = Record<string, string | string[]>;

export type ActionRow = {
  /** "users/inviteUsersAction" */
  action: string;
  /**
   * Complete and right, so that only the persona decides. Where an act would change the world for
   * the personas after it, the last check fails instead: a review of something else, a name that
   * is taken.
   */
  fields: (world: World) => Fields | Promise<Fields>;
  /** One answer for each persona, in their order; see `callAction`. */
  answers: string;
};

/** The fields of a form that names the project. */
export const inProject = (world: World, fields: Fields = {}) => ({
  project: world.project.slug,
  ...fields,
});

/** Of a form without any. */
export const nothing = () => ({});
