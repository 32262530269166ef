import type { Value } from './value';

/** The names of one function, class body or module; the interpreter alone reads and writes it. */
export interface Scope {
  readonly names: Map<string, Value>;
  readonly parent: Scope | undefined;
  readonly kind: 'module' | 'function' | 'class' | 'comprehension' | 'block';
  /** Names that `global` or `nonlocal` send to an outer scope. */
  redirected: Map<string, Scope> | undefined;
  /** The journal in whose time it was made: until another one runs, its names need no old values. */
  readonly born?: object | undefined;
  /** Library modules of which every name was imported. */
  stars?: readonly string[];
}
