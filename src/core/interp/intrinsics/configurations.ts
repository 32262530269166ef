/** `get_config` and `from_config` of the library's layers. Source: keras/src/layers/layer.py and operation.py (3.16). */
import type { Range } from '../../base/range';
import { bool, dict, string } from '../../graph/make';
import type { LayerValue } from '../../graph/layer';
import type { Value } from '../../graph/value';
import { findOp } from '../../ops/registry';
import { type Arguments, plainArguments } from '../call-arguments';
import { makeLayer } from '../call-layer';
import { instantiate } from '../class';
import { dictEntries, dictSet } from '../dict-access';
import type { Machine } from '../machine';
import { argument, type Intrinsics, notFollowed } from './intrinsic';

export const CONFIGURATIONS: Intrinsics = {
  'Layer.get_config': (m, args, node) => {
    const layer = argument(args, 0);
    return layer.kind === 'layer' && !layer.instance && ![...layer.args.values()].some(isInner)
      ? configuration(m, layer)
      : notFollowed(m, node, 'get_config');
  },
  'Model.get_config': (m, _, node) => notFollowed(m, node, 'get_config'),
  'class.from_config': (m, args, node) => {
    const config = argument(args, 1, 'config');
    return made(m, argument(args, 0), { args: spread(config), node }) ?? notFollowed(m, node, 'from_config');
  },
};

/** Layers among the arguments are described in words there, which are not followed. */
function isInner(value: Value): boolean {
  if (value.kind === 'list' || value.kind === 'tuple') return value.items.some(isInner);
  return ['layer', 'model', 'instance', 'function'].includes(value.kind);
}

/** The arguments of the constructor. */
function configuration(m: Machine, { args, state }: LayerValue): Value {
  const config = dict();
  if (state.name !== undefined) dictSet(m, config, string('name'), string(state.name));
  dictSet(m, config, string('trainable'), bool(state.isTrainable));
  for (const [name, value] of args) if (name !== 'kwargs') dictSet(m, config, string(name), value);
  return config;
}

function spread(config: Value): Arguments {
  const slots = config.kind === 'dict' ? dictEntries(config) : [];
  const given = slots.flatMap(({ key, value }) => (key.kind === 'string' ? [[key.value, value] as const] : []));
  const isOpen = config.kind !== 'dict' || config.rest !== undefined || given.length < slots.length;
  return { ...plainArguments([]), keywords: new Map(given), isOpen };
}

function made(m: Machine, cls: Value, call: { args: Arguments; node: Range }): Value | undefined {
  if (cls.kind === 'class') return instantiate(m, cls, call.args, call.node);
  const op = cls.kind === 'op' ? findOp(cls.name) : undefined;
  return op?.kind === 'layer' ? makeLayer(m, op, call.args, call.node) : undefined;
}
