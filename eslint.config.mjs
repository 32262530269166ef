import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Sizes of the house style. Data tables (`*.table.ts`, `*-table.ts`) may be longer. */
const sizes = {
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
  complexity: ['error', { max: 10, variant: 'modified' }],
  'max-depth': ['error', 3],
  'max-params': ['error', 4],
};

const noOutsideInTheCore = {
  'no-restricted-globals': [
    'error',
    ...[
      'process',
      'window',
      'document',
      'self',
      'globalThis',
      'fetch',
      'console',
      'setTimeout',
      'Date',
      'performance',
    ].map((name) => ({
      name,
      message: 'The core is a function of text and settings: no clock, disk, network or host.',
    })),
  ],
  'no-restricted-properties': [
    'error',
    { object: 'Math', property: 'random', message: 'The same text and settings give the same report.' },
  ],
};

/** Two rules of the house that no published plugin has. */
const house = {
  rules: {
    'as-with-proof': {
      meta: { type: 'problem', messages: { bare: '`as` needs a comment beside it that proves it' } },
      create: (context) => ({
        TSAsExpression(node) {
          if (context.sourceCode.getText(node.typeAnnotation) === 'const') return;
          const line = node.loc.start.line;
          const lastLine = node.loc.end.line;
          const proved = context.sourceCode
            .getAllComments()
            .some((comment) => line - 1 <= comment.loc.end.line && comment.loc.start.line <= lastLine);
          if (!proved) context.report({ node, messageId: 'bare' });
        },
      }),
    },
    'todo-with-issue': {
      meta: { type: 'problem', messages: { bare: 'A TODO names its issue: TODO(#12)' } },
      create: (context) => ({
        Program() {
          for (const comment of context.sourceCode.getAllComments())
            if (/\b(TODO|FIXME|XXX)\b(?!\(#\d+\))/.test(comment.value))
              context.report({ node: comment, messageId: 'bare' });
        },
      }),
    },
  },
};

export default defineConfig(
  globalIgnores(['node_modules', 'dist', 'out', 'coverage', '.vscode-test', 'media', 'test/editor/vscode', '**/*.mjs']),
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { house },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      ...sizes,
      eqeqeq: 'error',
      'house/as-with-proof': 'error',
      'house/todo-with-issue': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'No enums: types must erase.' },
        { selector: 'TSModuleDeclaration[kind="namespace"]', message: 'No namespaces: types must erase.' },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        // `default: return assertNever(it)` is how this code proves that a switch is complete.
        { allowDefaultCaseForExhaustiveSwitch: true, considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { boolean: true, string: true } }],
    },
  },
  { files: ['src/core/**/*.ts'], rules: noOutsideInTheCore },
  {
    // Pyright's tree is typed with `const enum`s, which do not exist at run time; their numbers stand in our own tables.
    files: ['src/core/syntax/python/**/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-enum-comparison': 'off' },
  },
  {
    // Tables and the list of the tree's node kinds are data.
    files: ['**/*.table.ts', '**/*-table.ts', 'src/core/syntax/tree.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    // A describe() is a list of tests, not a function that anybody has to follow.
    files: ['test/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
    },
  },
);
