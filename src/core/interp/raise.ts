/** `raise`: ends the function; in stubs of the library it is how they refuse their arguments. */
import type { Value } from '../graph/value';
import type { RaiseStatement } from '../syntax/tree';
import { callValue } from './call';
import { plainArguments } from './call-arguments';
import type { Completion } from './conditional';
import { evaluate } from './evaluate';
import { fail } from './failure';
import type { Machine } from './machine';
import { checkOwn } from './own-check';
import { isLibrary } from './report';

export function executeRaise(m: Machine, raised: RaiseStatement): Completion {
  const { value } = raised;
  if (!value) {
    if (m.handled) fail(m, m.handled);
    return 'raise';
  }
  if (!isLibrary(m)) {
    checkOwn(m, raised);
    const it = evaluate(m, value);
    fail(m, it.kind === 'class' || it.kind === 'op' ? callValue(m, it, plainArguments([]), value) : it);
  } else if (value.kind === 'call') refuse(m, value.args[0] && evaluate(m, value.args[0].value));
  return 'raise';
}

/** Only what is certain is refused: a condition inside the stub that nobody can tell is taken not to hold. */
function refuse(m: Machine, text: Value | undefined): void {
  const { definition } = m.frame;
  const before = definition && m.running.get(definition.definition);
  if (text?.kind === 'string' && m.doubt <= (before?.doubt ?? 0)) m.refusals.push(text.value);
}
