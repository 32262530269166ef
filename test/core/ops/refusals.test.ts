import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allOps } from '../../../src/core/ops/registry';
import { analysed } from '../../support/analyse';
import { programOf } from '../../support/op-example';
import { outcomeOf } from '../../support/op-outcome';
import { templatesOf, unusedTemplates } from '../../support/templates';
import { ACCEPTED, type Call, REFUSED } from './refusals.table';

/** Everything that an op refuses is refused by a call somewhere: in an example of a record, or in the table. */
describe('refusals', () => {
  for (const { says, ...call } of REFUSED) {
    it(`${call.code}: ${says}`, () => {
      assert.deepEqual(textsOf(call), [says]);
    });
  }

  for (const { gives, ...call } of ACCEPTED) {
    it(`${call.code} is taken`, () => {
      assert.deepEqual(textsOf(call), []);
      assert.equal(outcomeOf(withGiven(call)).gives, gives);
    });
  }

  it('are all shown by a call', () => {
    const examples = allOps()
      .flatMap((op) => op.examples)
      .filter(({ refused }) => refused !== undefined);
    const texts = [...examples.flatMap(textsOf), ...REFUSED.map(({ says }) => says)];
    const unused = unusedTemplates(templatesOf(sourcesIn(join('src', 'core', 'ops')), 'refuse', 1), texts);
    assert.deepEqual(
      unused.map(({ place, text }) => `${place} ${text}`),
      [],
    );
  });
});

function textsOf(call: Call): readonly string[] {
  const { problems } = analysed(programOf(withGiven(call))).analysis;
  return [...new Set(problems.map(({ text }) => text))];
}

function withGiven({ code, given = {} }: Call): Required<Call> {
  return { code, given };
}

function sourcesIn(folder: string): readonly { readonly path: string; readonly text: string }[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return names.map((name) => ({ path: join(folder, name), text: readFileSync(join(folder, name), 'utf8') }));
}
