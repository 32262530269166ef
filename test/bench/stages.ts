import { Bench } from 'tinybench';
import { analyseDocument } from '../../src/core/ide/document';
import { fileReport } from '../../src/core/ide/report';
import { parsePython } from '../../src/core/syntax/python/parse';

/** Where the time goes inside the core, in milliseconds (median). */
export async function measureStages(text: string): Promise<{ what: string; milliseconds: number }[]> {
  const noOtherFiles = { read: () => undefined };
  const input = { file: 'model.py', text, language: 'python' } as const;
  const document = analyseDocument(input, noOtherFiles);
  const bench = new Bench({ time: 1000 });
  bench.add('parse', () => parsePython(text));
  bench.add('parse and evaluate', () => analyseDocument(input, noOtherFiles));
  bench.add('report', () => fileReport(document));
  await bench.run();
  return bench.tasks.map(({ name, result }) => ({
    what: `in the core: ${name}`,
    milliseconds: 'latency' in result ? result.latency.p50 : Number.NaN,
  }));
}
