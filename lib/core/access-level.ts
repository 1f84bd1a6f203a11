/** Access levels in ascending order; each contains the ones before it. */
export const accessLevels = ['NONE', 'READ', 'READ_WRITE'] as const;
export type AccessLevel = (typeof accessLevels)[number];

export function includesLevel(held: AccessLevel, needed: AccessLevel): boolean {
  return accessLevels.indexOf(held) >= accessLevels.indexOf(needed);
}

export function highestLevel(levels: Iterable<AccessLevel>): AccessLevel {
  let highest: AccessLevel = 'NONE';
  for (const level of levels) if (includesLevel(level, highest)) highest = level;
  return highest;
}
