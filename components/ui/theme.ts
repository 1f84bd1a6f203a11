export const themeCookie = 'rolecall.theme';

export const themes = ['system', 'light', 'dark'] as const;

export type Theme = (typeof themes)[number];

export function parseTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? 'system';
}
