// npm test, and npm run check (which leaves VS Code out)
import { codeChecks } from './parts/checks';
import { editorSuites } from './parts/editor-suites';
import { buildSuites } from './parts/product';
import { runSuites } from './parts/suite';

const withoutEditor = process.argv.includes('--without-editor');
process.exitCode = await runSuites([...codeChecks, ...buildSuites, ...(withoutEditor ? [] : editorSuites)]);
