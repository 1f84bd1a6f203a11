import { onStopSignal } from '../../scripts/launch/stop-signals.mjs';

export type Stops = {
  /** Runs at the end, before what was added earlier. */
  add: (stop: () => Promise<void>) => void;
  /** Stops all that was added, once. */
  all: () => Promise<void>;
};

/** Whatever the bench started is stopped at its end, on a failure, and on Ctrl-C. */
export function collectStops(): Stops {
  const stops: (() => Promise<void>)[] = [];
  let stopping: Promise<void> | undefined;
  const all = () =>
    (stopping ??= (async () => {
      for (let stop = stops.pop(); stop; stop = stops.pop()) await stop();
    })());
  onStopSignal(() => void all().then(() => process.exit(130)));
  return { add: (stop) => stops.push(stop), all };
}
