/** Files of the project from disk, for editors whose client does not read them for the server. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ListedFile } from '../protocol/requests';
import type { ProjectFiles } from './project-reader';

export const diskFiles: ProjectFiles = {
  read: (uri) => ifThere(uri, (path) => readFile(path, 'utf8')),
  list: (uri) =>
    ifThere(uri, async (path) =>
      (await stat(path)).isDirectory() ? await below(path, '') : [listed(path, basename(path))],
    ),
};

/** What is not there is an ordinary answer: imports are looked for in several places, and most projects have no stubs. */
async function ifThere<T>(uri: string, read: (path: string) => Promise<T>): Promise<T | null> {
  try {
    return await read(fileURLToPath(uri));
  } catch {
    return null;
  }
}

async function below(folder: string, path: string): Promise<readonly ListedFile[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  const found = entries.map(async (entry): Promise<readonly ListedFile[]> => {
    const at = join(folder, entry.name);
    if (entry.isDirectory()) return below(at, `${path}${entry.name}/`);
    return entry.name.endsWith('.py') ? [listed(at, path + entry.name)] : [];
  });
  return (await Promise.all(found)).flat();
}

function listed(at: string, path: string): ListedFile {
  return { uri: pathToFileURL(at).href, path };
}
