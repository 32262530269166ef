/**
 * The small language inside: Python and JavaScript are both lowered to these nodes, and one interpreter evaluates them.
 * A node is a value: offsets into the text, no parent pointers, no types stored on it.
 */
import type { Range } from '../base/range';

export interface Module extends Range {
  readonly kind: 'module';
  readonly language: 'python' | 'javascript';
  readonly body: readonly Statement[];
  readonly comments: readonly Comment[];
}

/** `text` is without the comment sign and without surrounding blanks. */
export interface Comment extends Range {
  readonly text: string;
}

/** What the parser could not read; broken code is not an error of ours. */
export interface SyntaxProblem extends Range {
  readonly text: string;
}

/** Parsing never fails: there is always a tree. */
export interface Parsed {
  readonly module: Module;
  readonly problems: readonly SyntaxProblem[];
  /** The first line that is not read, of a text that is too long. */
  readonly unread?: Range;
}

// ── Expressions ──────────────────────────────────────────────────────────────────────────────────────────────────────

export type Expression =
  | NameExpression
  | NumberExpression
  | StringExpression
  | ConstantExpression
  | TemplateExpression
  | SequenceExpression
  | DictExpression
  | AttributeExpression
  | SubscriptExpression
  | SliceExpression
  | CallExpression
  | UnaryExpression
  | BinaryExpression
  | LogicalExpression
  | CompareExpression
  | ConditionalExpression
  | FunctionExpression
  | ComprehensionExpression
  | SpreadExpression
  | AssignExpression
  | AwaitExpression
  | YieldExpression
  | DefaultPattern
  | ErrorExpression;

export interface NameExpression extends Range {
  readonly kind: 'name';
  readonly name: string;
}

export interface NumberExpression extends Range {
  readonly kind: 'number';
  readonly value: number;
  /** Written with a point or exponent: `2.0` is a float in Python. */
  readonly isFloat: boolean;
}

export interface StringExpression extends Range {
  readonly kind: 'string';
  readonly value: string;
}

/** `undefined` is JavaScript's. */
export interface ConstantExpression extends Range {
  readonly kind: 'constant';
  readonly value: 'none' | 'true' | 'false' | 'ellipsis' | 'undefined';
}

/** f-string or template literal: literal text and interpolated expressions in order. */
export interface TemplateExpression extends Range {
  readonly kind: 'template';
  readonly parts: readonly (string | TemplateField)[];
}

export interface TemplateField extends Range {
  readonly value: Expression;
  /** Python's format specification as it is written (`02d`, `>{width}`), behind `!r` for what stands in quotes. */
  readonly format: string | undefined;
}

export interface SequenceExpression extends Range {
  readonly kind: 'sequence';
  readonly form: 'list' | 'tuple' | 'set';
  readonly items: readonly Expression[];
}

export interface DictExpression extends Range {
  readonly kind: 'dict';
  readonly entries: readonly DictEntry[];
}

/** Without a key it is a spread: `**value` or `...value`. */
export interface DictEntry {
  readonly key: Expression | undefined;
  readonly value: Expression;
}

export interface AttributeExpression extends Range {
  readonly kind: 'attribute';
  readonly object: Expression;
  readonly name: string;
  readonly nameRange: Range;
  /** JavaScript's `?.`. */
  readonly isOptional: boolean;
}

export interface SubscriptExpression extends Range {
  readonly kind: 'subscript';
  readonly object: Expression;
  /** `x[a, b]` has a tuple here. */
  readonly index: Expression;
}

export interface SliceExpression extends Range {
  readonly kind: 'slice';
  readonly lower: Expression | undefined;
  readonly upper: Expression | undefined;
  readonly step: Expression | undefined;
}

export interface CallExpression extends Range {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly args: readonly Argument[];
  /** JavaScript's `new`. */
  readonly isNew: boolean;
  /** Its bracket is still open: further arguments may follow. */
  readonly isUnfinished?: boolean;
}

export interface Argument extends Range {
  readonly form: 'positional' | 'keyword' | 'spread' | 'keywordSpread';
  /** Only of `keyword`. */
  readonly name: string | undefined;
  readonly value: Expression;
}

