/**
 * Sends the head of an answer together with what follows of its body in the same turn: Next flushes
 * the head first, and each write by itself costs a system call and wakes the client for nothing.
 * @param {import('node:http').ServerResponse} response
 */
export function sendHeadWithBody(response) {
  const { flushHeaders } = response;
  response.flushHeaders = () => {
    response.cork();
    setImmediate(() => response.uncork());
    flushHeaders.call(response);
  };
}
