import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { analyseDocument } from '../../src/core/ide/document';
import { fileReport } from '../../src/core/ide/report';
import { casesIn } from '../support/markdown-cases';

/** The programs that the mutations start from: examples, recorded programs and literate cases. */
export function seedPrograms(): string[] {
  return [...examples(), ...recorded(), ...casesIn('test/cases').flatMap(({ cases }) => cases.map((it) => it.program))];
}

function examples(): string[] {
  return ['media/examples', 'test/editor/workspace']
    .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
    .filter((file) => file.endsWith('.py'))
    .sort()
    .map((file) => readFileSync(file, 'utf8'));
}

function recorded(): string[] {
  const lines = gunzipSync(readFileSync('test/oracle/keras-models.jsonl.gz')).toString('utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => sourceOf(JSON.parse(line)));
}

function sourceOf(record: unknown): string {
  if (typeof record === 'object' && record !== null && 'source' in record && typeof record.source === 'string')
    return record.source;
  throw new Error('every recorded program has its source');
}

/** The whole report as text: byte for byte the same for the same program. */
export function reportText(text: string): string {
  const noOtherFiles = { read: () => undefined };
  return JSON.stringify(fileReport(analyseDocument({ file: 'fuzz.py', text, language: 'python' }, noOtherFiles)));
}
