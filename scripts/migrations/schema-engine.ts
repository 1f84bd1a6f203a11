import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg, { type QueryArrayResult, type QueryConfig } from 'pg';

const catalogChar = 18;
const mark = '\0char';

type PrismaPgAdapter = Awaited<ReturnType<PrismaPg['connect']>>;

/**
 * The adapter's own executeScript splits at every semicolon, which breaks function bodies; the
 * simple protocol takes the whole script, as one transaction.
 */
class WholeScripts extends PrismaPg {
  readonly opened: PrismaPgAdapter[] = [];
  /** What the database said; the engine reports only that there was an error. */
  scriptError: unknown;

  constructor(
    url: string,
    private readonly shadowUrl: string | undefined,
  ) {
    super({ connectionString: url, max: 2 });
  }

  override async connect(): Promise<PrismaPgAdapter> {
    return this.keep(await super.connect());
  }

  override async connectToShadowDb(): Promise<PrismaPgAdapter> {
    if (this.shadowUrl === undefined) throw new Error('No shadow database was given.');
    return this.keep(await new PrismaPg({ connectionString: this.shadowUrl }).connect());
  }

  private keep(adapter: PrismaPgAdapter): PrismaPgAdapter {
    const pool = adapter.underlyingDriver();
    const runScript = pool.query.bind(pool) as (script: string) => Promise<unknown>;
    adapter.executeScript = async (script) => {
      try {
        await runScript(script);
      } catch (error) {
        this.scriptError = error;
        throw error;
      }
    };
    readCatalogChars(adapter);
    this.opened.push(adapter);
    return adapter;
  }
}

/**
 * The adapter refuses the catalog's one-byte type "char", in which the engine reads the kind of
 * every constraint, and can name no column type for it. So such a column goes through it as text
 * with a mark in its name, and reaches the engine as the character that it expects.
 */
function readCatalogChars(adapter: PrismaPgAdapter): void {
  const pool = adapter.underlyingDriver();
  const query = pool.query.bind(pool) as (config: QueryConfig) => Promise<QueryArrayResult>;
  const markedQuery = async (config: QueryConfig) => {
    const result = await query(config);
    for (const field of result.fields) {
      if (field.dataTypeID !== catalogChar) continue;
      field.dataTypeID = pg.types.builtins.TEXT;
      field.name += mark;
    }
    return result;
  };
  Object.assign(pool, { query: markedQuery });

  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (sql) => {
    const result = await queryRaw(sql);
    result.columnNames.forEach((name, index) => {
      if (!name.endsWith(mark)) return;
      result.columnNames[index] = name.slice(0, -mark.length);
      result.columnTypes[index] = ColumnTypeEnum.Character;
    });
    return result;
  };
}

/**
 * Runs `use` with Prisma's migration engine in WebAssembly, since the native one is a download.
 * @param shadowUrl an empty database to replay migrations in; only comparing needs one
 */
export async function withSchemaEngine<Result>(
  { url, shadowUrl }: { url: string; shadowUrl?: string },
  use: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
  await (store[key] ??= loadBindings());
  const factory = new WholeScripts(url, shadowUrl);
  const engine = await bindings.SchemaEngine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  try {
    return await use(engine);
  } catch (error) {
    throw factory.scriptError ?? error;
  } finally {
    engine.free();
    // Freeing the engine leaves its pools open, and an idle pool keeps the process alive.
    for (const adapter of factory.opened) {
      const pool = adapter.underlyingDriver();
      if (!pool.ending) await pool.end();
    }
  }
}

// The bindings hold one instance for the process, and a second one would cut the first one off;
// a test runner loads this module more than once, and the bindings only once.
const key = Symbol.for('rolecall.schema-engine');
const store = globalThis as typeof globalThis & { [key]?: Promise<void> };

async function loadBindings(): Promise<void> {
  const require = createRequire(import.meta.url);
  const glue = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const { instance } = await WebAssembly.instantiate(
    await readFile(glue.replace(/\.js$/, '.wasm')),
    { './schema_engine_bg.js': { ...bindings } },
  );
  // The engine calls this when it panics; without it the cause would be lost.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message(message: string) {
        throw new Error(`The migration engine broke off: ${message}`);
      },
    },
  });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}
