/** What keras.ops and keras.backend share where they slide kernels that are tensors of the program. */
import type { Dim } from '../../dims/dim';
import type { Args } from '../args';
import type { OpContext } from '../op';
import { refuseArgument } from '../refuse-argument';
import { type DataFormat, type Field, fieldOf, kerasFormat } from '../shared/data-format';
import type { AxisPadding } from '../shared/window';
import { anyCasePadding, dilationRates, exactPadding, ones, strideLengths, WITH_CAUSAL } from './arguments';

/** How one of them reads its arguments. */
export interface KernelForm {
  /** Left out: as many axes as the input says. */
  readonly spatial?: number;
  /** keras.backend compares its words as they are, and hands on to tf.nn. */
  readonly isBackend?: boolean;
  /** `keras.backend.conv1d`. */
  readonly takesCausal?: boolean;
  /** Further batch axes before the first: keras.backend hands them on to tf.nn.convolution. */
  readonly takesBatchShape?: boolean;
}

/** Steps and surroundings, one length per spatial axis. */
export interface KernelArguments {
  readonly field: Field;
  readonly strides: readonly Dim[];
  readonly dilation: readonly Dim[];
  readonly padding: Exclude<AxisPadding, object>;
}

/** Source: keras/src/ops/nn.py and keras/src/legacy/backend.py (Keras 3.15). */
export function kernelArguments(args: Args, context: OpContext, form: KernelForm): KernelArguments {
  const field = kernelField(args, context, form);
  const { spatial } = sizesOf(args, form);
  return {
    field,
    strides: strideLengths(args, 'strides', spatial),
    dilation: args.all.has('dilation_rate') ? dilationRates(args, 'dilation_rate', spatial) : ones(spatial),
    padding: form.isBackend ? exactPadding(args, form.takesCausal ? WITH_CAUSAL : undefined) : anyCasePadding(args),
  };
}

/** The input with its axes told apart. */
export function kernelField(args: Args, context: OpContext, form: KernelForm): Field {
  const { input, spatial } = sizesOf(args, form);
  const format = form.isBackend ? exactFormat(args, context) : kerasFormat(args, context);
  const { takesBatchShape = false } = form;
  return fieldOf({ opName: args.opName, format, spatial, takesBatchShape }, args.tensor(input));
}

function sizesOf(args: Args, form: KernelForm): { readonly input: string; readonly spatial: number } {
  const input = form.isBackend ? 'x' : 'inputs';
  const rank = args.tensor(input).shape?.length ?? args.tensor('kernel').shape?.length ?? 4;
  return { input, spatial: form.spatial ?? Math.min(3, Math.max(1, rank - 2)) };
}

function exactFormat(args: Args, context: OpContext): DataFormat {
  const value = args.value('data_format');
  if (value.kind !== 'string' || value.value === 'channels_last' || value.value === 'channels_first')
    return kerasFormat(args, context);
  return refuseArgument(
    args,
    'data_format',
    "{op} takes 'channels_last' or 'channels_first' for data_format, got {value}",
  );
}

/** keras.backend joins these tuples with others, so that neither a list nor a number will do. */
export function refuseSingle(args: Args, spatial: number, names: readonly string[]): void {
  for (const name of names) {
    const value = args.value(name);
    if (value.kind !== 'int' && value.kind !== 'none' && value.kind !== 'list') continue;
    refuseArgument(args, name, '{op} expects a tuple of {spatial} integers for {arg}, got {value}', { spatial });
  }
}
