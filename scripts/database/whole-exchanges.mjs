/**
 * All connections of the socket server share PGlite's one session, and the server hands it single
 * protocol messages. It keeps others out of an open transaction, but not out of an exchange
 * (Parse, Bind, Execute … Sync): when one arrives in two pieces, which any query over 64 kB does,
 * another client's Parse falls in between and the first then binds to the wrong statement. This
 * view of the database says "in a transaction" until the exchange is over, so the server lets
 * nobody in, and it ends an exchange whose client has died.
 */

const opensExchange = new Set([...'PBDECH'].map((type) => type.charCodeAt(0)));
const sync = 'S'.charCodeAt(0);
const syncMessage = new Uint8Array([sync, 0, 0, 0, 4]);

/**
 * @template {import('@electric-sql/pglite').PGlite} Database
 * @param {Database} db
 * @param {(error: unknown) => void} onBroken  the engine threw, so its state cannot be trusted
 * @returns {Database}
 */
export function withWholeExchanges(db, onBroken) {
  let open = false;

  const view = {
    isInTransaction: () => open || db.isInTransaction(),
    /** @type {typeof db.execProtocolRawStream} */
    async execProtocolRawStream(message, options) {
      const type = message[0] ?? 0;
      if (opensExchange.has(type)) open = true;
      else if (type === sync) open = false;
      try {
        await db.execProtocolRawStream(message, options);
      } catch (error) {
        onBroken(error);
        throw error;
      }
    },
    /** The server calls this to roll back for a client that is gone. @type {typeof db.exec} */
    async exec(query, options) {
      if (open) {
        open = false;
        await db.runExclusive(() => db.execProtocolRawStream(syncMessage, { onRawData: () => {} }));
        if (!db.isInTransaction()) return [];
      }
      return db.exec(query, options);
    },
  };

  return new Proxy(db, {
    get(target, key) {
      if (Object.hasOwn(view, key)) return Reflect.get(view, key);
      const value = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
