import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, diagnosticsOf, docsOf } from '../../../src/core/ide/diagnostics';
import { RULES } from '../../../src/core/rules/index';
import { analysed } from '../../support/analyse';
import { casesIn } from '../../support/markdown-cases';

const HEADINGS = ['What it means', 'Wrong', 'Right', 'Why', 'What to do'];

describe('rules', () => {
  const cases = new Map(casesIn(join('test', 'cases', 'rules')).map((each) => [each.file, each.cases]));

  it('are all listed, with a file and a page each', () => {
    const files = readdirSync(join('src', 'core', 'rules'));
    const pages = files.filter((name) => name.endsWith('.md')).map((name) => name.replace('.md', ''));
    const ids = RULES.map(({ id }) => id);
    assert.deepEqual(ids, [...ids].sort());
    assert.deepEqual(pages.sort(), ids);
    for (const id of ids) assert.ok(files.includes(`${id}.ts`), id);
  });

  it('have no cases of rules that are gone', () => {
    const ids = new Set(RULES.map(({ id }) => `${id}.md`));
    for (const file of cases.keys()) assert.ok(ids.has(file), file);
  });

  for (const { id, severity, summary, page } of RULES) {
    describe(id, () => {
      it('has a page with all its sections', () => {
        const [title, sentence] = page.split('\n\n');
        assert.equal(title, `# ${id}`);
        assert.equal(sentence, `${summary}.`);
        const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
        assert.deepEqual(headings, HEADINGS);
        for (const text of page.split(/^## .+$/m).slice(1)) assert.match(text, /\S/);
        assert.match(page, new RegExp(`\\[${id}\\]\` is not checked by this rule\\.\n$`));
      });

      it('finds what its page calls wrong, and links to the page', () => {
        const found = findings(exampleOf(page, 'Wrong')).filter((each) => each.rule === id);
        assert.ok(0 < found.length);
        for (const each of found) {
          assert.equal(each.severity, severity);
          assert.equal(each.docs, docsOf(id));
          assert.match(each.docs, new RegExp(`^https://\\S+/src/core/rules/${id}\\.md$`));
          assert.match(each.message, /[^.\s]$/);
        }
      });

      it('is silent on what its page calls right', () => {
        assert.deepEqual(findings(exampleOf(page, 'Right')), []);
      });

      it('has literate cases: one that it finds, and one on which it is silent', () => {
        const own = cases.get(`${id}.md`) ?? [];
        const isExpected = (program: string): boolean => program.includes(`${severity}: [${id}]`);
        assert.ok(own.some(({ program }) => isExpected(program)));
        assert.ok(own.some(({ program }) => !program.includes(`[${id}]`)));
      });
    });
  }
});

function findings(program: string): readonly Diagnostic[] {
  return diagnosticsOf(analysed(program));
}

function exampleOf(page: string, heading: string): string {
  const section = page.split(`## ${heading}\n`)[1] ?? '';
  const program = /```python\n([\s\S]*?)```/.exec(section)?.[1];
  assert.ok(program !== undefined, `an example under ${heading}`);
  return program;
}
