/** The command line: `tensor-loupe check|shapes|explain|rules|ops`. */
import './short-process';
import { ArgumentError, readArguments } from './arguments';
import { check } from './check';
import { explain, listOps, listRules } from './reference';
import { shapes } from './shapes';
import { USAGE } from './usage';

const COMMANDS = { check, shapes, explain, rules: listRules, ops: listOps } as const;

/** 0: fine; 1: `check` found errors; 2: it could not run. */
function main(argv: readonly string[]): number {
  try {
    const args = readArguments(argv);
    if (args.command === 'help') {
      process.stdout.write(USAGE);
      return 0;
    }
    return COMMANDS[args.command](args);
  } catch (it) {
    process.stderr.write(`tensor-loupe: ${it instanceof ArgumentError ? it.message : fault(it)}\n`);
    return 2;
  }
}

/** A fault of the tool's own must not look like findings: exit code 1 would. */
function fault(it: unknown): string {
  return `this is a fault of Tensor Loupe, please report it: ${it instanceof Error ? (it.stack ?? it.message) : String(it)}`;
}

// A pager that is closed before everything is printed is no fault.
process.stdout.on('error', (it: NodeJS.ErrnoException) => process.exit(it.code === 'EPIPE' ? 0 : 2));

process.exitCode = main(process.argv.slice(2));
