/** What a library namespace holds under a name: an op, a function that the interpreter knows, a constant, or a namespace. */
import { bool, dtype, float, int, NONE, string, tuple } from '../graph/make';
import type { Value } from '../graph/value';
import { findOp } from '../ops/registry';
import { canonical } from './canonical';
import { flags } from './intrinsics/argparse';
import { intrinsic } from './intrinsics/index';
import { byName, hasOwnStub, libraryMember, ownMember } from './library-module';
import type { Machine } from './machine';

export function moduleMember(path: string, name: string, m?: Machine): Value | undefined {
  const full = fullName(path, name);
  const own = m && byName(ownMember(m, full), full);
  const constant = own ?? CONSTANTS[full] ?? dtypeOf(full);
  if (constant) return constant;
  if (m && FLAGS.has(full)) return flags(m);
  if (findOp(full) || intrinsic(full)) return { kind: 'op', name: full };
  return m ? stubMember(m, full) : namespace(full);
}

function stubMember(m: Machine, full: string): Value | undefined {
  const member = byName(libraryMember(m, full), full);
  return member ?? (hasOwnStub(m, full) ? { kind: 'module', path: full } : namespace(full));
}

/** Programs ask for the same few names again and again, and a text put together anew is slow to look up. */
function fullName(path: string, name: string): string {
  const names = fullNames.get(path) ?? new Map<string, string>();
  const full = names.get(name) ?? canonicalMember(`${path}.${name}`);
  if (names.size < MOST_NAMES) fullNames.set(path, names.set(name, full));
  return full;
}

const fullNames = new Map<string, Map<string, string>>();
const MOST_NAMES = 2000;

/** Keras 1 has both a function `merge` and a module of that name; as a member it is the function. */
function canonicalMember(plain: string): string {
  return findOp(plain) ? plain : canonical(plain);
}

const FLAGS: ReadonlySet<string> = new Set(['tf.app.flags.FLAGS', 'tf.flags.FLAGS', 'absl.flags.FLAGS']);

/** Namespaces are written small; a capital or an unknown function in them is left to be unknown. */
function namespace(path: string): Value | undefined {
  const [root = ''] = path.split('.', 1);
  return ROOTS.has(root) ? { kind: 'module', path } : undefined;
}

const ROOTS: ReadonlySet<string> = new Set([
  'tf',
  'keras',
  'np',
  'slim',
  'tfds',
  'hub',
  'tfa',
  'math',
  'os',
  'sys',
  'matplotlib',
  'sklearn',
  'pd',
  'scipy',
  'absl',
  'random',
  'time',
  'json',
  'collections',
  'itertools',
  'functools',
  'typing',
  'argparse',
  'logging',
  'datetime',
  'string',
  'cv2',
  'PIL',
  'jnp',
  'tqdm',
  'packaging',
  'distutils',
]);

const DTYPES =
  /^(?:tf|np|tf\.dtypes|jnp)\.(float16|float32|float64|bfloat16|half|double|int8|int16|int32|int64|uint8|uint16|uint32|uint64|bool|bool_|string|complex64|complex128|float|int|float_|int_|single|intp|object_?)$/;

function dtypeOf(full: string): Value | undefined {
  const name = DTYPES.exec(full)?.[1];
  return name === undefined ? undefined : dtype(DTYPE_NAMES[name] ?? name);
}

const DTYPE_NAMES: Readonly<Record<string, string>> = {
  half: 'float16',
  double: 'float64',
  bool_: 'bool',
  float: 'float64',
  int: 'int64',
  float_: 'float64',
  int_: 'int64',
  single: 'float32',
  object_: 'object',
  intp: 'int64',
};

const CONSTANTS: Readonly<Record<string, Value>> = {
  'np.pi': float(Math.PI),
  'np.e': float(Math.E),
  'np.inf': float(undefined),
  'np.nan': float(undefined),
  'np.newaxis': NONE,
  'tf.newaxis': NONE,
  'math.pi': float(Math.PI),
  'math.e': float(Math.E),
  'math.inf': float(undefined),
  'sys.version_info': { ...tuple([3, 12, 0].map((part) => int(part))), names: ['major', 'minor', 'micro'] },
  'six.PY2': bool(false),
  'six.PY3': bool(true),
  'tf.__version__': string('2.16.0'),
  'keras.__version__': string('3.16.0'),
  'np.__version__': string('2.1.0'),
  'keras.losses.Reduction.NONE': string('none'),
  'keras.losses.Reduction.SUM': string('sum'),
  'keras.losses.Reduction.AUTO': string('auto'),
  'keras.losses.Reduction.SUM_OVER_BATCH_SIZE': string('sum_over_batch_size'),
  'tf.AUTO_REUSE': string('AUTO_REUSE'),
  'tf.data.AUTOTUNE': int(-1),
  'tf.data.experimental.AUTOTUNE': int(-1),
  'typing.TYPE_CHECKING': bool(false),
  'os.sep': string('/'),
  'os.name': string('posix'),
  'string.ascii_lowercase': string('abcdefghijklmnopqrstuvwxyz'),
  'string.ascii_uppercase': string('ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
  'string.digits': string('0123456789'),
};
