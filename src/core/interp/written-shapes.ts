/** Where shapes are written: comments by line, and the type hints of jaxtyping. */
import type { Range } from '../base/range';
import type { TensorValue } from '../graph/value';
import type { Expression, FunctionDefinition, Parameter } from '../syntax/tree';
import { type Claim, readClaim, readHint } from './claim';
import type { Source } from './machine';

export interface Written extends Claim, Range {
  /** The parameter that it speaks of; without one, the line that it ends. */
  readonly name: string | undefined;
  readonly isHint: boolean;
  /** Nothing else stands in the comment. */
  readonly isWhole: boolean;
  readonly dtype: string | undefined;
  readonly library: TensorValue['library'];
}

const SHAPE = String.raw`(?:(\w+)\s*[:=]?\s*)?(\((?:[^()]|\([^()]*\))*\)|\[[^[\]]*\])`;
const COMMENT = new RegExp(String.raw`^shape:\s*${SHAPE}(?:\s*,\s*${SHAPE})*\s*$`);

const found = new WeakMap<Source, ReadonlyMap<number, readonly Written[]>>();

/** The shape comments of a document by line; a comment without shapes has none. */
function comments(source: Source): ReadonlyMap<number, readonly Written[]> {
  const known = found.get(source);
  if (known) return known;
  const made = new Map(
    source.module.comments.map((comment) => [source.lines.line(comment.start), written(comment)] as const),
  );
  found.set(source, made);
  return made;
}

function written({ text, start, end }: Range & { readonly text: string }): readonly Written[] {
  if (!COMMENT.test(text)) return [];
  const shapes = [...text.slice('shape:'.length).matchAll(new RegExp(SHAPE, 'g'))];
  return shapes.map(([, name, shape = '']) => ({
    ...readClaim(shape),
    name,
    start,
    end,
    isHint: false,
    isWhole: shapes.length === 1 && name === undefined,
    dtype: undefined,
    library: 'tf',
  }));
}

/** What the comment on the line of an offset says of the line's value. */
export function commentOf(source: Source, offset: number): readonly Written[] {
  const all = comments(source);
  return all.size === 0 ? [] : (all.get(source.lines.line(offset)) ?? []).filter(({ name }) => name === undefined);
}

/** The comments right above a function. */
export function commentsAbove(source: Source, definition: FunctionDefinition): readonly Written[] {
  const all = comments(source);
  const claims: Written[] = [];
  for (let line = source.lines.line(definition.start) - 1; all.has(line); line--) claims.push(...(all.get(line) ?? []));
  return claims;
}

/** A comment on the parameter's own line that no other parameter can claim. */
export function commentBeside(source: Source, { params }: FunctionDefinition, param: Parameter): Written | undefined {
  const line = source.lines.line(param.end);
  const claims = comments(source).get(line) ?? [];
  if (claims.length === 0) return undefined;
  const name = nameOf(param);
  const others = params.filter(
    (each) => each !== param && nameOf(each) !== 'self' && source.lines.line(each.end) === line,
  );
  return claims.find(
    (each) => each.name === name || (each.name === undefined && others.length === 0 && name !== 'self'),
  );
}

const nameOf = ({ target }: Parameter): string => (target.kind === 'name' ? target.name : '');

/** The names of jaxtyping's hints, with the dtypes that are certain. */
const HINT =
  /^(?:(bool|complex\d+|float\d+|bfloat16|u?int\d+)|float|int|uint|complex|num|shaped|inexact|real|integer)$/i;

/** `Float[Tensor, "b h w 3"]`, also as `… | None` and `Optional[…]`. */
export function hintIn(hint: Expression): Written | undefined {
  if (hint.kind === 'binary') return hintIn(hint.left) ?? hintIn(hint.right);
  if (hint.kind !== 'subscript') return undefined;
  const name = lastName(hint.object);
  return name === 'Optional' ? hintIn(hint.index) : hintNamed(name, hint.index);
}

function hintNamed(name: string, index: Expression): Written | undefined {
  const match = HINT.exec(name);
  const [array, text] = index.kind === 'sequence' ? index.items : [];
  if (!match || !array || text?.kind !== 'string') return undefined;
  return {
    ...readHint(text.value),
    name: undefined,
    start: text.start,
    end: text.end,
    isHint: true,
    isWhole: true,
    dtype: match[1]?.toLowerCase(),
    library: lastName(array) === 'ndarray' ? 'numpy' : 'tf',
  };
}

function lastName(node: Expression): string {
  return node.kind === 'name' || node.kind === 'attribute' ? node.name : '';
}