export interface UnaryExpression extends Range {
  readonly kind: 'unary';
  readonly operator: '-' | '+' | '~' | 'not' | 'typeof' | 'void' | 'delete';
  readonly operand: Expression;
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**' | '@' | '&' | '|' | '^' | '<<' | '>>' | '>>>';

export interface BinaryExpression extends Range {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface LogicalExpression extends Range {
  readonly kind: 'logical';
  readonly operator: 'and' | 'or' | '??';
  readonly left: Expression;
  readonly right: Expression;
}

export type CompareOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not in' | 'is' | 'is not' | 'instanceof';

/** `a < b < c` is one node with two links. */
export interface CompareExpression extends Range {
  readonly kind: 'compare';
  readonly left: Expression;
  readonly links: readonly { readonly operator: CompareOperator; readonly right: Expression }[];
}

export interface ConditionalExpression extends Range {
  readonly kind: 'conditional';
  readonly test: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

/** A lambda or a JavaScript function used as an expression. */
export interface FunctionExpression extends Range {
  readonly kind: 'function';
  readonly definition: FunctionDefinition;
}

export interface ComprehensionExpression extends Range {
  readonly kind: 'comprehension';
  readonly form: 'list' | 'set' | 'dict' | 'generator';
  readonly element: Expression;
  /** The value of a dict comprehension; `element` is its key. */
  readonly value: Expression | undefined;
  readonly clauses: readonly ComprehensionClause[];
}

export interface ComprehensionClause {
  readonly target: Expression;
  readonly iterable: Expression;
  readonly conditions: readonly Expression[];
}

export interface SpreadExpression extends Range {
  readonly kind: 'spread';
  readonly value: Expression;
}

/** Walrus, or JavaScript's assignment as an expression. */
export interface AssignExpression extends Range {
  readonly kind: 'assign';
  readonly target: Expression;
  readonly operator: BinaryOperator | undefined;
  readonly value: Expression;
}

export interface AwaitExpression extends Range {
  readonly kind: 'await';
  readonly value: Expression;
}

export interface YieldExpression extends Range {
  readonly kind: 'yield';
  readonly value: Expression | undefined;
  readonly isFrom: boolean;
}

/** A destructuring target with a default: `{ a = 1 }`. */
export interface DefaultPattern extends Range {
  readonly kind: 'default';
  readonly target: Expression;
  readonly value: Expression;
}

/** Half-typed code; `parts` are the expressions in it that could be read. */
export interface ErrorExpression extends Range {
  readonly kind: 'error';
  readonly parts: readonly Expression[];
}

// ── Statements ───────────────────────────────────────────────────────────────────────────────────────────────────────

export type Statement =
  | ExpressionStatement
  | Assignment
  | AugmentedAssignment
  | FunctionDefinition
  | ClassDefinition
  | IfStatement
  | WhileStatement
  | ForStatement
  | ClassicForStatement
  | WithStatement
  | TryStatement
  | ReturnStatement
  | RaiseStatement
  | JumpStatement
  | DeleteStatement
  | ScopeStatement
  | AssertStatement
  | ImportStatement
  | MatchStatement
  | BlockStatement;

export interface ExpressionStatement extends Range {
  readonly kind: 'expressionStatement';
  readonly value: Expression;
}

/** `a = b = value` has two targets. Without a value it only declares (`x: int`, `let x`). */
export interface Assignment extends Range {
  readonly kind: 'assignment';
  readonly targets: readonly Expression[];
  readonly value: Expression | undefined;
  readonly annotation: Expression | undefined;
  /** JavaScript's scoping. */
  readonly declares: 'var' | 'let' | 'const' | undefined;
}

export interface AugmentedAssignment extends Range {
  readonly kind: 'augmentedAssignment';
  readonly operator: BinaryOperator | 'and' | 'or' | '??';
  readonly target: Expression;
  readonly value: Expression;
}

export interface FunctionDefinition extends Range {
  readonly kind: 'functionDefinition';
  /** Empty for lambdas. */
  readonly name: string;
  readonly nameRange: Range;
  readonly params: readonly Parameter[];
  readonly body: readonly Statement[];
  readonly decorators: readonly Expression[];
  readonly returns: Expression | undefined;
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  /** Arrow functions and Python functions take `this` from outside or not at all. */
  readonly bindsThis: boolean;
}

export interface Parameter extends Range {
  /** A name; in JavaScript possibly a destructuring pattern. */
  readonly target: Expression;
  readonly form: 'normal' | 'positionalOnly' | 'keywordOnly' | 'rest' | 'keywordRest';
  readonly fallback: Expression | undefined;
  readonly annotation: Expression | undefined;
}

export interface ClassDefinition extends Range {
  readonly kind: 'classDefinition';
  readonly name: string;
  readonly nameRange: Range;
  readonly bases: readonly Argument[];
  readonly body: readonly Statement[];
  readonly decorators: readonly Expression[];
}

export interface IfStatement extends Range {
  readonly kind: 'if';
  readonly test: Expression;
  readonly then: readonly Statement[];
  readonly otherwise: readonly Statement[];
}

export interface WhileStatement extends Range {
  readonly kind: 'while';
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly otherwise: readonly Statement[];
  /** `do … while`. */
  readonly testsAfter: boolean;
}

export interface ForStatement extends Range {
  readonly kind: 'for';
  readonly target: Expression;
  readonly iterable: Expression;
  readonly body: readonly Statement[];
  readonly otherwise: readonly Statement[];
  /** JavaScript's `for … in` runs over keys. */
  readonly over: 'values' | 'keys';
  readonly declares: 'var' | 'let' | 'const' | undefined;
}

export interface ClassicForStatement extends Range {
  readonly kind: 'classicFor';
  readonly init: readonly Statement[];
  readonly test: Expression | undefined;
  readonly update: readonly Statement[];
  readonly body: readonly Statement[];
}

export interface WithStatement extends Range {
  readonly kind: 'with';
  readonly items: readonly { readonly context: Expression; readonly target: Expression | undefined }[];
  readonly body: readonly Statement[];
}

export interface TryStatement extends Range {
  readonly kind: 'try';
  readonly body: readonly Statement[];
  readonly handlers: readonly ExceptHandler[];
  readonly otherwise: readonly Statement[];
  readonly finally: readonly Statement[];
}

export interface ExceptHandler extends Range {
  readonly type: Expression | undefined;
  readonly target: Expression | undefined;
  readonly body: readonly Statement[];
}

export interface ReturnStatement extends Range {
  readonly kind: 'return';
  readonly value: Expression | undefined;
}

export interface RaiseStatement extends Range {
  readonly kind: 'raise';
  readonly value: Expression | undefined;
}

export interface JumpStatement extends Range {
  readonly kind: 'jump';
  readonly form: 'break' | 'continue' | 'pass';
}

export interface DeleteStatement extends Range {
  readonly kind: 'delete';
  readonly targets: readonly Expression[];
}

export interface ScopeStatement extends Range {
  readonly kind: 'scope';
  readonly form: 'global' | 'nonlocal';
  readonly names: readonly string[];
}

export interface AssertStatement extends Range {
  readonly kind: 'assert';
  readonly test: Expression;
}

/**
 * `import a.b as c` and `from ..a import b as c, *`.
 * Python's `import a.b` binds `a`; its `alias` is undefined. JavaScript's default import has the name `default`.
 */
export interface ImportStatement extends Range {
  readonly kind: 'import';
  readonly module: string;
  /** Leading dots of a relative import; 0 for absolute ones. */
  readonly level: number;
  /** What is imported from it; undefined imports the module itself. */
  readonly names: readonly ImportedName[] | undefined;
  /** The name that the module itself gets. */
  readonly alias: string | undefined;
  readonly moduleRange: Range;
}

export interface ImportedName extends Range {
  /** `*` for all. */
  readonly name: string;
  readonly alias: string | undefined;
}

export interface MatchStatement extends Range {
  readonly kind: 'match';
  readonly subject: Expression;
  readonly cases: readonly MatchCase[];
}

export interface MatchCase extends Range {
  readonly pattern: Pattern;
  readonly guard: Expression | undefined;
  readonly body: readonly Statement[];
}

export type Pattern =
  | { readonly kind: 'value'; readonly value: Expression }
  | { readonly kind: 'capture'; readonly target: NameExpression; readonly inner: Pattern | undefined }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'any'; readonly options: readonly Pattern[] }
  | { readonly kind: 'items'; readonly items: readonly Pattern[]; readonly rest: number | undefined }
  | { readonly kind: 'class'; readonly type: Expression; readonly parts: readonly ClassPart[] }
  | { readonly kind: 'mapping'; readonly entries: readonly MappingEntry[]; readonly rest: NameExpression | undefined }
  | { readonly kind: 'broken' };

/** `Point(0, y=b)`: without a name, the part is given by its position. */
export interface ClassPart {
  readonly name: string | undefined;
  readonly pattern: Pattern;
}

export interface MappingEntry {
  readonly key: Expression;
  readonly pattern: Pattern;
}

export interface BlockStatement extends Range {
  readonly kind: 'block';
  readonly body: readonly Statement[];
}

export type Node = Expression | Statement;
