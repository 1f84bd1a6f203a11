import { spawn } from 'node:child_process';
import { root } from './fingerprint.mjs';

/** How long output may still arrive once the tool itself has ended. */
const outputPatienceMs = 1_000;

/**
 * Runs a tool to its end and keeps what it printed, to be shown only when it fails. It has no
 * input, so that nothing can wait for an answer. Rejects when it is called off.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv | undefined, signal?: AbortSignal | undefined }} [options]
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function runTool(command, args, { env = process.env, signal } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      ...(signal ? { signal } : {}),
      stdio: ['ignore', 'pipe', 'pipe'],
      // npm is a command file on Windows, which only a shell starts.
      shell: process.platform === 'win32' && command === 'npm',
    });
    let output = '';
    const keep = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => {
      if (signal?.aborted) reject(error);
      else resolve({ ok: false, output: `${error.message}\n` });
    });
    // Not 'close': processes that a killed tool left behind would hold its output open for ever.
    child.on('exit', (code) => {
      const finish = () => resolve({ ok: code === 0, output });
      const patience = setTimeout(finish, outputPatienceMs);
      child.on('close', () => {
        clearTimeout(patience);
        finish();
      });
    });
  });
}
