// `{ ...tensor, shape }` is how the interpreter makes values of values, in its innermost loops. V8 copies an object in no time, but
// takes a microsecond for every property that the copy has and the original had not, and gives each copy a hidden class of its own,
// which makes whatever reads it slow. `Object.assign({}, tensor, { shape })` is the same and thirty times faster; this step writes
// it into a finished bundle, so that the sources need not.
import ts from 'typescript';

const ASSIGN = '$assign';

/** @param {string} code */
export function withQuickCopies(code) {
  const edits = [];
  const visit = (node) => {
    if (isCopy(node)) edits.push(...editsOf(node));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('bundle.js', code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS));
  edits.sort((a, b) => a.from - b.from);
  let made = '';
  let end = 0;
  for (const { from, to, by } of edits) {
    made += code.slice(end, from) + by;
    end = to;
  }
  return define(made + code.slice(end));
}

/** Behind a `#!` and `"use strict"`, which have to stay first. */
function define(code) {
  const [head = ''] = /^(#!.*\n)?("use strict";)?/.exec(code) ?? [];
  return `${head}var ${ASSIGN}=Object.assign;${code.slice(head.length)}`;
}

/** Not a pattern that takes apart, and nothing that `Object.assign` would call. */
function isCopy(node) {
  if (!ts.isObjectLiteralExpression(node) || !node.properties.some(ts.isSpreadAssignment)) return false;
  const { parent } = node;
  const isPattern = ts.isBinaryExpression(parent) && parent.left === node;
  return !isPattern && !node.properties.some(ts.isAccessor);
}

/** Every run of named properties becomes an argument of its own, and so does every spread. */
function editsOf(literal) {
  const { properties } = literal;
  const edits = [];
  let end = literal.getStart();
  let wasSpread = false;
  properties.forEach((property, i) => {
    const isSpread = ts.isSpreadAssignment(property);
    const to = isSpread ? property.expression.getStart() : property.getStart();
    edits.push({ from: end, to, by: i === 0 ? opening(isSpread) : between(wasSpread, isSpread) });
    end = property.end;
    wasSpread = isSpread;
  });
  edits.push({ from: end, to: literal.end, by: wasSpread ? ')' : '})' });
  return edits;
}

/** A word such as `return` may stand right before it. */
function opening(isSpread) {
  return ` ${ASSIGN}({${isSpread ? '},' : ''}`;
}

function between(wasSpread, isSpread) {
  return `${wasSpread ? '' : isSpread ? '}' : ''},${wasSpread && !isSpread ? '{' : ''}`;
}
