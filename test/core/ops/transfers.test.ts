import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { formatDim } from '../../../src/core/dims/format';
import type { AxisWindow, Reach } from '../../../src/core/graph/reach';
import type { Op, Outcome } from '../../../src/core/ops/op';
import { allOps } from '../../../src/core/ops/registry';
import { outcomesOf } from '../../support/op-spy';

/**
 * What examples do not say: which cells of the input one cell of the output sees, and how many multiply-adds the call takes. The file
 * beside this test has what each op says of its examples; `UPDATE=transfers npm run test:unit -- test/core/ops/transfers.test.ts`
 * writes it anew, and its changes want to be read.
 */
const FILE = 'test/core/ops/transfers.txt';

describe('receptive fields and multiply-adds of ops', () => {
  const lines = allOps()
    .map(lineOf)
    .filter((line) => line !== undefined);
  if (process.env.UPDATE === 'transfers') writeFileSync(FILE, `${lines.join('\n')}\n`);
  const recorded = new Map(
    readFileSync(FILE, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => [nameOf(line), line]),
  );

  for (const line of lines) it(nameOf(line), () => assert.equal(line, recorded.get(nameOf(line))));

  it('are told of every op that had them', () => {
    const names = new Set(lines.map(nameOf));
    assert.deepEqual(
      [...recorded.keys()].filter((name) => !names.has(name)),
      [],
    );
  });
});

function nameOf(line: string): string {
  return line.split(':', 1)[0] ?? '';
}

/** `keras.layers.Dense: sees all, 80 multiply-adds | sees same`; nothing for ops of which neither is claimed. */
function lineOf(op: Op): string | undefined {
  const texts = new Set(
    outcomesOf(op)
      .map(textOf)
      .filter((text) => text !== ''),
  );
  return texts.size === 0 ? undefined : `${op.name}: ${[...texts].join(' | ')}`;
}

function textOf({ reach, macs }: Outcome): string {
  const sees = reach ? [`sees ${reachText(reach)}`] : [];
  return [...sees, ...(macs === undefined ? [] : [`${formatDim(macs)} multiply-adds`])].join(', ');
}

function reachText(reach: Reach): string {
  if (reach.kind === 'permute') return `axes ${reach.axes.join(' ')}`;
  if (reach.kind !== 'window') return reach.kind;
  const { form, axes, channelAxis, groups, hasBias, paddingMode } = reach;
  const further = `channels ${String(channelAxis)} groups ${formatDim(groups)} ${hasBias ? 'bias ' : ''}${paddingMode}`;
  return `${form} [${axes.map(axisText).join('; ')}] ${further}`;
}

/** `1: 28→26 k3 s1 d1 p0,0` */
function axisText({ axis, isTransposed, ...dims }: AxisWindow): string {
  const { input, output, kernel, stride, dilation, padBefore, padAfter } = dims;
  const window = `k${formatDim(kernel)} s${formatDim(stride)} d${formatDim(dilation)}`;
  const padding = `p${formatDim(padBefore)},${formatDim(padAfter)}`;
  return `${String(axis)}: ${formatDim(input)}→${formatDim(output)} ${window} ${padding}${isTransposed ? ' transposed' : ''}`;
}
