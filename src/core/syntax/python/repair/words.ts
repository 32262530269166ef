import type { Token } from './tokens';

/** Keywords that only ever start a statement: inside brackets they show that one is not closed. */
const statementWords = new Set(
  'def class return import raise assert del global nonlocal pass break continue with while try except finally elif'.split(
    ' ',
  ),
);

/** Keywords that open a block. `match` and `case` are names too. */
const headerWords = new Set('def class if elif else for while with try except finally'.split(' '));

/** Keywords behind which an operand must follow. */
const operandWords = new Set('if elif while in not and or is as with assert await'.split(' '));

/** Keywords that are no operands. */
const keywords = new Set([...statementWords, ...operandWords, ...'for else lambda yield from as async'.split(' ')]);

const operators = new Set(
  `= += -= *= /= //= %= **= @= &= |= ^= >>= <<= := - + ~ @ % // & | ^ << >> == != <> < > <= >= ->`.split(' '),
);

/** They need an operand behind only where one stands in front of them: `*` and `/` are parameters too. */
const ambiguous = new Set(['*', '/', '**', '.']);

export function startsStatementOnly(token: Token): boolean {
  return token.kind === 'name' && statementWords.has(token.text);
}

export function opensBlock(token: Token): boolean {
  return token.kind === 'name' && headerWords.has(token.text);
}

/** Whether an operand ends here. */
export function endsOperand(token: Token): boolean {
  if (token.kind === 'name') return !keywords.has(token.text);
  return token.kind === 'number' || token.kind === 'string' || token.kind === 'close' || token.text === '...';
}

export function startsOperand(token: Token): boolean {
  return (token.kind !== 'close' && token.kind !== 'open' && endsOperand(token)) || token.text === 'lambda';
}

/** Whether an operand must follow; `before` is the token in front of it. */
export function needsOperand(token: Token, before: Token | undefined): boolean {
  if (token.kind === 'name') return operandWords.has(token.text);
  if (token.kind !== 'operator') return false;
  if (operators.has(token.text)) return true;
  return ambiguous.has(token.text) && before !== undefined && endsOperand(before);
}

/** Whether the token continues an expression on the next line. */
export function continues(token: Token): boolean {
  return token.kind === 'open' || token.text === ',' || token.kind === 'operator';
}
