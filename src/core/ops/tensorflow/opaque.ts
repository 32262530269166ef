import type { FunctionOp } from '../op';
import { OPAQUE } from '../shared/opaque';
import { define, result } from './define';
import { OPAQUE_NAMES } from './opaque-table';

/** Scopes, optimizers, summaries, sessions' parts: harmless values that no shape depends on. */
export const OPAQUE_OPS: readonly FunctionOp[] = [
  define({
    name: 'opaque',
    aliases: Object.entries(OPAQUE_NAMES).flatMap(([prefix, names]) =>
      names
        .trim()
        .split(/\s+/)
        .map((name) => `${prefix}.${name}`),
    ),
    signature: '*args, **kwargs',
    summary: 'Has no shape of its own.',
    link: 'https://www.tensorflow.org/api_docs/python/tf',
    examples: [{ code: "tf.summary.FileWriter('logs')", given: {}, gives: 'a module' }],
    apply: () => result(OPAQUE),
  }),
];
