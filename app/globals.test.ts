import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./globals.css', import.meta.url), 'utf8');
const schemes = ['light', 'dark'] as const;

/** The colours of the theme block, by name, in light and dark. */
const colours = new Map<string, { light: string; dark: string }>();
for (const [, name, light, dark] of css.matchAll(
  /--color-([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g,
)) {
  if (name && light && dark) colours.set(name, { light, dark });
}
colours.set('on-accent', { light: '#ffffff', dark: '#ffffff' });

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

const surfaces = ['canvas', 'subtle', 'raised', 'hover', 'selected'];

const textPairs = [
  ...['ink', 'muted', 'link', 'good', 'warn', 'bad'].flatMap((text) =>
    surfaces.map((surface) => [text, surface] as const),
  ),
  ...['good', 'warn', 'bad'].flatMap((tone) =>
    [tone, 'ink', 'muted'].map((text) => [text, `${tone}-soft`] as const),
  ),
  ['ink', 'active'],
  ['muted', 'neutral-soft'],
  ...['accent', 'accent-hover', 'danger', 'danger-hover'].map(
    (fill) => ['on-accent', fill] as const,
  ),
] as const;

const controlPairs = ['control', 'focus', 'accent', 'danger'].flatMap((mark) =>
  ['canvas', 'subtle', 'raised'].map((surface) => [mark, surface] as const),
);

describe.each(schemes)('in %s', (scheme) => {
  const ratio = (one: string, other: string) =>
    contrast(colours.get(one)?.[scheme] ?? '', colours.get(other)?.[scheme] ?? '');

  test.each(textPairs)('%s on %s is legible text', (text, surface) => {
    expect(ratio(text, surface)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(controlPairs)('%s on %s is a visible edge', (mark, surface) => {
    expect(ratio(mark, surface)).toBeGreaterThanOrEqual(3);
  });
});
