import net from 'node:net';

/**
 * The address that a request came from. Each of the `trustedProxies` in front appends the address
 * it saw to X-Forwarded-For, so counting from the end finds the first one that nobody could forge.
 * @param {import('node:http').IncomingMessage} request
 * @param {number} trustedProxies
 * @returns {string}
 */
export function clientAddress(request, trustedProxies) {
  const direct = plainAddress(request.socket.remoteAddress ?? '') ?? '';
  if (trustedProxies === 0) return direct;
  const header = request.headers['x-forwarded-for'];
  const hops = (Array.isArray(header) ? header.join(',') : (header ?? ''))
    .split(',')
    .map((hop) => hop.trim())
    .filter((hop) => hop !== '');
  const claimed = hops[Math.max(0, hops.length - trustedProxies)];
  return (claimed === undefined ? undefined : plainAddress(claimed)) ?? direct;
}

/**
 * One spelling for each address, since limits count by it.
 * @param {string} text
 * @returns {string | undefined}
 */
function plainAddress(text) {
  const address = text
    .replace(/^\[([^\]]+)\](?::\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/%.*$/, '');
  if (net.isIPv4(address)) return address;
  return net.isIPv6(address) ? new URL(`http://[${address}]`).hostname.slice(1, -1) : undefined;
}
