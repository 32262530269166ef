import assert from 'node:assert/strict';
import { diagnosticsOf } from '../../../src/core/ide/diagnostics';
import { fileReport } from '../../../src/core/ide/report';
import { analysed } from '../../support/analyse';
import { example, hoverOn } from '../../support/example';

/** The convolution of the question, written out with NumPy. */
describe('a convolution by hand', () => {
  const document = example('conv_by_hand.py');

  it('has 63 positions, not 64, and says what keeps 64', () => {
    const notes = diagnosticsOf(document);
    assert.deepEqual(
      notes.map((each) => [document.lines.line(each.start), each.severity, each.rule]),
      [
        [16, 'information', 'numpy-same-padding'],
        [17, 'information', 'numpy-same-padding'],
      ],
    );
    assert.equal(
      notes[0]?.message,
      'padding 1 on each side of 64 with a kernel of 4 gives 63 positions; to keep 64 it takes 1 before and 2 after',
    );
  });

  it('shows the formula with its numbers in the hover', () => {
    const { markdown } = hoverOn(document, '<|>out_height = ');
    assert.ok(markdown.startsWith('**out_height** = `63`'), markdown);
    assert.ok(markdown.includes('int(np.floor((height - size + 2 * pad) / stride)) + 1'), markdown);
    assert.ok(markdown.includes('= int(np.floor((64 - 4 + 2 * 1) / 1)) + 1'), markdown);
  });

  it('knows the output, the padded images and the patch under the kernel', () => {
    const outputOf = (target: string): unknown =>
      fileReport(document).facts.find((each) => each.target === target)?.contexts[0]?.outputs;
    assert.deepEqual(outputOf('output'), [[1, 63, 63, 8]]);
    assert.deepEqual(outputOf('image'), [[66, 66, 3]]);
    assert.deepEqual(outputOf('patch'), [[4, 4, 3]]);
    assert.ok(hoverOn(document, '<|>patch = ').markdown.includes('`(4, 4, 3)`'));
  });

  it('says why a patch is not known when the padding is written nowhere', () => {
    const text = document.text.replace(/def pad_images[\s\S]*?\n\n\n/, '');
    const open = analysed(text);
    const { markdown } = hoverOn(open, '<|>patch = ');
    assert.ok(markdown.includes('shape unknown: '), markdown);
    assert.ok(markdown.includes('pad_images'), markdown);
    assert.ok(hoverOn(open, '<|>out_height = ').markdown.startsWith('**out_height** = `63`'));
  });

  it('reads a function that nobody calls with the values of the same names', () => {
    const text = document.text.replace(/^result = .*$/m, 'options = {"pad": 1, "stride": 1}');
    const uncalled = analysed(text);
    assert.ok(hoverOn(uncalled, '<|>out_height = ').markdown.startsWith('**out_height** = `63`'));
    const { markdown } = hoverOn(uncalled, 'np.<|>zeros((count');
    assert.ok(markdown.includes('(1, 63, 63, 8)'), markdown);
    assert.ok(markdown.includes('*assumed: nobody calls convolve here'), markdown);
  });
});
