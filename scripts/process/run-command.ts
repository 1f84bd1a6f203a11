import { EnvError } from '../../lib/platform/env';
import { PlainFailure, sentenceOf } from './plain-failure.mjs';

/** Runs a maintenance command: its failure is printed as sentences, never as a stack trace. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    const sentence =
      error instanceof EnvError || error instanceof PlainFailure
        ? error.message
        : sentenceOf(error);
    process.stderr.write(`${sentence}\n`);
    process.exitCode = 1;
  }
}
