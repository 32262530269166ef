/** The refusal of one argument for its value, said with that value. */
import type { MessageArgs } from '../base/message';
import type { Args } from './args';
import { describe } from './describe';
import { refuse } from './refusal';

/** The template may name `{op}`, `{arg}`, `{value}`, and what `more` holds. */
export function refuseArgument(args: Args, arg: string, template: string, more: MessageArgs = {}): never {
  const said = { op: args.opName, arg, value: describe(args.value(arg)), ...more };
  return refuse('bad-argument', template, said, { arg });
}
