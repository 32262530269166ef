import { DYNAMIC, type Dim, UNKNOWN } from '../../dims/dim';
import { list, tuple } from '../../graph/make';
import type { Args } from '../args';
import type { FunctionOp } from '../op';
import { refuseRank } from './normalization';
import { define, gives, result, tf } from './define';

/** TF1 spells the second and third argument `inputs` and `sequence_length`. */
const loss = define({
  name: 'tf.nn.ctc_loss',
  signature:
    'labels, logits=None, label_length=None, logit_length=None, logits_time_major=True, unique=None, blank_index=None, **kwargs',
  renamed: { inputs: 'logits', sequence_length: 'label_length', time_major: 'logits_time_major' },
  summary: 'Loss of each sequence against labels of another length.',
  examples: [
    {
      code: 'tf.nn.ctc_loss(y, z, n, m)',
      given: { y: '(8, 12)', z: '(50, 8, 30)', n: '(8,)', m: '(8,)' },
      gives: '(8,)',
    },
    {
      code: 'tf.nn.ctc_loss(y, z, n, m, logits_time_major=False)',
      given: { y: '(b, l)', z: '(b, t, c)', n: '(b,)', m: '(b,)' },
      gives: '(b,)',
    },
    {
      code: 'tf.nn.ctc_loss(y, z, n, m)',
      given: { y: '(8, 12)', z: '(8, 30)', n: '(8,)', m: '(8,)' },
      refused: 'layer-rank',
    },
  ],
  apply: (args) => {
    const logits = args.tensor('logits');
    refuseRank(args, logits.shape, [3]);
    const isTimeMajor = args.bool('logits_time_major');
    const batch = isTimeMajor === undefined ? UNKNOWN : (logits.shape?.[isTimeMajor ? 1 : 0] ?? UNKNOWN);
    return gives([batch], logits.dtype);
  },
});

const greedy = define({
  name: 'tf.nn.ctc_greedy_decoder',
  signature: 'inputs, sequence_length, merge_repeated=True, blank_index=None',
  summary: 'The most likely label at each step.',
  examples: [{ code: 'tf.nn.ctc_greedy_decoder(z, n)[1]', given: { z: '(t, b, c)', n: '(b,)' }, gives: '(b, 1)' }],
  apply: (args) => decoded(args, 1),
});

const beamSearch = define({
  name: 'tf.nn.ctc_beam_search_decoder',
  aliases: ['tf.nn.ctc_beam_search_decoder_v2'],
  signature: 'inputs, sequence_length, beam_width=100, top_paths=1, merge_repeated=True',
  summary: 'The most likely sequences of labels.',
  examples: [
    {
      code: 'tf.nn.ctc_beam_search_decoder(z, n, top_paths=3)[1]',
      given: { z: '(50, 8, 30)', n: '(8,)' },
      gives: '(8, 3)',
    },
  ],
  apply: (args) => decoded(args, args.int('top_paths')),
});

export const CTC: readonly FunctionOp[] = [loss, greedy, beamSearch];

/** Sparse paths of run-time length, and the logarithm of their probability. */
function decoded(args: Args, paths: Dim): ReturnType<FunctionOp['apply']> {
  const { shape, dtype } = args.tensor('inputs');
  refuseRank(args, shape, [3]);
  const batch = shape?.[1] ?? UNKNOWN;
  const path = tf([batch, DYNAMIC], 'int64');
  const all =
    typeof paths === 'number' ? list(new Array<typeof path>(Math.min(paths, 100)).fill(path)) : list([], path);
  return result(tuple([all, tf([batch, paths], dtype)]));
}
