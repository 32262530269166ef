import type {
  ClassNode,
  DecoratorNode,
  FunctionNode,
  LambdaNode,
  ParamCategory,
  ParameterNode,
} from '@zzzen/pyright-internal/dist/parser/parseNodes';
import type { ClassDefinition, Expression, FunctionDefinition, Parameter, Statement } from '../../tree';
import { nameRange, nameText, plainName } from './atoms';
import { argument } from './calls';
import { type Lowering, own, raw } from './lowering';

/** The range starts at the first decorator: what stands in it belongs to the definition. */
export function functionDefinition(cx: Lowering, node: FunctionNode): FunctionDefinition {
  const { start, end } = raw(cx, node);
  const { name, params, returnAnnotation, isAsync, suite } = node.d;
  const [body, isGenerator] = functionBody(cx, () => cx.block(suite));
  return {
    kind: 'functionDefinition',
    start,
    end: Math.max(end, body.at(-1)?.end ?? end),
    name: nameText(cx, name),
    nameRange: nameRange(cx, name),
    params: parameters(cx, params),
    body,
    decorators: decorators(cx, node.d.decorators),
    returns: returnAnnotation === undefined ? undefined : cx.expression(returnAnnotation),
    isAsync,
    isGenerator,
    bindsThis: false,
  };
}

/** A `yield` inside makes the function a generator, but not the one around it. */
function functionBody(cx: Lowering, lower: () => readonly Statement[]): readonly [readonly Statement[], boolean] {
  const outer = cx.yields;
  cx.yields = false;
  const body = lower();
  const isGenerator = cx.yields;
  cx.yields = outer;
  return [body, isGenerator];
}

/** The body is one `return` of the expression. */
export function lambda(cx: Lowering, node: LambdaNode): Expression {
  const { start, end } = own(cx, node);
  const [body, isGenerator] = functionBody(cx, () => {
    const value = cx.expression(node.d.expr);
    return [{ kind: 'return', start: value.start, end: value.end, value }];
  });
  const definition: FunctionDefinition = {
    kind: 'functionDefinition',
    start,
    end,
    name: '',
    nameRange: { start, end: start },
    params: parameters(cx, node.d.params),
    body,
    decorators: [],
    returns: undefined,
    isAsync: false,
    isGenerator,
    bindsThis: false,
  };
  return { kind: 'function', start, end, definition };
}

const category = {
  simple: 0 satisfies ParamCategory.Simple,
  list: 1 satisfies ParamCategory.ArgsList,
} as const;

/** `/` and `*` are no parameters, but say what those before and behind them are. */
function parameters(cx: Lowering, nodes: readonly ParameterNode[]): readonly Parameter[] {
  const slash = nodes.findIndex((node) => node.d.name === undefined && node.d.category === category.simple);
  const star = nodes.findIndex((node) => node.d.category === category.list);
  return nodes.flatMap((node, index) => {
    const isKeywordOnly = 0 <= star && star < index;
    const plain = index < slash ? 'positionalOnly' : isKeywordOnly ? 'keywordOnly' : 'normal';
    return node.d.name === undefined ? [] : [parameter(cx, node, plain)];
  });
}

function parameter(cx: Lowering, node: ParameterNode, plain: Parameter['form']): Parameter {
  const { start, end } = raw(cx, node);
  const { name, annotation, defaultValue, category: kind } = node.d;
  const optional = (it: ParameterNode['d']['annotation']): Expression | undefined =>
    it === undefined ? undefined : cx.expression(it);
  return {
    start,
    end,
    target: name === undefined ? { kind: 'error', start, end, parts: [] } : plainName(cx, name),
    form: kind === category.simple ? plain : kind === category.list ? 'rest' : 'keywordRest',
    fallback: optional(defaultValue),
    annotation: optional(annotation),
  };
}

export function classDefinition(cx: Lowering, node: ClassNode): ClassDefinition {
  const { start, end } = raw(cx, node);
  const { name, arguments: bases, suite } = node.d;
  const body = cx.block(suite);
  return {
    kind: 'classDefinition',
    start,
    end: Math.max(end, body.at(-1)?.end ?? end),
    name: nameText(cx, name),
    nameRange: nameRange(cx, name),
    bases: bases.map((base) => argument(cx, base)),
    body,
    decorators: decorators(cx, node.d.decorators),
  };
}

export function decorators(cx: Lowering, nodes: readonly DecoratorNode[]): readonly Expression[] {
  return nodes.map((node) => cx.expression(node.d.expr));
}
