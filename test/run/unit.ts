// npm run test:unit -- [test files or folders] [mocha options, such as -g "pattern"]
import { runUnitTests } from './parts/unit';

const args = process.argv.slice(2);
const paths = args.filter((arg) => arg.startsWith('test/'));
const mochaArgs = args.filter((arg) => !paths.includes(arg));
const { failed } = await runUnitTests({ paths, mochaArgs, withCoverage: false });
process.exitCode = failed === 0 ? 0 : 1;
