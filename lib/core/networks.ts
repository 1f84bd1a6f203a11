import { BlockList, isIP } from 'node:net';

/**
 * A network in CIDR form, such as 203.0.113.0/24; one address alone is a network of its own. Null
 * for anything else.
 */
export function parseNetwork(text: string): string | null {
  const [, address = '', digits] = /^([\da-f:.]+)(?:\/(\d{1,3}))?$/i.exec(text) ?? [];
  const version = isIP(address);
  if (version === 0) return null;
  const bits = version === 4 ? 32 : 128;
  const prefix = digits === undefined ? bits : Number(digits);
  return prefix <= bits ? `${address.toLowerCase()}/${prefix}` : null;
}

/**
 * Whether an address lies in one of the networks. Without networks every address does; an unknown
 * address lies in none. An IPv4 address counts as itself, also when it is written as IPv6.
 */
export function isWithinNetworks(networks: readonly string[], address: string | null): boolean {
  if (networks.length === 0) return true;
  const version = isIP(address ?? '');
  if (address === null || version === 0) return false;
  return listOf(networks).check(address, version === 4 ? 'ipv4' : 'ipv6');
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    list.addSubnet(address, Number(prefix), isIP(address) === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}
