/** Reads the parameter lists of op records: the part of Python's grammar that they use. */
import { dtype, FALSE, float, int, NONE, string, TRUE, tuple } from '../graph/make';
import type { Value } from '../graph/value';

export interface Signature {
  readonly params: readonly SignatureParam[];
  /** Name that takes further positional arguments. */
  readonly rest: string | undefined;
  readonly keywordRest: string | undefined;
}

export interface SignatureParam {
  readonly name: string;
  /** Undefined for required ones. */
  readonly fallback: Value | undefined;
  readonly isKeywordOnly: boolean;
}

const known = new Map<string, Signature>();

export function signature(text: string): Signature {
  const found = known.get(text);
  if (found) return found;
  const made = read(text);
  known.set(text, made);
  return made;
}

function read(text: string): Signature {
  const params: SignatureParam[] = [];
  let rest: string | undefined;
  let keywordRest: string | undefined;
  let isKeywordOnly = false;
  for (const part of splitTop(text)) {
    if (part.startsWith('**')) keywordRest = part.slice(2);
    else if (part.startsWith('*')) {
      isKeywordOnly = true;
      if (part !== '*') rest = part.slice(1);
    } else params.push(param(part, isKeywordOnly));
  }
  return { params, rest, keywordRest };
}

function param(text: string, isKeywordOnly: boolean): SignatureParam {
  const at = text.indexOf('=');
  if (at < 0) return { name: text, fallback: undefined, isKeywordOnly };
  return { name: text.slice(0, at).trim(), fallback: literal(text.slice(at + 1).trim()), isKeywordOnly };
}

/** A quoted text, or one character outside quotes. */
const PIECE = /'[^']*'|"[^"]*"|./gs;
const DEPTHS: Readonly<Record<string, number>> = { '(': 1, '[': 1, ')': -1, ']': -1 };

/** Splits at commas outside brackets and quotes. */
function splitTop(text: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const [piece] of text.matchAll(PIECE)) {
    depth += DEPTHS[piece] ?? 0;
    if (piece === ',' && depth === 0) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${piece}`);
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

const CONSTANTS: Readonly<Record<string, Value>> = { None: NONE, True: TRUE, False: FALSE };

function literal(text: string): Value {
  const constant = CONSTANTS[text];
  if (constant) return constant;
  if (/^['"].*['"]$/.test(text)) return string(text.slice(1, -1));
  if (/^-?\d+$/.test(text)) return int(Number(text));
  if (/^-?[\d.]+(e-?\d+)?$/.test(text)) return float(Number(text));
  if (/^[([].*[)\]]$/.test(text)) return tuple(splitTop(text.slice(1, -1)).map(literal));
  if (text.startsWith('dtype:')) return dtype(text.slice('dtype:'.length));
  throw new Error(`Invariant: a default in a signature is a literal, but met ${text}`);
}
