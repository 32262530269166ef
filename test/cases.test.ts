import assert from 'node:assert/strict';
import { join } from 'node:path';
import { formatShape } from '../src/core/dims/format';
import { describe as describeValue } from '../src/core/ops/describe';
import { diagnosticsOf } from '../src/core/ide/diagnostics';
import type { Document } from '../src/core/ide/document';
import { analysed } from './support/analyse';
import { casesIn } from './support/markdown-cases';

/**
 * Literate cases: each `##` section is one test, its Python block the program. Expectations stand in the program:
 * `# reveals: (None, 28, 28, 8)` the value that the line assigns, and `# error: [rule]` the finding that starts there. Where
 * the line ends in a comment that counts, the findings follow on a line of their own: `# ^ error: [rule]`.
 */
for (const { file, cases } of casesIn(join('test', 'cases'))) {
  describe(`cases: ${file.replace('.md', '')}`, () => {
    for (const { name, program, modules, stubs } of cases) {
      it(name, () => {
        const document = analysed(program, modules, { stubs });
        const lines = program.split('\n');
        assert.deepEqual(
          lines.map((line, i) => withExpectations(document, { line, below: lines[i + 1] ?? '', number: i + 1 })),
          lines,
        );
        assert.match(
          program,
          /# (?:\^ )?(?:reveals|error|warning|information|hint|nothing)/,
          'the case expects something',
        );
      });
    }
  });
}

interface Line {
  readonly line: string;
  readonly below: string;
  readonly number: number;
}

/** The line with what really holds in place of what it expects. */
function withExpectations(document: Document, { line, below, number }: Line): string {
  if (line.startsWith(ABOVE)) return `${ABOVE}${findingsOn(document, number - 1).join('  # ')}`;
  const [code = ''] = line.split(/\s*# (?:reveals|error|warning|information|hint): /, 1);
  const said = below.startsWith(ABOVE) ? [] : findingsOn(document, number);
  const parts = [...(line.includes('# reveals: ') ? [`reveals: ${revealed(document, number)}`] : []), ...said];
  return parts.length === 0
    ? line.replace(/\s*# (?:error|warning|information|hint): .*/, '')
    : `${code}  # ${parts.join('  # ')}`;
}

const ABOVE = '# ^ ';

function findingsOn(document: Document, number: number): readonly string[] {
  const findings = diagnosticsOf(document).filter((each) => document.lines.line(each.start) === number);
  return [...new Set(findings.map((each) => `${each.severity}: [${each.rule}]`))];
}

/** The value of the first target on the line, or of the call on it. */
function revealed(document: Document, line: number): string {
  const onLine = [...document.analysis.values].filter(([node]) => document.lines.line(node.start) === line);
  const [first] = onLine.sort(([a], [b]) => a.start - b.start || b.end - a.end);
  const value = first?.[1];
  if (!value) return 'nothing';
  return value.kind === 'tensor' ? formatShape(value.shape) : describeValue(value);
}
