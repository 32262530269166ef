/** TF1 scopes, and settings that change how later calls are read. */
import { bool, dict, float, NONE, string } from '../../graph/make';
import type { DictValue, Value } from '../../graph/value';
import { argument, type Intrinsic, type Intrinsics, nothing } from './intrinsic';
import type { Machine } from '../machine';

export const SCOPES: Intrinsics = {
  'tf.variable_scope': variableScope,
  'tf.name_scope': (_, args) => argument(args, 0, 'name'),
  'tf.device': nothing,
  'tf.Graph': nothing,
  'tf.get_variable_scope': (m) =>
    scopeObject(m.variableScope.map((each) => each.name).join('/'), bool(m.variableScope.at(-1)?.reuses ?? false)),
  'dict.reuse_variables': (m) => {
    const last = m.variableScope.at(-1);
    m.variableScope = [
      ...m.variableScope.slice(0, -1),
      { name: last?.name ?? '', reuses: true, counts: last?.counts ?? new Map<string, number>() },
    ];
    return NONE;
  },
  'slim.arg_scope': argScope,
  'slim.add_arg_scope': (_, args) => argument(args, 0),
  'keras.backend.set_image_data_format': setDataFormat,
  'keras.config.set_image_data_format': setDataFormat,
  'keras.backend.set_image_dim_ordering': setDataFormat,
  'keras.backend.image_data_format': (m) => string(m.imageDataFormat.value),
  'keras.config.image_data_format': (m) => string(m.imageDataFormat.value),
  'keras.backend.image_dim_ordering': (m) => string(m.imageDataFormat.value === 'channels_first' ? 'th' : 'tf'),
  'tf.experimental.numpy.experimental_enable_numpy_behavior': promote,
  'tf.python.ops.numpy_ops.np_config.enable_numpy_behavior': promote,
  'keras.backend.backend': () => string('tensorflow'),
  'keras.config.backend': () => string('tensorflow'),
  'keras.backend.learning_phase': nothing,
  'keras.backend.clear_session': nothing,
  'keras.backend.floatx': () => string('float32'),
  'keras.backend.epsilon': () => float(1e-7),
  'keras.config.epsilon': () => float(1e-7),
};

function variableScope(...[, args]: Parameters<Intrinsic>): Value {
  const name = argument(args, 0, 'name_or_scope');
  const inner = name.kind === 'dict' ? name.entries.get('s:variable scope')?.value : name;
  const fallback = argument(args, 1, 'default_name');
  return scopeObject(
    inner?.kind === 'string' ? inner.value : fallback.kind === 'string' ? fallback.value : '',
    args.keywords.get('reuse') ?? NONE,
  );
}

/** What `with tf.variable_scope(…)` enters; see context-manager.ts. */
function scopeObject(name: string, reuse: Value): Value {
  const made = dict();
  made.entries.set('s:variable scope', { key: string('variable scope'), value: string(name) });
  made.entries.set('s:reuse', { key: string('reuse'), value: reuse });
  return made;
}

function setDataFormat(...[m, args]: Parameters<Intrinsic>): Value {
  const format = argument(args, 0);
  if (format.kind === 'string')
    m.imageDataFormat.value = /^(channels_first|th)$/.test(format.value) ? 'channels_first' : 'channels_last';
  return NONE;
}

function promote(m: Machine): Value {
  m.promotesTypes.value = true;
  return NONE;
}

/** A dict from function names to their arguments, with what the scopes around it say; see context-manager.ts. */
function argScope(...[m, args]: Parameters<Intrinsic>): Value {
  const ops = argument(args, 0, 'list_ops_or_scope');
  if (ops.kind === 'dict') return ops;
  const made = dict();
  made.entries.set('s:arg scope', { key: string('arg scope'), value: NONE });
  for (const scope of m.argScopes) for (const [name, given] of scope) addScoped(made, name, given);
  const items = ops.kind === 'list' || ops.kind === 'tuple' ? ops.items : [];
  for (const op of items) if (op.kind === 'op') addScoped(made, op.name, args.keywords);
  return made;
}

function addScoped(scope: DictValue, name: string, given: ReadonlyMap<string, Value>): void {
  const known = scope.entries.get(`s:${name}`)?.value;
  const merged = dict();
  if (known?.kind === 'dict') for (const [key, slot] of known.entries) merged.entries.set(key, slot);
  for (const [key, value] of given) merged.entries.set(`s:${key}`, { key: string(key), value });
  scope.entries.set(`s:${name}`, { key: string(name), value: merged });
}
