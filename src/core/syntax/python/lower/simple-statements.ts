import type {
  AssertNode,
  AssignmentNode,
  AugmentedAssignmentNode,
  BreakNode,
  ContinueNode,
  DelNode,
  ExpressionNode,
  GlobalNode,
  NonlocalNode,
  PassNode,
  RaiseNode,
  ReturnNode,
  TypeAliasNode,
  TypeAnnotationNode,
} from '@zzzen/pyright-internal/dist/parser/parseNodes';
import type { Expression, JumpStatement, Statement } from '../../tree';
import { nodeType } from '../node-types-table';
import { augmentedOperators } from '../operators-table';
import { plainName } from './atoms';
import { endOf, type Lowering, raw } from './lowering';

export function expressionStatement(cx: Lowering, node: ExpressionNode): Statement {
  const { start, end } = raw(cx, node);
  const value = cx.expression(node);
  return { kind: 'expressionStatement', start, end: Math.max(end, value.end), value };
}

/** `a = b = value` comes as `b = (a = value)`: the innermost target is the first one. */
export function assignment(cx: Lowering, node: AssignmentNode): Statement {
  const nodes: ExpressionNode[] = [];
  let link: ExpressionNode = node;
  while (link.nodeType === nodeType.assignment) {
    nodes.unshift(link.d.leftExpr);
    link = link.d.rightExpr;
  }
  const [first] = nodes;
  const annotation = first?.nodeType === nodeType.typeAnnotation ? cx.expression(first.d.annotation) : undefined;
  const targets = nodes.map((target) => assigned(cx, target));
  const value = cx.expression(link);
  const start = cx.original(first?.start ?? node.start);
  const end = Math.max(cx.original(endOf(link)), value.end);
  return { kind: 'assignment', start, end, targets, value, annotation, declares: undefined };
}

function assigned(cx: Lowering, node: ExpressionNode): Expression {
  return cx.expression(node.nodeType === nodeType.typeAnnotation ? node.d.valueExpr : node);
}

/** `x: int` declares without giving a value. */
export function declaration(cx: Lowering, node: TypeAnnotationNode): Statement {
  const { start, end } = raw(cx, node);
  const targets = [cx.expression(node.d.valueExpr)];
  const annotation = cx.expression(node.d.annotation);
  return { kind: 'assignment', start, end, targets, value: undefined, annotation, declares: undefined };
}

/** `type X = int` is an assignment to the interpreter. */
export function typeAlias(cx: Lowering, node: TypeAliasNode): Statement {
  const { start, end } = raw(cx, node);
  const targets = [plainName(cx, node.d.name)];
  const value = cx.expression(node.d.expr);
  return { kind: 'assignment', start, end, targets, value, annotation: undefined, declares: undefined };
}

export function augmentedAssignment(cx: Lowering, node: AugmentedAssignmentNode): Statement {
  const { start, end } = raw(cx, node);
  const target = cx.expression(node.d.leftExpr);
  const value = cx.expression(node.d.rightExpr);
  const operator = augmentedOperators[node.d.operator] ?? '+';
  return { kind: 'augmentedAssignment', start, end: Math.max(end, value.end), operator, target, value };
}

export function returned(cx: Lowering, node: ReturnNode): Statement {
  const { start, end } = raw(cx, node);
  const value = node.d.expr === undefined ? undefined : cx.expression(node.d.expr);
  return { kind: 'return', start, end: Math.max(end, value?.end ?? end), value };
}

export function raised(cx: Lowering, node: RaiseNode): Statement {
  const { start, end } = raw(cx, node);
  const value = node.d.expr === undefined ? undefined : cx.expression(node.d.expr);
  return { kind: 'raise', start, end, value };
}

export function asserted(cx: Lowering, node: AssertNode): Statement {
  const { start, end } = raw(cx, node);
  return { kind: 'assert', start, end, test: cx.expression(node.d.testExpr) };
}

export function deleted(cx: Lowering, node: DelNode): Statement {
  const { start, end } = raw(cx, node);
  return { kind: 'delete', start, end, targets: node.d.targets.map(cx.expression) };
}

export function scope(cx: Lowering, node: GlobalNode | NonlocalNode): Statement {
  const { start, end } = raw(cx, node);
  const form = node.nodeType === nodeType.global ? 'global' : 'nonlocal';
  return { kind: 'scope', start, end, form, names: node.d.targets.map((target) => target.d.value) };
}

export const pass = (cx: Lowering, node: PassNode): Statement => jump(cx, node, 'pass');
export const breaks = (cx: Lowering, node: BreakNode): Statement => jump(cx, node, 'break');
export const continues = (cx: Lowering, node: ContinueNode): Statement => jump(cx, node, 'continue');

function jump(cx: Lowering, node: PassNode | BreakNode | ContinueNode, form: JumpStatement['form']): Statement {
  const { start, end } = raw(cx, node);
  return { kind: 'jump', start, end, form };
}
