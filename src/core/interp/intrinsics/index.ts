/** Functions that need the interpreter itself: builtins, containers, models, sessions. Everything with a shape rule is an op. */
import { ELLIPSIS } from '../../graph/make';
import type { Value } from '../../graph/value';
import { ARGPARSE } from './argparse';
import { BUILTINS } from './builtins';
import { CONFIGURATIONS } from './configurations';
import { CONSTRUCTORS } from './constructors';
import { COPY } from './copy';
import { DICTS } from './dicts';
import { exception } from '../failure';
import { FUNCTOOLS } from './functools';
import { HELD } from './held';
import type { Intrinsic, Intrinsics } from './intrinsic';
import { ITERTOOLS } from './itertools';
import { LISTS } from './lists';
import { MATH } from './math';
import { MODELS } from './models';
import { ORDERING } from './ordering';
import { SCOPES } from './scopes';
import { SESSIONS } from './sessions';
import { SETS } from './sets';
import { STRINGS } from './strings';
import { USER_LAYERS } from './user-layers';

const TABLES: readonly Intrinsics[] = [
  BUILTINS,
  CONSTRUCTORS,
  STRINGS,
  LISTS,
  SETS,
  COPY,
  DICTS,
  MATH,
  ITERTOOLS,
  FUNCTOOLS,
  ORDERING,
  MODELS,
  CONFIGURATIONS,
  USER_LAYERS,
  SCOPES,
  SESSIONS,
  ARGPARSE,
  HELD,
];

let all: ReadonlyMap<string, Intrinsic> | undefined;

/** By canonical dotted name; builtins stand under `builtins.`. */
export function intrinsic(name: string): Intrinsic | undefined {
  // Filled at the first look-up: the tables import the interpreter, which imports this file.
  all ??= new Map(TABLES.flatMap((table) => Object.entries(table)));
  return all.get(name) ?? (EXCEPTION.test(name) ? raised(name) : undefined);
}

const EXCEPTION = /^builtins\.([A-Z]\w*(Error|Exception|Exit|Interrupt)|StopIteration)$/;

const raised =
  (name: string): Intrinsic =>
  (_, args) =>
    exception(name.slice('builtins.'.length), args.positional);

/** A name that Python always has: `len`, `print`. */
export function builtin(name: string): Value | undefined {
  if (name === 'Ellipsis') return ELLIPSIS;
  return intrinsic(`builtins.${name}`) ? { kind: 'op', name: `builtins.${name}` } : undefined;
}
