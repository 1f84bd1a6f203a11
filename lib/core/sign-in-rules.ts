/** The numbers of sign-in that a project sets for its people (security.md, Numbers). */
export type SignInRules = {
  passwordMinLength: number;
  /** Wrong passwords in a row until the password road closes. */
  lockThreshold: number;
  /** 0 means until an administrator unlocks. */
  lockMinutes: number;
  sessionIdleMinutes: number;
  sessionAbsoluteMinutes: number;
};

/** What holds where no project says otherwise. */
export const defaultSignInRules: SignInRules = {
  passwordMinLength: 12,
  lockThreshold: 10,
  lockMinutes: 30,
  sessionIdleMinutes: 30,
  sessionAbsoluteMinutes: 480,
};
