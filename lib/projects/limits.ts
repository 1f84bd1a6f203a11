/** Within what a project may set its numbers (security.md, Numbers); the database holds the same. */
export const securityBounds = {
  passwordMinLength: { min: 8, max: 64 },
  lockThreshold: { min: 3, max: 10 },
  lockMinutes: { min: 0, max: 1440 },
  sessionIdleMinutes: { min: 5, max: 1440 },
  sessionAbsoluteHours: { min: 1, max: 720 },
  invitationHours: { min: 1, max: 720 },
  inactivityDays: { min: 1, max: 1095 },
} as const;
