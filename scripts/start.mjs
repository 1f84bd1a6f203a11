/**
 * `npm start`, with --demo for a filled project; `npm run dev` is --dev. Until the Node version is
 * known and the packages are installed, nothing here may need either.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Rolecall needs Node 20.19 or newer, and this is ${process.versions.node}: install a newer Node.\n`,
  );
  process.exit(1);
}

const known = new Set(['--demo', '--dev']);
const unknown = process.argv.slice(2).filter((argument) => !known.has(argument));
if (unknown.length > 0) {
  process.stderr.write(`There is no option ${unknown[0]}: use npm start or npm start -- --demo.\n`);
  process.exit(1);
}

const { launch } = await import('./launch/launch.mjs');
await launch({ dev: process.argv.includes('--dev'), demo: process.argv.includes('--demo') });
