import { readdirSync, readFileSync } from 'node:fs';
import { analyseDocument } from '../../src/core/ide/document';
import { fileReport } from '../../src/core/ide/report';

/** The programs that the mutations start from. */
export function seedPrograms(): string[] {
  return ['media/examples', 'test/editor/workspace']
    .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
    .filter((file) => file.endsWith('.py'))
    .sort()
    .map((file) => readFileSync(file, 'utf8'));
}

/** The whole report as text: byte for byte the same for the same program. */
export function reportText(text: string): string {
  const noOtherFiles = { read: () => undefined };
  return JSON.stringify(fileReport(analyseDocument({ file: 'fuzz.py', text, language: 'python' }, noOtherFiles)));
}
