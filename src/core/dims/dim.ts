/**
 * The length of an axis, or any other integer that the analysis follows.
 * - a number: known.
 * - `expression`: an integer expression over named symbols, in normal form; equal keys mean equal values.
 * - `dynamic`: the framework's own `None`: a length that only exists at run time (a batch). Known to be unknown.
 * - `data`: an ordinary integer of the running program that its data decide: how many rows a mask picks.
 * - `unknown`: the analysis lost track. Nothing may be concluded from it.
 */
export type Dim = number | Expression | Opaque;

/** A dim that carries no value to compute with. */
export type Opaque = Dynamic | FromData | Unknown;

export interface Expression {
  readonly kind: 'expression';
  /** Canonical text; two expressions are the same exactly if their keys are. */
  readonly key: string;
  /** Sum of `coefficient × product of factors`; the empty product is the constant term. Sorted by product key. */
  readonly terms: readonly Term[];
}

export interface Term {
  readonly coefficient: number;
  /** Sorted by key, repeated for powers. */
  readonly factors: readonly Atom[];
}

export type Atom =
  | { readonly kind: 'symbol'; readonly key: string; readonly name: string; readonly least: number | undefined }
  | { readonly kind: 'call'; readonly key: string; readonly fn: AtomFunction; readonly args: readonly [Dim, Dim] };

export type AtomFunction = 'floorDiv' | 'ceilDiv' | 'mod' | 'min' | 'max';

export interface Dynamic {
  readonly kind: 'dynamic';
}

export interface FromData {
  readonly kind: 'data';
}

export interface Unknown {
  readonly kind: 'unknown';
}

/** The framework's `None`. */
export const DYNAMIC: Dynamic = { kind: 'dynamic' };

/** The data decide. It prints as `None`, but code that asks sees a number, so nothing refuses it for being open. */
export const FROM_DATA: FromData = { kind: 'data' };

/** The analysis cannot tell. */
export const UNKNOWN: Unknown = { kind: 'unknown' };

/** The axis lengths of a tensor, or `undefined` when not even the rank is known. */
export type Shape = readonly Dim[] | undefined;

export type Answer = 'yes' | 'no' | 'unknown';
