/** Says plainly when Node is too old; it must itself run on an old one, without packages. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(
    `Rolecall needs Node 20.19 or newer, and this is ${process.versions.node}: install a newer Node.\n`,
  );
  process.exit(1);
}
