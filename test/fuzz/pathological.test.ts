import assert from 'node:assert/strict';
import { analyseDocument } from '../../src/core/ide/document';
import { fileReport } from '../../src/core/ide/report';
import { DEFAULT_LIMITS } from '../../src/core/interp/limits';
import { pathologicalPrograms } from './pathological.table';

/** Times are for the benchmark; here the work must stay within the budget, whatever the machine. */
describe('programs that would run for ages', () => {
  for (const { name, text } of pathologicalPrograms()) {
    it(name, () => {
      const noOtherFiles = { read: () => undefined };
      const document = analyseDocument({ file: 'pathological.py', text, language: 'python' }, noOtherFiles);
      const { steps, exhausted } = document.analysis;
      // What one node does at once may go over the budget, by a part of it.
      assert.ok(steps < 1.5 * DEFAULT_LIMITS.steps, `${String(steps)} steps`);
      const notes = fileReport(document).diagnostics.filter((each) => 'rule' in each && each.rule === 'budget');
      assert.ok(!(exhausted ?? document.unread) || 0 < notes.length, 'a note says where the analysis stopped');
    }).timeout(20_000);
  }
});
