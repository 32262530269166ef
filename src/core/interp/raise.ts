/** `raise`: ends the function; in stubs of the library it is how they refuse their arguments. */
import type { Value } from '../graph/value';
import type { RaiseStatement } from '../syntax/tree';
import type { Completion } from './conditional';
import { evaluate } from './evaluate';
import type { Machine } from './machine';
import { isLibrary } from './report';

export function executeRaise(m: Machine, { value }: RaiseStatement): Completion {
  if (!value) return 'raise';
  if (!isLibrary(m)) evaluate(m, value);
  else if (value.kind === 'call') refuse(m, value.args[0] && evaluate(m, value.args[0].value));
  return 'raise';
}

/** Only what is certain is refused: a condition inside the stub that nobody can tell is taken not to hold. */
function refuse(m: Machine, text: Value | undefined): void {
  const { definition } = m.frame;
  const before = definition && m.running.get(definition.definition);
  if (text?.kind === 'string' && m.doubt <= (before?.doubt ?? 0)) m.refusals.push(text.value);
}
