/** Reads the command line; everything that is wrong with it ends in an `ArgumentError` that names it. */
import { parseArgs } from 'node:util';

/** The command line, a file or a setting is not usable; its message is for the user. */
export class ArgumentError extends Error {}

export interface Arguments {
  readonly command: 'check' | 'shapes' | 'explain' | 'rules' | 'ops' | 'help';
  readonly paths: readonly string[];
  readonly format: 'text' | 'json';
  readonly stdinFilename: string | undefined;
  readonly trace: Trace | undefined;
  readonly steps: number | undefined;
  /** Files and folders of library stubs. */
  readonly stubs: readonly string[];
}

export interface Trace {
  readonly line: number;
  readonly column: number | undefined;
  readonly unit: readonly number[];
}

const COMMANDS = ['check', 'shapes', 'explain', 'rules', 'ops'] as const;

export function readArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parse(argv);
  const [command, ...paths] = positionals;
  if (values.help === true || command === undefined) return { ...NOTHING, command: 'help' };
  const known = COMMANDS.find((each) => each === command);
  if (!known) throw new ArgumentError(`there is no command ${command}; the commands are ${COMMANDS.join(', ')}`);
  return {
    command: known,
    paths,
    format: format(values.format),
    stdinFilename: values['stdin-filename'],
    trace: trace(values.trace, values.unit),
    steps: values.steps === undefined ? undefined : wholeNumber('--steps', values.steps),
    stubs: values.stubs ?? [],
  };
}

const NOTHING: Omit<Arguments, 'command'> = {
  paths: [],
  format: 'text',
  stdinFilename: undefined,
  trace: undefined,
  steps: undefined,
  stubs: [],
};

const OPTIONS = {
  format: { type: 'string' },
  'stdin-filename': { type: 'string' },
  trace: { type: 'string' },
  unit: { type: 'string' },
  steps: { type: 'string' },
  stubs: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h' },
} as const;

function parse(
  argv: readonly string[],
): ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (it) {
    throw new ArgumentError(it instanceof Error ? it.message : String(it));
  }
}

function format(text: string | undefined): 'text' | 'json' {
  if (text === undefined || text === 'text') return 'text';
  if (text === 'json') return 'json';
  throw new ArgumentError(`--format takes text or json, got ${text}`);
}

function trace(at: string | undefined, unit: string | undefined): Trace | undefined {
  if (at === undefined) {
    if (unit !== undefined) throw new ArgumentError('--unit goes with --trace LINE[:COLUMN]');
    return undefined;
  }
  const match = /^(\d+)(?::(\d+))?$/.exec(at);
  if (!match?.[1]) throw new ArgumentError(`--trace takes LINE or LINE:COLUMN, got ${at}`);
  return { line: Number(match[1]), column: match[2] === undefined ? undefined : Number(match[2]), unit: units(unit) };
}

function units(text: string | undefined): readonly number[] {
  if (text === undefined) return [];
  return text.split(',').map((part) => wholeNumber('--unit', part.trim()));
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d+$/.test(text)) throw new ArgumentError(`${name} takes whole numbers, got ${text}`);
  return Number(text);
}
