// npm run bench: how long a user waits, measured on the built product.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modelFile } from '../bench/model-file';
import { connect } from '../bench/server-client';
import { measureStages } from '../bench/stages';
import { runNode } from './parts/command';

const lines = 500;
const text = modelFile(lines);

interface Row {
  readonly what: string;
  readonly milliseconds: number;
  readonly limit: number;
}

const rows = [...(await changes(100)), ...(await commandLine(10)), ...loops(), ...folder()];
console.log(
  `\n${String(text.split('\n').length)} lines of Keras code`.padEnd(50) + 'ms'.padStart(9) + 'limit'.padStart(9),
);
for (const { what, milliseconds, limit } of rows) {
  const verdict = milliseconds <= limit ? '' : '  OVER';
  console.log(`${what.padEnd(49)}${milliseconds.toFixed(1).padStart(9)}${String(limit).padStart(9)}${verdict}`);
}
for (const { what, milliseconds } of await measureStages(text))
  console.log(`${what.padEnd(49)}${milliseconds.toFixed(1).padStart(9)}`);
process.exitCode = rows.every(({ milliseconds, limit }) => milliseconds <= limit) ? 0 : 1;

/** One digit in the middle of the file changes back and forth, as when a user types a number. */
async function changes(rounds: number): Promise<Row[]> {
  const client = await connect(text);
  const middle = text.indexOf('layers.Dense(64', text.length / 2) + 'layers.Dense('.length;
  const times: number[] = [];
  for (let round = 0; round < rounds + 10; round += 1) {
    const next = text.slice(0, middle) + String(65 + (round % 9)) + text.slice(middle + 2);
    const start = performance.now();
    const hints = await client.change(next);
    times.push(performance.now() - start);
    if (hints.length < 100) throw new Error(`the server gave ${String(hints.length)} hints; this measures nothing`);
  }
  client.stop();
  // The first rounds warm the server up, as the first keystrokes of a session do.
  const warm = times.slice(10).sort((a, b) => a - b);
  return [
    { what: 'change → diagnostics and hints, p50', milliseconds: quantile(warm, 0.5), limit: 20 },
    { what: 'change → diagnostics and hints, p95', milliseconds: quantile(warm, 0.95), limit: 50 },
  ];
}

async function commandLine(rounds: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tensor-loupe-bench-'));
  const file = join(folder, 'model.py');
  writeFileSync(file, text);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    const { code } = await runNode(['dist/cli.js', 'check', file], { quiet: true });
    times.push(performance.now() - start);
    if (1 < code) throw new Error('the command line tool did not run; this measures nothing');
  }
  rmSync(folder, { recursive: true });
  times.sort((a, b) => a - b);
  return [{ what: 'tensor-loupe check, whole process, p50', milliseconds: quantile(times, 0.5), limit: 400 }];
}

/** Layers made in a loop, in milliseconds for a thousand of them: the same for any number. */
function loops(): Row[] {
  return [1000, 10_000, 100_000].map((layers) => {
    const body = `x = keras.Input((8,))\nfor i in range(${String(layers)}):\n  x = layers.Dense(8)(x)\n`;
    const { milliseconds } = measured(body, ['--steps', '100000000']);
    return { what: `${String(layers)} layers in a loop, whole process`, milliseconds, limit: 500 + layers / 25 };
  });
}

/** `npm run bench -- FOLDER`: the model files of a package, cold and in one run. */
function folder(): Row[] {
  const path = process.argv[2] ?? process.env.TENSOR_LOUPE_BENCH_FOLDER;
  const { milliseconds, megabytes } = path === undefined ? measured(modelFile(5000), []) : run([path]);
  const what = path === undefined ? '5000 lines of Keras code' : 'model files of the folder';
  return [
    { what: `${what}, whole process`, milliseconds, limit: 2500 },
    { what: `${what}, MB`, milliseconds: megabytes, limit: 300 },
  ];
}

function measured(text: string, options: readonly string[]): Measurement {
  const place = mkdtempSync(join(tmpdir(), 'tensor-loupe-bench-'));
  const file = join(place, 'model.py');
  writeFileSync(file, text);
  const result = run([file, ...options]);
  rmSync(place, { recursive: true });
  return result;
}

interface Measurement {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** The best of three: other programs on the machine only make it slower. */
function run(args: readonly string[]): Measurement {
  const tell = "process.on('exit',()=>process.stderr.write('\\nMAX '+process.resourceUsage().maxRSS))";
  const preload = `data:text/javascript,${encodeURIComponent(tell)}`;
  const runs = [1, 2, 3].map(() => {
    const start = performance.now();
    const { stderr, status } = spawnSync(process.execPath, ['--import', preload, 'dist/cli.js', 'check', ...args], {
      encoding: 'utf8',
    });
    if (status === null || 1 < status) throw new Error('the command line tool did not run; this measures nothing');
    const kilobytes = Number(/MAX (\d+)/.exec(stderr)?.[1] ?? Number.NaN);
    return { milliseconds: performance.now() - start, megabytes: kilobytes / 1000 };
  });
  return {
    milliseconds: Math.min(...runs.map((each) => each.milliseconds)),
    megabytes: Math.min(...runs.map((each) => each.megabytes)),
  };
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}
