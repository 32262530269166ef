import { decide } from '../../dims/compare';
import type { Shape } from '../../dims/dim';
import { formatShape } from '../../dims/format';
import type { Args } from '../args';
import type { FunctionOp } from '../op';
import { refuse } from '../refusal';
import { define, result } from './define';

const METHODS = ['assign', 'assign_add', 'assign_sub'] as const;

/** New values of a variable must have its shape: nothing broadcasts (TF 2.16, resource_variable_ops.py: "Cannot assign value to variable"). */
export const ASSIGN: readonly FunctionOp[] = [
  ...METHODS.map((method) =>
    define({
      name: `Tensor.${method}`,
      signature: 'self, value, use_locking=False, name=None, read_value=True',
      renamed: { delta: 'value' },
      summary: 'Changes the values of a variable, not its shape.',
      link: 'https://www.tensorflow.org/api_docs/python/tf/Variable',
      examples: [{ code: `v.${method}(x)`, given: { v: '(3, 2)', x: '(3, 2)' }, gives: '(3, 2)' }],
      apply: (args) => assign(args, 'self'),
    }),
  ),
  ...METHODS.map((method) =>
    define({
      name: `tf.${method}`,
      signature: 'ref, value, validate_shape=None, use_locking=None, name=None',
      summary: 'Changes the values of a TF1 variable, not its shape.',
      link: `https://www.tensorflow.org/api_docs/python/tf/compat/v1/${method}`,
      examples: [
        { code: `tf.${method}(v, x)`, given: { v: '(n, 2)', x: '(n, 2)' }, gives: '(n, 2)' },
        { code: `tf.${method}(v, x)`, given: { v: '(3, 2)', x: '(2, 3)' }, refused: 'shape-mismatch' },
      ],
      apply: (args) => assign(args, 'ref'),
    }),
  ),
  ...['initialized_value', 'read_value', 'value'].map((method) =>
    define({
      name: `Tensor.${method}`,
      signature: 'self',
      summary: 'The values of a variable as a plain tensor.',
      link: 'https://www.tensorflow.org/api_docs/python/tf/Variable',
      examples: [{ code: `v.${method}()`, given: { v: '(3, 2)' }, gives: '(3, 2)' }],
      apply: (args) => {
        const { isVariable: _, ...value } = args.tensor('self');
        return result(value);
      },
    }),
  ),
];

function assign(args: Args, target: string): ReturnType<FunctionOp['apply']> {
  const variable = args.tensor(target);
  const value = args.tensor('value');
  const isLoose = args.value('validate_shape').kind === 'bool' && args.bool('validate_shape') === false;
  if (!isLoose && disagree(variable.shape, value.shape)) {
    refuse(
      'shape-mismatch',
      '{op} cannot put a value of shape {value} into a variable of shape {variable}',
      { op: args.opName, value: formatShape(value.shape), variable: formatShape(variable.shape) },
      { arg: 'value' },
    );
  }
  // A slice of a variable that is assigned to gives the whole variable (array_ops.py, `_SliceHelperVar`).
  const { producer } = variable;
  const whole = producer?.api === 'op.getitem' ? (producer.inputs[0] ?? variable) : variable;
  const { elements: _, ...kept } = whole;
  return result(kept);
}

/** Whether two shapes provably cannot be the same. */
export function disagree(a: Shape, b: Shape): boolean {
  if (!a || !b) return false;
  if (a.length !== b.length) return true;
  return a.some((dim, axis) => decide(dim, '=', b[axis] ?? dim) === 'no');
}
