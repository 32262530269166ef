import type { OperatorType } from '@zzzen/pyright-internal/dist/parser/tokenizerTypes';
import type { AugmentedAssignment, BinaryOperator, CompareOperator, UnaryExpression } from '../tree';

/** Pyright's numbers for its operators; `satisfies` proves each of them against its declaration. */
const operatorType = {
  add: 0 satisfies OperatorType.Add,
  addEqual: 1 satisfies OperatorType.AddEqual,
  bitwiseAnd: 3 satisfies OperatorType.BitwiseAnd,
  bitwiseAndEqual: 4 satisfies OperatorType.BitwiseAndEqual,
  bitwiseInvert: 5 satisfies OperatorType.BitwiseInvert,
  bitwiseOr: 6 satisfies OperatorType.BitwiseOr,
  bitwiseOrEqual: 7 satisfies OperatorType.BitwiseOrEqual,
  bitwiseXor: 8 satisfies OperatorType.BitwiseXor,
  bitwiseXorEqual: 9 satisfies OperatorType.BitwiseXorEqual,
  divide: 10 satisfies OperatorType.Divide,
  divideEqual: 11 satisfies OperatorType.DivideEqual,
  equals: 12 satisfies OperatorType.Equals,
  floorDivide: 13 satisfies OperatorType.FloorDivide,
  floorDivideEqual: 14 satisfies OperatorType.FloorDivideEqual,
  greaterThan: 15 satisfies OperatorType.GreaterThan,
  greaterThanOrEqual: 16 satisfies OperatorType.GreaterThanOrEqual,
  leftShift: 17 satisfies OperatorType.LeftShift,
  leftShiftEqual: 18 satisfies OperatorType.LeftShiftEqual,
  lessThan: 20 satisfies OperatorType.LessThan,
  lessThanOrEqual: 21 satisfies OperatorType.LessThanOrEqual,
  matrixMultiply: 22 satisfies OperatorType.MatrixMultiply,
  matrixMultiplyEqual: 23 satisfies OperatorType.MatrixMultiplyEqual,
  mod: 24 satisfies OperatorType.Mod,
  modEqual: 25 satisfies OperatorType.ModEqual,
  multiply: 26 satisfies OperatorType.Multiply,
  multiplyEqual: 27 satisfies OperatorType.MultiplyEqual,
  notEquals: 28 satisfies OperatorType.NotEquals,
  power: 29 satisfies OperatorType.Power,
  powerEqual: 30 satisfies OperatorType.PowerEqual,
  rightShift: 31 satisfies OperatorType.RightShift,
  rightShiftEqual: 32 satisfies OperatorType.RightShiftEqual,
  subtract: 33 satisfies OperatorType.Subtract,
  subtractEqual: 34 satisfies OperatorType.SubtractEqual,
  and: 36 satisfies OperatorType.And,
  or: 37 satisfies OperatorType.Or,
  not: 38 satisfies OperatorType.Not,
  is: 39 satisfies OperatorType.Is,
  isNot: 40 satisfies OperatorType.IsNot,
  in: 41 satisfies OperatorType.In,
  notIn: 42 satisfies OperatorType.NotIn,
} as const;

type Operators<Operator> = Readonly<Partial<Record<OperatorType, Operator>>>;

export const binaryOperators: Operators<BinaryOperator> = {
  [operatorType.add]: '+',
  [operatorType.subtract]: '-',
  [operatorType.multiply]: '*',
  [operatorType.divide]: '/',
  [operatorType.floorDivide]: '//',
  [operatorType.mod]: '%',
  [operatorType.power]: '**',
  [operatorType.matrixMultiply]: '@',
  [operatorType.bitwiseAnd]: '&',
  [operatorType.bitwiseOr]: '|',
  [operatorType.bitwiseXor]: '^',
  [operatorType.leftShift]: '<<',
  [operatorType.rightShift]: '>>',
};

export const logicalOperators: Operators<'and' | 'or'> = {
  [operatorType.and]: 'and',
  [operatorType.or]: 'or',
};

export const compareOperators: Operators<CompareOperator> = {
  [operatorType.equals]: '==',
  [operatorType.notEquals]: '!=',
  [operatorType.lessThan]: '<',
  [operatorType.lessThanOrEqual]: '<=',
  [operatorType.greaterThan]: '>',
  [operatorType.greaterThanOrEqual]: '>=',
  [operatorType.in]: 'in',
  [operatorType.notIn]: 'not in',
  [operatorType.is]: 'is',
  [operatorType.isNot]: 'is not',
};

export const unaryOperators: Operators<UnaryExpression['operator']> = {
  [operatorType.subtract]: '-',
  [operatorType.add]: '+',
  [operatorType.bitwiseInvert]: '~',
  [operatorType.not]: 'not',
};

export const augmentedOperators: Operators<AugmentedAssignment['operator']> = {
  [operatorType.addEqual]: '+',
  [operatorType.subtractEqual]: '-',
  [operatorType.multiplyEqual]: '*',
  [operatorType.divideEqual]: '/',
  [operatorType.floorDivideEqual]: '//',
  [operatorType.modEqual]: '%',
  [operatorType.powerEqual]: '**',
  [operatorType.matrixMultiplyEqual]: '@',
  [operatorType.bitwiseAndEqual]: '&',
  [operatorType.bitwiseOrEqual]: '|',
  [operatorType.bitwiseXorEqual]: '^',
  [operatorType.leftShiftEqual]: '<<',
  [operatorType.rightShiftEqual]: '>>',
};
