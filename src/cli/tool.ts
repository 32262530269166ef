import { SCHEMA_VERSION } from '../core/ide/report';

declare const TENSOR_LOUPE_VERSION: string;

/** What every report says of itself; the version is put in by the bundler. */
export const REPORT_HEAD = {
  schemaVersion: SCHEMA_VERSION,
  tool: { name: 'tensor-loupe', version: typeof TENSOR_LOUPE_VERSION === 'string' ? TENSOR_LOUPE_VERSION : '0.0.0' },
} as const;
