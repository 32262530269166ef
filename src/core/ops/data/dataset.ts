/** Makers of datasets, and of the records of the functions that give them. */
import { type Dim, UNKNOWN } from '../../dims/dim';
import { tensor } from '../../graph/make';
import type { DatasetValue, Value } from '../../graph/value';
import type { FunctionOp, Outcome } from '../op';
import { define } from '../tensorflow/define';

export const dataset = (element: Value, length: Dim = UNKNOWN): DatasetValue => ({ kind: 'dataset', element, length });
export const gives = (value: Value): Outcome => ({ result: value });
export const scalar = (dtype: string): Value => tensor([], dtype, 'tf');

const LINK = 'https://www.tensorflow.org/api_docs/python/tf/data/Dataset';

interface Spec {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly isFamily?: true;
  readonly signature: string;
  readonly summary: string;
  readonly isProperty?: boolean;
  readonly examples?: FunctionOp['examples'];
  readonly apply: FunctionOp['apply'];
}

export const record = (spec: Spec): FunctionOp => define({ link: LINK, ...spec });
