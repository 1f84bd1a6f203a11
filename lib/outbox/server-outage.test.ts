import { expect, test } from 'vitest';
import { ServerOutage } from './server-outage';

const start = Date.parse('2026-11-21T09:00:00.000Z');
const after = (seconds: number) => new Date(start + seconds * 1000);

test('while the server serves, nothing is held back', () => {
  expect(new ServerOutage().allowance(after(0), 5)).toBe(Infinity);
});

test('while it is away one mail tries it, when the last try was long enough ago', () => {
  const outage = new ServerOutage();
  outage.failed(after(0));
  expect(outage.allowance(after(1), 0)).toBe(0);
  expect(outage.allowance(after(2), 1)).toBe(0);
  expect(outage.allowance(after(2), 0)).toBe(1);
});

test('mails that fail together count as one failure, and only the first is news', () => {
  const outage = new ServerOutage();
  expect([0, 0, 0.1].map((seconds) => outage.failed(after(seconds)))).toEqual([true, false, false]);
  expect(outage.allowance(after(2.1), 0)).toBe(1);
});

test('however long the outage, the server is tried within half a minute', () => {
  const outage = new ServerOutage();
  for (let seconds = 0; seconds < 86_400; seconds += 60) outage.failed(after(seconds));
  expect(outage.nextProbe.getTime()).toBeLessThanOrEqual(after(86_340 + 30).getTime());
});

test('its return is news once, and so is the first success after a start', () => {
  const outage = new ServerOutage();
  expect([outage.served(), outage.served()]).toEqual([true, false]);
  outage.failed(after(0));
  expect([outage.served(), outage.served()]).toEqual([true, false]);
});

test('an outage of ten minutes convinces', () => {
  const outage = new ServerOutage();
  outage.failed(after(0));
  expect(outage.isConvincing(after(599))).toBe(false);
  expect(outage.isConvincing(after(600))).toBe(true);
});
