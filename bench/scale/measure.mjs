import { spawn } from 'node:child_process';

// Runs a program, and says what it took of the machine, its child processes included.
const PYTHON = `
import json, os, resource, subprocess, sys, time
begun = time.monotonic()
code = subprocess.call(sys.argv[1:], stdin=0, stdout=2, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({"code": code, "seconds": time.monotonic() - begun, "cpu": used.ru_utime + used.ru_stime, "kilobytes": used.ru_maxrss}))
`;

/**
 * Runs a command to its end.
 *
 * @param command program and arguments
 * @param codes the exit codes that are no failure
 * @returns seconds of the clock and of processors, the most memory in MB, and what it wrote to standard output
 */
export function measure(command, { codes = [0, 4], env = {}, cwd, input } = {}) {
  const child = spawn('python3', ['-c', PYTHON, ...command], { env: { ...process.env, ...env }, cwd });
  let measured = '';
  const output = [];
  child.stdout.on('data', (chunk) => (measured += chunk));
  child.stderr.on('data', (chunk) => output.push(chunk));
  child.stdin.end(input);
  return new Promise((resolve, reject) =>
    child.on('close', () => {
      const text = Buffer.concat(output).toString();
      const { code, seconds, cpu, kilobytes } = JSON.parse(measured || '{"code": -1}');
      if (codes.includes(code)) {
        resolve({ seconds, cpu, megabytes: kilobytes / 1024, text });
      } else {
        reject(new Error(`${command.join(' ')} ended with ${code}: ${text.slice(-500)}`));
      }
    })
  );
}

/** The run with the median time. */
export const medianOf = (runs) => [...runs].sort((a, b) => a.seconds - b.seconds)[Math.floor(runs.length / 2)];
