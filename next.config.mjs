/** Sent with every answer, errors and files included; proxy.ts adds what differs by request. */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  // Never a path, which may hold a token. Not `no-referrer`: with it browsers post a form as
  // `Origin: null`, which server actions refuse, so that no form would work before hydration.
  { key: 'Referrer-Policy', value: 'strict-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=()' },
];

// Not in TypeScript: each start would load a compiler for it.
/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` type-checks the whole tree once; a build need not do it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'pino', 'nodemailer'],
  // Nothing here needs pictures resized, so nobody gets to ask for it.
  images: { unoptimized: true },
  experimental: {
    // For the page that says that a project cannot be opened from this address.
    authInterrupts: true,
    // A page is loaded when somebody opens it, which costs less than loading all at each start.
    preloadEntriesOnStart: false,
    serverActions: {
      bodySizeLimit: '1mb',
      // Behind a proxy that renames the host, a form's origin is still the address people open.
      allowedOrigins: process.env.APP_URL ? [new URL(process.env.APP_URL).host] : [],
    },
  },
  // Not every system takes a colon in the name of a folder; some clients encode it.
  rewrites: async () =>
    ['\\:', '%3A'].map((colon) => ({
      source: `/api/v1/roles${colon}assign`,
      destination: '/api/v1/roles/assign',
    })),
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
};

export default config;
