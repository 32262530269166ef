import { type Edit, insertion, placeholder, rank } from './edits';
import type { Logical } from './statements';
import type { Token } from './tokens';
import { endsOperand, needsOperand, startsOperand } from './words';

interface Place {
  readonly token: Token;
  readonly before: Token | undefined;
  /** Undefined at the end of the logical line and where a bracket was closed. */
  readonly next: Token | undefined;
  /** The bracket around it. */
  readonly inside: string | undefined;
}

/** Puts in what is missing between the tokens of a logical line: names, commas, closing quotes. */
export function completeOperands(
  tokens: readonly Token[],
  { from, to }: Logical,
  closedBehind: ReadonlyMap<number, number>,
): readonly Edit[] {
  const edits: Edit[] = [];
  const isImport = tokens[from]?.text === 'import' || tokens[from]?.text === 'from';
  const code = codeOf(tokens, from, to);
  const open: string[] = [];
  code.forEach((index, i) => {
    const token = tokens[index];
    if (token === undefined) return;
    if (token.missingQuote !== undefined) edits.push(insertion(token.end, token.missingQuote, rank.quote));
    const closed = closedBehind.get(index) ?? 0;
    follow(open, token);
    const inside = open.at(-1);
    open.length = Math.max(0, open.length - closed);
    if (isImport) return;
    const next = tokens[code[i + 1] ?? -1];
    const before = tokens[code[i - 1] ?? -1];
    const here = { token, before };
    edits.push(...missingName({ ...here, inside, next: 0 < closed ? undefined : next }));
    edits.push(...missingComma({ ...here, inside: open.at(-1), next }, 0 < closed));
  });
  return edits;
}

function follow(open: string[], { kind, text }: Token): void {
  if (kind === 'open') open.push(text);
  else if (kind === 'close') open.pop();
}

export function codeOf(tokens: readonly Token[], from: number, to: number): readonly number[] {
  const found: number[] = [];
  for (let i = from; i < to; i++) if (tokens[i]?.kind !== 'newline') found.push(i);
  return found;
}

const stops = new Set([',', ':', ';', '=', '.']);

function missingName(place: Place): readonly Edit[] {
  return lacksName(place) ? [insertion(place.token.end, placeholder, rank.operand)] : [];
}

function lacksName({ token, before, inside, next }: Place): boolean {
  const isStopped = next === undefined || next.kind === 'close' || stops.has(next.text) || isBroken(token, next);
  const isKey = token.text === ':' && inside === '{' && before !== undefined && endsOperand(before);
  return isStopped && (isKey || needsOperand(token, before));
}

/** Nobody breaks a line behind the point of `layers.`: the name is still to come. */
function isBroken(token: Token, next: Token): boolean {
  return token.text === '.' && 0 <= next.indent;
}

function missingComma(place: Place, isClosed: boolean): readonly Edit[] {
  const { token, next, inside } = place;
  if (inside === undefined || next === undefined || !startsOperand(next)) return [];
  const isOperand = isClosed || endsOperand(token) || lacksName(place);
  const areStrings = !isClosed && token.kind === 'string' && next.kind === 'string';
  return isOperand && !areStrings ? [insertion(token.end, ',', rank.separator)] : [];
}
