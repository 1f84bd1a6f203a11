'use client';

import { SegmentedControl } from './segmented-control';
import { writePreferenceCookie } from './preference-cookie';
import { parseTheme, type Theme, themeCookie } from './theme';

function applyTheme(value: string) {
  const theme = parseTheme(value);
  writePreferenceCookie(themeCookie, theme);
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function ThemeSwitch({ current, legend = 'Theme' }: { current: Theme; legend?: string }) {
  return (
    <SegmentedControl
      name="theme"
      legend={legend}
      defaultValue={current}
      onChange={applyTheme}
      options={[
        { value: 'system', label: 'System' },
        { value: 'light', label: 'Light' },
        { value: 'dark', label: 'Dark' },
      ]}
    />
  );
}
