import { formatDim, formatShape } from '../../src/core/dims/format';
import { parametersOf } from '../../src/core/facts/parameters';
import type { Call } from '../../src/core/graph/call';
import type { Value } from '../../src/core/graph/value';
import type { Document } from '../../src/core/ide/document';
import { describe as describeValue } from '../../src/core/ops/describe';
import type { Example } from '../../src/core/ops/op';
import { analysed } from './analyse';
import { programOf, resultOf } from './op-example';

/** What an example expects and what really comes of it, in the same form. */
export interface ExampleOutcome {
  readonly gives: string | undefined;
  readonly refused: readonly string[];
  /** Only of what the example tells. */
  readonly further: Readonly<Record<string, unknown>>;
  /** Problems of the lines that make its tensors: such a program says nothing of the op. */
  readonly before: readonly string[];
}

export function expectationOf({ gives, refused, params, macs, dtype }: Example): ExampleOutcome {
  if (refused !== undefined) return { gives: undefined, refused: [refused], further: {}, before: [] };
  return { gives, refused: [], further: told({ params, macs, dtype }), before: [] };
}

/** Worked out by the real interpreter from a program that makes the given tensors first. */
export function outcomeOf(example: Example): ExampleOutcome {
  const program = programOf(example);
  const document = analysed(program);
  const at = program.length - example.code.length - 1;
  const { problems } = document.analysis;
  const before = problems.filter((each) => each.place.start < at).map((each) => each.text);
  const refused = [...new Set(problems.map((each) => each.rule))];
  if (0 < refused.length) return { gives: undefined, refused, further: {}, before };
  const result = resultOf(document);
  return { gives: textOf(result), refused, further: furtherOf(example, document, { at, result }), before };
}

interface Found {
  readonly at: number;
  readonly result: Value | undefined;
}

function furtherOf(
  { params, macs, dtype }: Example,
  document: Document,
  { at, result }: Found,
): ExampleOutcome['further'] {
  const calls = ownCalls(document, at);
  return told({
    params: params === undefined ? undefined : paramsOf(calls, typeof params),
    macs: macs === undefined ? undefined : formatDim(calls.at(-1)?.macs ?? 0),
    dtype: dtype === undefined ? undefined : dtypeOf(result),
  });
}

function paramsOf(calls: readonly Call[], form: string): unknown {
  const { total } = parametersOf(calls.flatMap(({ weights }) => weights));
  return form === 'number' ? total : formatDim(total);
}

function told(all: Readonly<Record<string, unknown>>): ExampleOutcome['further'] {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** Of the calls that the example itself makes, those of a call that holds another count once. */
function ownCalls(document: Document, start: number): readonly Call[] {
  const own = document.sites.filter((site) => start <= site.place.start);
  return own.flatMap((site) => site.contexts.map(({ call }) => call));
}

function textOf(value: Value | undefined): string {
  if (!value) return 'nothing';
  if (value.kind === 'tensor') return formatShape(value.shape);
  const isGroup = value.kind === 'tuple' || value.kind === 'list';
  return isGroup ? value.items.map(textOf).join('; ') : describeValue(value);
}

function dtypeOf(value: Value | undefined): string {
  return value?.kind === 'tensor' ? (value.dtype ?? 'unknown') : 'no tensor';
}
