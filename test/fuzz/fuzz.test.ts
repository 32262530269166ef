import assert from 'node:assert/strict';
import { runCampaign } from './campaign';
import { reportText, seedPrograms } from './subject';

describe('fuzz', () => {
  it('survives a short campaign of mutated programs, with one answer for each', () => {
    const failures = runCampaign({
      seeds: seedPrograms(),
      programs: 150,
      firstSeed: 1,
      mostMilliseconds: 2000,
      analyse: reportText,
    });
    assert.deepEqual(failures, []);
  }).timeout(120_000);

  it('notices a crash, a hang and a second answer', () => {
    const complaints = (analyse: (text: string) => string, mostMilliseconds = 2000) =>
      runCampaign({ seeds: ['x = 1\n'], programs: 1, firstSeed: 1, mostMilliseconds, analyse }).map(({ why }) => why);
    let calls = 0;
    assert.match(complaints(() => String(calls++)).join(), /two runs differ/);
    assert.match(complaints(() => assert.fail('broken')).join(), /broken/);
    assert.match(complaints(() => 'fine', -1).join(), /took \d+ ms/);
  });
});
