/** The learner's question, answered with the call's own numbers: how many neurons, what each sees, what they share. */
import { message } from '../base/message';
import { isNumber } from '../dims/compare';
import { type Dim, UNKNOWN } from '../dims/dim';
import type { Call } from '../graph/call';
import type { WindowReach } from '../graph/reach';
import { grouped, timesText } from './numbers';

export function neuronLines(call: Call): readonly string[] {
  if (call.inputs.length === 0) return inputLines(call);
  if (call.reach.kind !== 'window') return [];
  if (call.reach.form === 'conv') return convLines(call, call.reach);
  if (call.reach.form === 'maxPool' || call.reach.form === 'averagePool') return poolLines(call, call.reach);
  return [];
}

/** An input layer has one neuron per number: height × width × channels. */
function inputLines(call: Call): readonly string[] {
  const isInput = /Input|placeholder/.test(call.api);
  const sizes = call.outputs[0]?.shape?.slice(1) ?? [];
  if (!isInput || sizes.length < 2 || !sizes.every(isNumber)) return [];
  return [
    message('The input layer has {product} = {count} neurons, one for each number', {
      product: timesText(sizes),
      count: grouped(multiply(sizes)),
    }),
  ];
}

function convLines(call: Call, reach: WindowReach): readonly string[] {
  const known = numbersOf(call, reach);
  if (!known) return [];
  const { positions, kernel, depth, filters, seen, inputs } = known;
  const neurons = multiply(positions) * filters;
  const lines = [
    message(
      'Each of the {positions} positions × {filters} filters = {neurons} neurons sees {kernel}×{depth} = {seen} inputs',
      {
        positions: grouped(multiply(positions)),
        filters,
        neurons: grouped(neurons),
        kernel: timesText(kernel),
        depth,
        seen: grouped(seen),
      },
    ),
    sharing({ filters, seen, hasBias: reach.hasBias, neurons, inputs }),
  ];
  return [lines.join('; ')];
}

interface Sharing {
  readonly filters: number;
  readonly seen: number;
  readonly hasBias: boolean;
  readonly neurons: number;
  /** All numbers of one input sample. */
  readonly inputs: number | undefined;
}

/** A convolution without biases is compared with one that has them, as most texts count. */
function sharing(it: Sharing): string {
  const { filters, hasBias } = it;
  const own = counted(it, hasBias);
  const withBias = hasBias ? undefined : counted(it, true);
  const count = withBias
    ? message('{own} parameters ({other} with a bias for each)', { own: own.filters, other: withBias.filters })
    : message('{own} parameters', { own: own.filters });
  const dense =
    withBias?.dense === undefined
      ? own.dense
      : own.dense && message('{own} ({other} with biases)', { own: own.dense, other: withBias.dense });
  return dense === undefined
    ? message('the {filters} filters are shared by all of them: {count}', { filters, count })
    : message(
        'the {filters} filters are shared by all of them: {count}, where a fully connected layer would need {dense}',
        { filters, count, dense },
      );
}

/** What the filters need, and what a fully connected layer between the same input and output would. */
function counted({ filters, seen, neurons, inputs }: Sharing, hasBias: boolean): { filters: string; dense?: string } {
  const extra = hasBias ? 1 : 0;
  const each = hasBias ? `(${grouped(seen)} + 1)` : grouped(seen);
  const own = `${grouped(filters)} × ${each} = ${grouped(filters * (seen + extra))}`;
  const dense = inputs === undefined ? NaN : neurons * (inputs + extra);
  return Number.isSafeInteger(dense) ? { filters: own, dense: grouped(dense) } : { filters: own };
}

function poolLines(call: Call, reach: WindowReach): readonly string[] {
  const kernel = reach.axes.map((axis) => axis.kernel);
  const positions = reach.axes.map((axis) => axis.output);
  const channels = channelsOf(call.outputs[0]?.shape, reach);
  if (!kernel.every(isNumber) || !positions.every(isNumber) || !isNumber(channels)) return [];
  return [
    message(
      'Each of the {positions} positions × {channels} channels takes the {what} of {kernel} = {seen} inputs of its own channel; nothing is learned here',
      {
        positions: grouped(multiply(positions)),
        channels,
        what: reach.form === 'maxPool' ? message('largest') : message('mean'),
        kernel: timesText(kernel),
        seen: grouped(multiply(kernel)),
      },
    ),
  ];
}

interface ConvNumbers {
  readonly positions: readonly number[];
  readonly kernel: readonly number[];
  readonly depth: number;
  readonly filters: number;
  readonly seen: number;
  /** All numbers of one input sample. */
  readonly inputs: number | undefined;
}

function numbersOf(call: Call, reach: WindowReach): ConvNumbers | undefined {
  const positions = reach.axes.map((axis) => axis.output);
  const kernel = reach.axes.map((axis) => axis.kernel);
  const channels = channelsOf(call.inputs[0]?.shape, reach);
  const filters = channelsOf(call.outputs[0]?.shape, reach);
  if (
    !positions.every(isNumber) ||
    !kernel.every(isNumber) ||
    !isNumber(channels) ||
    !isNumber(filters) ||
    !isNumber(reach.groups)
  )
    return undefined;
  const depth = channels / reach.groups;
  const sizes = reach.axes.map((axis) => axis.input);
  return {
    positions,
    kernel,
    depth,
    filters,
    seen: multiply(kernel) * depth,
    inputs: sizes.every(isNumber) ? multiply(sizes) * channels : undefined,
  };
}

function channelsOf(shape: readonly Dim[] | undefined, reach: WindowReach): Dim {
  return (reach.channelAxis === undefined ? undefined : shape?.at(reach.channelAxis)) ?? UNKNOWN;
}

function multiply(values: readonly number[]): number {
  return values.reduce((a, b) => a * b, 1);
}
