import { type MessageArgs, message } from '../base/message';

/** What part of a call is at fault: an argument by name, or the n-th input tensor. */
export interface Fault {
  readonly arg?: string;
  readonly input?: number;
  /** The argument's only right value, as source text, when there is exactly one. */
  readonly replacement?: string;
  /** The program may have given this name a meaning of its own. */
  readonly isName?: boolean;
  /** An argument that is not there may still be typed. */
  readonly isMissing?: boolean;
}

/**
 * An op does not accept its arguments or inputs. Thrown by ops through `refuse` and caught in one place, where the
 * interpreter applies an op: a check deep inside shared window arithmetic ends the op, which would otherwise have to hand
 * the refusal through every helper. Nothing else in the core throws for outside reasons.
 */
export class Refusal extends Error {
  readonly rule: string;
  readonly fault: Fault;

  constructor(rule: string, text: string, fault: Fault) {
    super(text);
    this.rule = rule;
    this.fault = fault;
  }
}

/** Ends the op: `refuse('layer-rank', 'Conv2D expects rank 4, got {rank}', { rank: 2 }, { input: 0 })`. */
export function refuse(rule: RuleId, template: string, args: MessageArgs = {}, fault: Fault = {}): never {
  throw new Refusal(rule, message(template, args), fault);
}

/** The rules that ops report; each has a page in `src/core/rules/<id>.md`. */
export type RuleId =
  /** Wrong number, name or type of an argument; a value that the op does not take. */
  | 'bad-argument'
  /** The input has the wrong number of axes. */
  | 'layer-rank'
  /** A window, crop or slice leaves nothing. */
  | 'empty-output'
  /** Depth of the input against the filter, features against the kernel, axes that must agree. */
  | 'channel-mismatch'
  | 'data-size'
  | 'matmul-mismatch'
  | 'broadcast-mismatch'
  | 'concat-mismatch'
  | 'reshape-size'
  | 'zero-window'
  | 'stride-with-dilation'
  | 'bad-padding'
  | 'groups'
  /** An axis that does not exist. */
  | 'axis-range'
  /** A weight needs an axis length that is None. */
  | 'undefined-axis'
  /** Several inputs where one is wanted, or the other way round. */
  | 'input-count'
  /** A dtype that the op does not take. */
  | 'dtype'
  /** Shapes of an operation that must agree, beyond the rules above. */
  | 'shape-mismatch';
