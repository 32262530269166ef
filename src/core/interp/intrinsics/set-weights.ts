/** `layer.set_weights([…])`: arrays of the shapes that the layer's weights have. */
import type { Range } from '../../base/range';
import { message } from '../../base/message';
import { isNumber } from '../../dims/compare';
import type { Shape } from '../../dims/dim';
import { formatShape } from '../../dims/format';
import { NONE } from '../../graph/make';
import type { Value } from '../../graph/value';
import { itemsOf } from '../../ops/args';
import { asTensor } from '../../ops/tensors';
import type { Arguments } from '../call-arguments';
import type { Machine } from '../machine';
import { complain } from '../report';
import { argument } from './intrinsic';

/**
 * Releases of Keras order the weights of some layers differently: only shapes that the layer has not, whatever the order, are wrong.
 * Source: keras/src/layers/layer.py (3.16), `set_weights`.
 */
export function setWeights(m: Machine, args: Arguments, node: Range): Value {
  const layer = argument(args, 0);
  const weights = layer.kind === 'layer' && layer.state.sublayers.length === 0 ? layer.state.weights : undefined;
  const arrays = itemsOf(argument(args, 1, 'weights'));
  if (!weights || !arrays) return NONE;
  // What a layer only remembers is a weight in some releases and none in others: the count of a Normalization.
  if (weights.length !== arrays.length && weights.some((each) => !each.isTrainable)) return NONE;
  const [wanted, got] = [weights.map(({ shape }) => shape), arrays.map((each) => asTensor(each).shape)];
  if (![...wanted, ...got].every(isKnown) || sorted(wanted) === sorted(got)) return NONE;
  complain(m, node, {
    rule: 'shape-mismatch',
    api: 'keras.layers.Layer.set_weights',
    text: message('the layer has weights of the shapes {wanted}, but gets {got}', {
      wanted: `[${wanted.map(formatShape).join(', ')}]`,
      got: `[${got.map(formatShape).join(', ')}]`,
    }),
  });
  return NONE;
}

function isKnown(shape: Shape): boolean {
  return shape?.every(isNumber) ?? false;
}

/** The shapes in an order of their own. */
function sorted(shapes: readonly Shape[]): string {
  return shapes.map(formatShape).sort().join();
}
