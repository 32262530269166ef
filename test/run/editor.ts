// npm run test:editor
import { editorSuites } from './parts/editor-suites';
import { buildSuites } from './parts/product';
import { runSuites } from './parts/suite';

process.exitCode = await runSuites([...buildSuites, ...editorSuites]);
