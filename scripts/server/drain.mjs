/** Stopping without cutting anybody off: requests in flight finish, then the hooks run. */

const requestsLimitMs = 6_500;
const hooksLimitMs = 2_000;

/** @param {import('node:http').Server} server */
export async function drain(server) {
  const closed = new Promise((resolve) => server.close(resolve));
  // A kept-alive connection becomes idle only after its last answer.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  await Promise.race([closed, delay(requestsLimitMs)]);
  clearInterval(sweep);
  server.closeAllConnections();
  await Promise.race([runHooks(), delay(hooksLimitMs)]);
}

/** Registered by lib/platform/shutdown.ts. */
async function runHooks() {
  const hooks = Reflect.get(globalThis, Symbol.for('rolecall.shutdown'));
  if (!Array.isArray(hooks)) return;
  await Promise.allSettled(hooks.map((hook) => hook()));
}

/** @param {number} ms */
function delay(ms) {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
