// The examples and one-line summaries of the op records serve the tests and the list that `tensor-loupe ops` prints; the language
// server never reads them. This esbuild plugin leaves them out of its bundle, where they would take a third of the room of all ops,
// and shortens lists of names.
import { readFile } from 'node:fs/promises';
import ts from 'typescript';
import { shortNames } from './short-names.mjs';

/** @returns {import('esbuild').Plugin} */
export const withoutDocumentationPlugin = () => ({
  name: 'without-documentation',
  setup(build) {
    build.onLoad({ filter: /[\\/]core[\\/]ops[\\/][^.]+(\.table)?\.ts$/ }, async ({ path }) => ({
      contents: withoutDocumentation(await readFile(path, 'utf8')),
      loader: 'ts',
    }));
  },
});

/** Lists of examples that are arguments become empty ones, or go where they may; as properties they go, and so do summaries. */
function withoutDocumentation(text) {
  const left = [];
  const visit = (node) => {
    if (isSummary(node) || isExamples(node)) left.push({ node, by: '' });
    else if (isListOfExamples(node))
      left.push(isOptional(node) ? { node, from: commaBefore(node), by: ' ' } : { node, by: '[]' });
    else if (isNames(node)) left.push({ node, by: `names: '${shortNames(node.initializer.text)}'` });
    else ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('op.ts', text, ts.ScriptTarget.Latest, true));
  let kept = '';
  let end = 0;
  for (const { node, by, from = node.getStart() } of left) {
    kept += text.slice(end, from) + by;
    end = by === '' ? behindComma(text, node.end) : node.end;
  }
  return kept + text.slice(end);
}

/** A property goes together with the comma behind it. */
function behindComma(text, end) {
  return end + (/^\s*,/.exec(text.slice(end))?.[0].length ?? 0);
}

/** The last argument of `records`. */
function isOptional({ parent }) {
  return ts.isCallExpression(parent) && parent.expression.getText() === 'records' && parent.arguments.length === 3;
}

/** Where the argument before this one ends. */
function commaBefore({ parent }) {
  return parent.arguments[1].end;
}

/** `names: 'np.abs tf.abs'` */
function isNames(node) {
  return ts.isPropertyAssignment(node) && node.name.getText() === 'names' && ts.isStringLiteral(node.initializer);
}

/** `examples: [{ code: '…', … }, …]` */
function isExamples(node) {
  return ts.isPropertyAssignment(node) && node.name.getText() === 'examples' && isListOfExamples(node.initializer);
}

/** `[{ code: '…', … }, …]` */
function isListOfExamples(node) {
  return ts.isArrayLiteralExpression(node) && node.elements.some(isExample);
}

function isExample(element) {
  return ts.isObjectLiteralExpression(element) && element.properties.some(({ name }) => name?.text === 'code');
}

/** `summary: '…'` */
function isSummary(node) {
  return ts.isPropertyAssignment(node) && node.name.getText() === 'summary' && ts.isStringLiteralLike(node.initializer);
}
