/** Arrays that only exist at run time: their rank may be known, their lengths are not. */
import { message } from '../../base/message';
import { tensor } from '../../graph/make';
import type { FunctionOp } from '../op';
import { records, type Rule } from './record';

const read: Rule = (call) => ({
  result: {
    ...tensor(undefined, undefined, 'numpy'),
    reason: {
      code: 'run-time-data',
      text: message('{op} reads data that only exist at run time', { op: call.opName }),
      place: undefined,
    },
  },
});

export const RUN_TIME_OPS: readonly FunctionOp[] = [
  ...records(
    {
      names:
        'np.load np.loadtxt np.genfromtxt np.fromfile np.frombuffer np.fromstring np.memmap cv2.imread matplotlib.pyplot.imread scipy.misc.imread',
      signature: '*args, **kwargs',
      summary: 'Data from a file',
    },
    read,
    [{ code: "np.load('x.npy')", given: {}, gives: '?' }],
  ),
];
