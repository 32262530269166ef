/** What window layers of Keras share: their one input, their bias, the refusal of channels that nobody knows. */
import { type Dim, UNKNOWN } from '../../dims/dim';
import { formatShape } from '../../dims/format';
import type { Weight } from '../../graph/call';
import { tensor } from '../../graph/make';
import type { TensorValue } from '../../graph/value';
import type { LayerCall } from '../op';
import { refuse } from '../refusal';
import { type DataFormat, type Field, fieldOf } from '../shared/data-format';

export function inputField(call: LayerCall, format: DataFormat, spatial: number): Field {
  return fieldOf({ opName: call.args.opName, format, spatial }, soleInput(call));
}

/** The one tensor that the layer is called with. */
function soleInput({ inputs, args }: LayerCall): TensorValue {
  if (1 < inputs.length)
    refuse(
      'input-count',
      '{op} takes one tensor, got a list of {count}; Concatenate or Add would make one of them',
      { op: args.opName, count: inputs.length },
      { input: 1 },
    );
  return inputs[0] ?? tensor(undefined, undefined, 'keras');
}

/** A kernel needs the number of channels when it is made. */
export function knownChannels(opName: string, { channels, dims }: Field): Dim {
  if (typeof channels !== 'number' && channels.kind === 'dynamic')
    refuse(
      'undefined-axis',
      '{op} cannot make its kernel for an unknown number of channels, got {shape}; the input must name its channels',
      { op: opName, shape: formatShape(dims) },
      { input: 0 },
    );
  return channels;
}

/** No bias, a bias, or one of unknown size where `use_bias` could not be worked out. */
export function biasWeights(hasBias: boolean | undefined, shape: readonly Dim[]): readonly Weight[] {
  if (hasBias === false) return [];
  return [{ name: 'bias', shape: hasBias ? shape : shape.map(() => UNKNOWN), isTrainable: true }];
}

export const trainable = (name: string, shape: readonly Dim[]): Weight => ({ name, shape, isTrainable: true });

/** Keras computes in its own float type whatever the input is. */
export function floatLike(input: TensorValue): string {
  return input.dtype?.includes('float') ? input.dtype : 'float32';
}
