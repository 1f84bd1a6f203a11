import { expect, test } from 'vitest';
import { formatDate, formatExact, formatRelative, parseTimeZone } from './time-format';

const now = new Date('2026-11-21T12:00:00Z');

function ago(seconds: number): string {
  return formatRelative(new Date(now.getTime() - seconds * 1000), now);
}

test('a relative time names the largest whole unit', () => {
  expect(ago(3)).toBe('just now');
  expect(ago(60)).toBe('1 minute ago');
  expect(ago(3599)).toBe('59 minutes ago');
  expect(ago(3 * 86_400)).toBe('3 days ago');
  expect(ago(400 * 86_400)).toBe('1 year ago');
});

test('a time to come is relative too', () => {
  expect(ago(-2 * 3600)).toBe('in 2 hours');
  expect(ago(-5)).toBe('in a moment');
});

test('exact times are in the zone asked for, and name it', () => {
  expect(formatExact(now, 'Europe/Warsaw')).toBe('21 November 2026 at 13:00 CET');
  expect(formatDate(new Date('2026-11-21T23:30:00Z'), 'Asia/Tokyo')).toBe('22 November 2026');
});

test('a zone that does not exist is UTC', () => {
  expect(parseTimeZone(undefined)).toBe('UTC');
  expect(parseTimeZone('Europe/Warsaw')).toBe('Europe/Warsaw');
  expect(parseTimeZone('<script>')).toBe('UTC');
});
