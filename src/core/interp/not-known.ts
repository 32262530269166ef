/** Names of libraries that lead no further. */
import type { Range } from '../base/range';
import type { Value } from '../graph/value';
import type { Machine } from './machine';
import { lost } from './unknown';

/** Libraries that ask the machine, the clock, files or chance. */
const OUTSIDE = /^(os|sys|time|random|datetime|json|pickle|glob|shutil|pathlib|h5py|pd|cv2|PIL|yaml)\./;

export function notKnown(m: Machine, name: string, node: Range): Value {
  return OUTSIDE.test(name)
    ? lost(m, node, { code: 'run-time-data', template: '{name} answers only when the program runs', args: { name } })
    : lost(m, node, { code: 'unsupported', template: '{name} is not known to Tensor Loupe', args: { name } });
}
