/** The command line: `tensor-loupe check|shapes|explain|rules|ops`. */
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
    if (!(it instanceof ArgumentError)) throw it;
    process.stderr.write(`tensor-loupe: ${it.message}\n`);
    return 2;
  }
}

process.exitCode = main(process.argv.slice(2));
