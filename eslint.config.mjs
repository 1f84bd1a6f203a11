import boundaries from 'eslint-plugin-boundaries';
import next from 'eslint-config-next/core-web-vitals';
import tseslint from 'typescript-eslint';

const services = ['auth', 'audit', 'outbox'];
const domains = [
  'members',
  'invitations',
  'roles',
  'modules',
  'scopes',
  'passcodes',
  'customers',
  'projects',
  'batches',
];
const service = `lib/{${services}}`;
const domain = `lib/{${domains}}`;
const anyArea = `lib/{${[...services, 'access', ...domains]}}`;

/**
 * The rooms of the house, the special ones first. A domain's remaining files (`part`) are what
 * its commands and queries share.
 */
const rooms = Object.entries({
  core: ['lib/core/**'],
  'raw client': ['lib/platform/database.ts', 'lib/platform/generated/**'],
  transact: ['lib/platform/transact.ts'],
  platform: ['lib/platform/**'],
  schema: [`${anyArea}/schema.ts`, `${anyArea}/*-schema.ts`, `${domain}/limits.ts`],
  policy: [`${anyArea}/policy.ts`, `${anyArea}/*-policy.ts`],
  resource: [`${domain}/resource.ts`, `${domain}/*-resource.ts`],
  'access queries': ['lib/access/queries/**'],
  access: ['lib/access/**'],
  'service command': [`${service}/commands/**`],
  service: [`${service}/**`],
  queries: [`${domain}/queries.ts`, `${domain}/queries/**`],
  store: [`${domain}/store.ts`, `${domain}/*-store.ts`],
  command: [`${domain}/commands.ts`, `${domain}/commands/**`],
  part: [`${domain}/**`],
  delivery: ['lib/delivery/**'],
  emails: ['emails/**'],
  components: ['components/**'],
  app: ['app/**', 'proxy.ts', 'instrumentation.ts', 'instrumentation-client.ts'],
}).map(([category, pattern]) => ({ category, pattern, stopMatching: true }));

const pure = ['core', 'schema', 'policy', 'access'];
const allServices = ['service', 'access queries', 'access', 'schema', 'policy'];
const allPlatform = ['platform', 'transact', 'raw client'];

/** Who may import whom; what is not listed is denied. */
const importTable = {
  core: ['core'],
  'raw client': ['raw client', 'platform', 'core'],
  transact: ['raw client', 'platform', 'core'],
  platform: [...allPlatform, 'core'],
  schema: pure,
  policy: pure,
  resource: pure,
  access: pure,
  'access queries': ['core', 'access', ...allPlatform, 'access queries'],
  service: ['core', ...allPlatform, ...allServices, 'emails'],
  'service command': ['core', ...allPlatform, ...allServices],
  queries: [...pure, 'resource', ...allPlatform, 'service', 'access queries', 'part', 'queries'],
  // A store also needs the fixed vocabulary of access: the roles' names and ranks.
  store: ['core', 'schema', 'access', 'transact'],
  command: [...pure, 'store', 'service', 'access queries', 'platform', 'transact', 'part'],
  part: [...pure, 'store', 'service', 'access queries', ...allPlatform, 'part'],
  delivery: ['core', ...allPlatform, 'service', 'access', 'access queries', 'delivery'],
  emails: ['emails', 'core'],
  components: ['components', 'core', 'schema', 'policy', 'access'],
  app: [
    ...pure,
    'resource',
    'platform',
    'transact',
    'service',
    'service command',
    'queries',
    'command',
    'part',
    'delivery',
    'emails',
    'components',
    'app',
  ],
};

/** Beyond npm packages: who may use the framework, and who Node's own modules. */
const usesNext = ['app', 'components', 'delivery', 'service'];
const usesNode = Object.keys(importTable).filter(
  (type) => !['components', 'emails', 'schema', 'policy', 'resource', 'access'].includes(type),
);
const framework = ['next', 'next/**'];

const policies = [
  ...Object.entries(importTable).map(([from, to]) => ({
    from: { file: { categories: from } },
    allow: { to: { file: { categories: { anyOf: to } } } },
  })),
  {
    // The client's types are no way to the database.
    from: { file: { categories: { anyOf: ['store', 'command'] } } },
    allow: { to: { file: { categories: 'raw client' } }, dependency: { kind: 'type' } },
  },
  { allow: { to: { module: { origin: 'external' } } } },
  {
    from: { file: { categories: { noneOf: usesNext } } },
    disallow: { to: { module: { origin: 'external', source: framework } } },
  },
  {
    from: { file: { categories: { anyOf: usesNode } } },
    allow: { to: { module: { origin: 'core' } } },
  },
];

export default tseslint.config(
  {
    ignores: [
      '.next/**',
      '.data/**',
      'lib/platform/generated/**',
      'next-env.d.ts',
      'playwright-report/**',
      'test-results/**',
    ],
  },
  ...next,
  {
    rules: { 'max-lines': ['error', { max: 400 }] },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-deprecated': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // The types of libraries are no proof of what arrives.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_' }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A setting that only the browser knows is read after hydration.
      'react-hooks/set-state-in-effect': 'off',
    },
  },
  {
    files: ['{lib,scripts,tests}/**/*.{ts,mjs}'],
    // "use…" outside of components is a verb.
    rules: { 'react-hooks/rules-of-hooks': 'off' },
  },
  {
    files: ['**/*.test.{ts,tsx}', 'tests/**/*.ts'],
    rules: {
      '@typescript-eslint/no-misused-spread': 'off',
      // Matchers such as expect.any() are of type any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'off',
    },
  },
  {
    files: ['{app,components,emails,lib}/**/*.{ts,tsx}', '*.ts'],
    ignores: ['**/*.test.{ts,tsx}', '*.config.ts'],
    plugins: { boundaries },
    settings: {
      'boundaries/files': rooms,
      'import/resolver': { typescript: { project: import.meta.dirname } },
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          checkInternals: true,
          checkAllOrigins: true,
          checkUnknownLocals: true,
          policies,
        },
      ],
      'boundaries/no-unknown-files': 'error',
    },
  },
);
