/** Arrays that only exist at run time: their rank may be known, their lengths are not. */
import { message } from '../../base/message';
import { FROM_DATA } from '../../dims/dim';
import { tensor } from '../../graph/make';
import type { OpGroup } from '../op';
import type { Reason } from '../../graph/reason';
import { type Call, records, type Rule } from './record';

const reasonOf = (call: Call): Reason => ({
  code: 'run-time-data',
  text: message('{op} reads data that only exist at run time', { op: call.opName }),
  place: undefined,
});

const read: Rule = (call) => ({ result: { ...tensor(undefined, undefined, 'numpy'), reason: reasonOf(call) } });

/** A model of a file may be anything, but no tensor. */
const readModel: Rule = (call) => ({ result: { kind: 'unknown', reason: reasonOf(call) } });

export const RUN_TIME_OPS: readonly OpGroup[] = [
  records(
    {
      names: 'np.load np.loadtxt np.genfromtxt np.memmap matplotlib.pyplot.imread scipy.misc.imread',
      signature: '*args, **kwargs',
      summary: 'Data from a file',
    },
    read,
    [{ code: "np.load('x.npy')", given: {}, gives: '?' }],
  ),
  records(
    { names: 'np.fromfile np.frombuffer np.fromstring', signature: '*args, **kwargs', summary: 'The numbers in bytes' },
    () => ({ result: tensor([FROM_DATA], undefined, 'numpy') }),
    [{ code: "np.frombuffer(b'', np.uint8)", given: {}, gives: '(None,)' }],
  ),
  records(
    {
      names: 'tf.py_func tf.py_function tf.numpy_function tf.io.parse_tensor tf.parse_tensor',
      signature: '*args, **kwargs',
      summary: 'What a function outside the graph or a file makes',
    },
    read,
    [{ code: "tf.io.parse_tensor('x')", given: {}, gives: '?' }],
  ),
  records(
    {
      names: 'keras.load_model keras.model_from_json keras.model_from_yaml keras.model_from_config',
      signature: '*args, **kwargs',
      summary: 'A model from a file',
    },
    readModel,
    [{ code: "keras.load_model('x.keras')", given: {}, gives: 'a unknown' }],
  ),
];
