import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One fenced program of a literate case file. */
export interface Case {
  readonly name: string;
  readonly program: string;
  /** Blocks headed by a comment `# file: name.py` before the program: other modules of the project. */
  readonly modules: Readonly<Record<string, string>>;
  /** Blocks headed by a comment `# stub: name.py`: library stubs of the user's own. */
  readonly stubs: Readonly<Record<string, string>>;
}

/** The cases of a folder and of the folders in it. */
export function casesIn(folder: string): readonly { readonly file: string; readonly cases: readonly Case[] }[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  return files.sort().map((name) => ({
    file: name.replaceAll('\\', '/'),
    cases: casesOf(readFileSync(join(folder, name), 'utf8')),
  }));
}

function casesOf(text: string): readonly Case[] {
  return text
    .split(/^## /m)
    .slice(1)
    .flatMap((section) => {
      const [name = ''] = section.split('\n', 1);
      const blocks = [...section.matchAll(/```python\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
      const modules: Record<string, string> = {};
      const stubs: Record<string, string> = {};
      const programs = blocks.filter((block) => {
        const [, kind, path] = /^# (file|stub): ([\w/.]+\.py)\n/.exec(block) ?? [];
        if (kind === 'file' && path !== undefined) modules[path] = block;
        if (kind === 'stub' && path !== undefined) stubs[path] = block;
        return kind === undefined;
      });
      return programs.map((program, i) => ({
        name: programs.length > 1 ? `${name} (${String(i + 1)})` : name,
        program,
        modules,
        stubs,
      }));
    });
}
