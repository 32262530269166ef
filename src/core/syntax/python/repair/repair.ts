import { closeBrackets } from './brackets';
import { applyWithin, changedLines } from './changed-lines';
import { applyEdits, type Edit, type Edited } from './edits';
import { completeHeader } from './headers';
import { alignIndentation } from './indentation';
import { completeOperands } from './operands';
import { type Logical, logicalLines } from './statements';
import { unclosedTriples } from './strings';
import { type Token, tokenise } from './tokens';

/**
 * Makes half-typed Python readable: closes what is open at the end of the statement being typed, and puts in what is
 * missing in it. Correct statements stay as they are. Undefined when there is nothing to do.
 */
export function repair(text: string): Edited | undefined {
  const tokens = closedTokens(text);
  const lines = logicalLines(tokens);
  const edits = [...lines.flatMap((line) => completed(text, tokens, line)), ...alignIndentation(text, tokens, lines)];
  return edits.length === 0 ? undefined : applyEdits(text, edits);
}

/**
 * The same for the lines alone that changed since the text had no errors: nothing that they leave open reaches into the
 * lines around them.
 */
export function repairChange(text: string, previous: string): Edited | undefined {
  const change = changedLines(text, previous);
  if (change === undefined) return undefined;
  const part = text.slice(change.start, change.end);
  const tokens = closedTokens(part);
  const edits = logicalLines(tokens).flatMap((line) => completed(part, tokens, line));
  return edits.length === 0 ? undefined : applyWithin(text, change, edits);
}

function completed(text: string, tokens: readonly Token[], line: Logical): readonly Edit[] {
  const { edits, closedBehind } = closeBrackets(text, tokens, line);
  return [...edits, ...completeOperands(tokens, line, closedBehind), ...completeHeader(tokens, line)];
}

/** The tokens, with an end for the triple-quoted string that has none. */
function closedTokens(text: string): readonly Token[] {
  const tokens = tokenise(text, new Map());
  for (const [start, end] of unclosedTriples(text, tokens)) {
    const closed = tokenise(text, new Map([[start, end]]));
    if (closed.every((token) => token.start === start || token.missingQuote?.length !== 3)) return closed;
  }
  return tokens;
}
