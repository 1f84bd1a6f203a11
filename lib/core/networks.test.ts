import { describe, expect, test } from 'vitest';
import { isWithinNetworks, parseNetwork } from './networks';

describe('a network', () => {
  test.each([
    ['203.0.113.0/24', '203.0.113.0/24'],
    ['203.0.113.7', '203.0.113.7/32'],
    ['2001:DB8::/32', '2001:db8::/32'],
    ['::1', '::1/128'],
    ['0.0.0.0/0', '0.0.0.0/0'],
  ])('%s is read as %s', (text, network) => {
    expect(parseNetwork(text)).toBe(network);
  });

  test.each([
    '',
    'office',
    '203.0.113',
    '203.0.113.0/33',
    '::/129',
    '1.2.3.4/',
    '1.2.3.4/-1',
    '1.2.3.4/24/8',
    'fe80::1%eth0',
  ])('%s is none', (text) => {
    expect(parseNetwork(text)).toBeNull();
  });
});

describe('an address', () => {
  const office = ['203.0.113.0/24', '2001:db8::/32'];

  test.each(['203.0.113.0', '203.0.113.255', '::ffff:203.0.113.9', '2001:db8:1::5'])(
    '%s lies within',
    (address) => {
      expect(isWithinNetworks(office, address)).toBe(true);
    },
  );

  test.each(['203.0.114.0', '::ffff:203.0.114.9', '2001:db9::1', '', 'nonsense', null])(
    '%s lies outside',
    (address) => {
      expect(isWithinNetworks(office, address)).toBe(false);
    },
  );

  test('whatever it is lies within no networks at all', () => {
    expect(isWithinNetworks([], null)).toBe(true);
    expect(isWithinNetworks([], '198.51.100.1')).toBe(true);
  });
});
