import path from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const root = import.meta.dirname;
const setupFiles = ['tests/support/test-environment.ts', 'tests/support/no-console-errors.ts'];

/** The same tests on each engine that Rolecall runs on. */
const integration = (engine: 'postgres' | 'embedded'): TestProjectInlineConfiguration => ({
  extends: true,
  test: {
    name: engine,
    include: ['tests/integration/**/*.test.ts'],
    globalSetup: `tests/support/database/${engine}-template.ts`,
    setupFiles: [...setupFiles, `tests/support/database/${engine}-database.ts`],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});

export default defineConfig({
  resolve: {
    alias: {
      '@/': `${root}/`,
      'server-only': path.join(root, 'node_modules/next/dist/compiled/server-only/empty.js'),
    },
  },
  test: {
    // Each file of the embedded project runs a database of its own beside it.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{app,components,emails,lib,scripts,tests/support}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', '**/.next/**'],
          setupFiles,
        },
      },
      integration('postgres'),
      integration('embedded'),
      {
        extends: true,
        test: {
          name: 'runtime',
          include: ['tests/runtime/**/*.test.ts'],
          setupFiles,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
