// npm run package
import { buildAndPackage } from './parts/product';

process.exitCode = (await buildAndPackage()) ? 0 : 1;
