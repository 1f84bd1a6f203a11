import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

type PrismaPgAdapter = Awaited<ReturnType<PrismaPg['connect']>>;

/**
 * The adapter's own executeScript splits at every semicolon, which breaks function bodies; the
 * simple protocol takes the whole script, as one transaction.
 */
class WholeScriptAdapter extends PrismaPg {
  constructor(
    url: string,
    private readonly shadowUrl: string | undefined,
  ) {
    super({ connectionString: url, max: 2 });
  }

  override async connect() {
    return withWholeScripts(await super.connect());
  }

  override async connectToShadowDb() {
    if (this.shadowUrl === undefined) throw new Error('No shadow database was given.');
    return withWholeScripts(await new PrismaPg({ connectionString: this.shadowUrl }).connect());
  }
}

function withWholeScripts(adapter: PrismaPgAdapter): PrismaPgAdapter {
  adapter.executeScript = async (script) => {
    await adapter.underlyingDriver().query(script);
  };
  return adapter;
}

/**
 * Prisma's migration engine in WebAssembly, since the native one is a download.
 * @param shadowUrl an empty database to replay migrations in; only comparing needs one
 */
export async function openSchemaEngine(url: string, shadowUrl?: string): Promise<SchemaEngine> {
  const require = createRequire(import.meta.url);
  const glue = './schema_engine_bg.js';
  const file = require
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm');
  const { instance } = await WebAssembly.instantiate(await readFile(file), {
    [glue]: { ...bindings },
  });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === 'function') start();
  return bindings.SchemaEngine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(new WholeScriptAdapter(url, shadowUrl)),
  );
}
