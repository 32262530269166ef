import ts from 'typescript';

/** A message template as it stands in the sources, and where it is given to the function that fills it in. */
export interface Template {
  readonly text: string;
  /** `src/core/ops/args.ts:12` */
  readonly place: string;
}

export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/**
 * What calls of a function hand on at a place: texts as they stand, constants by their values, both sides of a condition. A
 * template that is a parameter is what the callers of its function give for it.
 */
export function templatesOf(sources: readonly SourceText[], callee: string, at: number): readonly Template[] {
  const files = sources.map(({ path, text }) => ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return argumentsOf(files, callee, at).flatMap((argument) => textsOf(files, argument));
}

function argumentsOf(files: readonly ts.SourceFile[], callee: string, at: number): readonly ts.Expression[] {
  return files.flatMap((file) =>
    nodesIn(file, ts.isCallExpression)
      .filter(({ expression }) => ts.isIdentifier(expression) && expression.text === callee)
      .flatMap(({ arguments: given }) => given[at] ?? []),
  );
}

function nodesIn<T extends ts.Node>(root: ts.Node, is: (node: ts.Node) => node is T): readonly T[] {
  const found: T[] = [];
  const visit = (node: ts.Node): void => {
    if (is(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

function textsOf(files: readonly ts.SourceFile[], expression: ts.Expression): readonly Template[] {
  if (ts.isStringLiteralLike(expression)) return [{ text: expression.text, place: placeOf(expression) }];
  if (ts.isConditionalExpression(expression))
    return [expression.whenTrue, expression.whenFalse].flatMap((each) => textsOf(files, each));
  const constant = ts.isIdentifier(expression) ? constantOf(expression) : undefined;
  if (constant) return textsOf(files, constant);
  const parameter = ts.isIdentifier(expression) ? parameterOf(expression) : undefined;
  if (parameter)
    return argumentsOf(files, parameter.callee, parameter.at).flatMap((argument) => textsOf(files, argument));
  throw new Error(`${placeOf(expression)}: nobody can tell which templates ${expression.getText()} stands for`);
}

function placeOf(node: ts.Node): string {
  const file = node.getSourceFile();
  return `${file.fileName}:${String(file.getLineAndCharacterOfPosition(node.getStart()).line + 1)}`;
}

/** The value of the constant in the innermost block around its use. */
function constantOf(name: ts.Identifier): ts.Expression | undefined {
  const block = ts.findAncestor(name, (node) => declarationIn(node, name.text) !== undefined);
  return block && declarationIn(block, name.text)?.initializer;
}

function declarationIn(block: ts.Node, name: string): ts.VariableDeclaration | undefined {
  if (!ts.isBlock(block) && !ts.isSourceFile(block)) return undefined;
  return block.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find((each) => ts.isIdentifier(each.name) && each.name.text === name);
}

/** Which argument of which function the name is. */
function parameterOf(name: ts.Identifier): { readonly callee: string; readonly at: number } | undefined {
  const owner = ts.findAncestor(name, ts.isFunctionDeclaration);
  const at = owner?.parameters.findIndex((each) => ts.isIdentifier(each.name) && each.name.text === name.text) ?? -1;
  return owner?.name && 0 <= at ? { callee: owner.name.text, at } : undefined;
}

/** The templates that none of the texts was made from; of several that fit a text, the one that says most made it. */
export function unusedTemplates(templates: readonly Template[], texts: readonly string[]): readonly Template[] {
  const said = (words: string): number => words.replaceAll('{}', '').length;
  const patterns = [...new Set(templates.map(wordsOf))].sort((a, b) => said(b) - said(a)).map(patternOf);
  const used = new Set(texts.map((text) => patterns.find((pattern) => pattern.test(text))?.source));
  return templates.filter((template) => !used.has(patternOf(wordsOf(template)).source));
}

/** Whatever the holes are called. */
function wordsOf({ text }: Template): string {
  return text.replace(HOLE, '{}');
}

const HOLE = /\{\w+\}/g;

function patternOf(template: string): RegExp {
  const parts = template.split('{}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^]*')}$`);
}
