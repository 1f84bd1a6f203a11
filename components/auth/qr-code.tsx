/** Cameras need a quiet zone of four modules around the code. */
const quietZone = 4;

/** Dark on white whatever the theme: cameras fail on the inverse. */
export function QrCode({ size, path }: { size: number; path: string }) {
  const edge = size + 2 * quietZone;
  return (
    <svg
      role="img"
      aria-label="QR code for your authenticator app"
      viewBox={`${-quietZone} ${-quietZone} ${edge} ${edge}`}
      className="size-48 self-center rounded-md border"
      shapeRendering="crispEdges"
    >
      <rect x={-quietZone} y={-quietZone} width={edge} height={edge} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
