declare module 'vitest' {
  export interface ProvidedContext {
    /** Which engine the integration tests of this project run on. */
    engine: 'postgres' | 'embedded';
    postgres: { serverUrl: string; template: string };
    /** A migrated data directory to copy. */
    embeddedTemplate: string;
  }
}

export {};
