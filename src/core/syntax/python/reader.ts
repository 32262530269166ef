import { DiagnosticSink } from '@zzzen/pyright-internal/dist/common/diagnosticSink';
import type { TextRange } from '@zzzen/pyright-internal/dist/common/textRange';
import type { TextRangeCollection } from '@zzzen/pyright-internal/dist/common/textRangeCollection';
import type { ModuleNode } from '@zzzen/pyright-internal/dist/parser/parseNodes';
import { ParseOptions, Parser } from '@zzzen/pyright-internal/dist/parser/parser';
import type { Token, TokenType } from '@zzzen/pyright-internal/dist/parser/tokenizerTypes';
import { message } from '../../base/message';
import type { SyntaxProblem } from '../tree';

/** What pyright's parser read; only the lowering sees it. */
export interface Reading {
  readonly text: string;
  readonly module: ModuleNode;
  readonly tokens: TextRangeCollection<Token>;
  readonly problems: readonly SyntaxProblem[];
}

/** Reads Python with pyright's parser; undefined for a text that even the bounded parser cannot descend into. */
export function read(text: string): Reading | undefined {
  const sink = new DiagnosticSink();
  Object.assign(depth, { expression: 0, statement: 0, branch: 0 });
  try {
    const { parserOutput, tokenizerOutput } = new Reader().parseSourceFile(text, new ParseOptions(), sink, noHash);
    const { lines, tokens } = tokenizerOutput;
    return { text, module: parserOutput.parseTree, tokens, problems: problems(sink, lines) };
  } catch (error) {
    // The stack ran out in a construct that the guards below do not count (patterns, format specifications).
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function problems(sink: DiagnosticSink, lines: TextRangeCollection<TextRange>): SyntaxProblem[] {
  const offset = (place: { line: number; character: number }): number =>
    lines.getItemAt(place.line).start + place.character;
  return sink
    .fetchAndClear()
    .slice(0, maxProblems)
    .map(({ message: text, range }) => ({ start: offset(range.start), end: offset(range.end), text: message(text) }));
}

/** Broken text can have an error per line; nobody reads more than these. */
const maxProblems = 200;

/** Pyright hashes the text unless it is given a hash; nothing here asks for it. */
const noHash = { primary: 0, secondary: 0 };

class Reader extends Parser {}

// Annotations in strings stay strings: this flag alone makes pyright parse them, each with a parser of its own.
Object.defineProperty(Reader.prototype, /* @__KEY__ */ '_isParsingTypeAnnotation', {
  get: () => false,
  set: () => undefined,
});

// `# type: …` comments are comments: free text behind them is no syntax error for Python either.
Object.defineProperty(Reader.prototype, /* @__KEY__ */ '_getTypeAnnotationCommentText', { value: () => undefined });

/** How deep the running parse is; parsing is synchronous, so that one record serves all readers. */
const depth = { expression: 0, statement: 0, branch: 0 };

/**
 * The nesting that pyright's recursive descent follows; without a bound, 340 brackets overflow the stack. A bracket
 * counts four times for expressions. CPython itself stops at 200 brackets and 100 indentations.
 */
const limits = { expression: 400, statement: 100, branch: 250 };

const newLine = 2 satisfies TokenType.NewLine;

const tooDeep = {
  expression: (parser: Parser) =>
    call(parser, /* @__KEY__ */ '_handleExpressionParseError', [15, message('This is nested too deeply to be read')]),
  /** Leaves the line out; the block goes on with the next one. */
  statement: (parser: Parser) => {
    call(parser, /* @__KEY__ */ '_addSyntaxError', [
      message('This is nested too deeply to be read'),
      call(parser, /* @__KEY__ */ '_peekToken', []),
    ]);
    call(parser, /* @__KEY__ */ '_consumeTokensUntilType', [[newLine]]);
    call(parser, /* @__KEY__ */ '_getNextToken', []);
    return undefined;
  },
  /** Takes the next `elif` for an `else`, and reports what is missing there. */
  branch: (parser: Parser) => call(parser, /* @__KEY__ */ '_parseSuite', []),
};

guard('expression', /* @__KEY__ */ '_parseTestExpression');
guard('expression', /* @__KEY__ */ '_parseNotTest');
guard('expression', /* @__KEY__ */ '_parseComparison');
guard('expression', /* @__KEY__ */ '_parseArithmeticFactor');
guard('statement', /* @__KEY__ */ '_parseStatement');
guard('branch', /* @__KEY__ */ '_parseIfStatement');

/** Bounds one of the methods through which every recursion of the parser goes. */
function guard(counter: keyof typeof depth, method: string): void {
  const original = methodOf(method);
  const limit = limits[counter];
  const stop = tooDeep[counter];
  Object.defineProperty(Reader.prototype, method, {
    value(this: Parser, ...args: readonly unknown[]): unknown {
      if (limit <= depth[counter]) return stop(this);
      depth[counter]++;
      const result: unknown = original.apply(this, args);
      depth[counter]--;
      return result;
    },
  });
}

function call(parser: Parser, method: string, args: readonly unknown[]): unknown {
  return methodOf(method).apply(parser, args);
}

interface Method {
  apply(parser: Parser, args: readonly unknown[]): unknown;
}

/** These methods are private to pyright's declaration; the version is pinned, and a test fails if one goes. */
function methodOf(name: string): Method {
  const method: unknown = Reflect.get(Parser.prototype, name);
  if (typeof method !== 'function') throw new Error(`Invariant: pyright's parser has the method ${name}`);
  return method;
}
