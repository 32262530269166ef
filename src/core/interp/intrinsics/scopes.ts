/** TF1 scopes, and settings that change how later calls are read. */
import { bool, dict, NONE, string } from '../../graph/make';
import type { Value } from '../../graph/value';
import { argument, type Intrinsic, type Intrinsics, nothing } from './intrinsic';

export const SCOPES: Intrinsics = {
  'tf.variable_scope': variableScope,
  'tf.name_scope': (_, args) => argument(args, 0, 'name'),
  'tf.device': nothing,
  'tf.Graph': nothing,
  'tf.get_variable_scope': (m) => scopeObject(m.variableScope.map((each) => each.name).join('/'), bool(m.variableScope.at(-1)?.reuses ?? false)),
  'dict.reuse_variables': (m) => {
    const last = m.variableScope.at(-1);
    m.variableScope = [...m.variableScope.slice(0, -1), { name: last?.name ?? '', reuses: true }];
    return NONE;
  },
  'keras.backend.set_image_data_format': setDataFormat,
  'keras.config.set_image_data_format': setDataFormat,
  'keras.backend.set_image_dim_ordering': setDataFormat,
  'keras.backend.image_data_format': (m) => string(m.imageDataFormat.value),
  'keras.config.image_data_format': (m) => string(m.imageDataFormat.value),
  'keras.backend.image_dim_ordering': (m) => string(m.imageDataFormat.value === 'channels_first' ? 'th' : 'tf'),
  'keras.backend.backend': () => string('tensorflow'),
  'keras.config.backend': () => string('tensorflow'),
  'keras.backend.learning_phase': nothing,
  'keras.backend.clear_session': nothing,
  'keras.backend.floatx': () => string('float32'),
  'keras.backend.epsilon': nothing,
};

function variableScope(...[, args]: Parameters<Intrinsic>): Value {
  const name = argument(args, 0, 'name_or_scope');
  const inner = name.kind === 'dict' ? name.entries.get('s:variable scope')?.value : name;
  const fallback = argument(args, 1, 'default_name');
  return scopeObject(inner?.kind === 'string' ? inner.value : fallback.kind === 'string' ? fallback.value : '', args.keywords.get('reuse') ?? NONE);
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
  if (format.kind === 'string') m.imageDataFormat.value = /^(channels_first|th)$/.test(format.value) ? 'channels_first' : 'channels_last';
  return NONE;
}
