import { floorQuotient, type Values } from './random-expression';

/**
 * Evaluates a printed dim by Python's rules of precedence: `**` binds tightest, then the sign, then `*`, `//` and `%` from
 * left to right, then `+` and `-`. A true division occurs only directly inside `ceil()`.
 */
export function evaluateText(text: string, at: Values): bigint {
  const tokens = text.match(/\*\*|\/\/|\d+|\w+|[-+*/%(),]/g) ?? [];
  if (tokens.join('') !== text.replaceAll(' ', '')) throw new Error(`Not an expression: ${text}`);
  const value = sum(tokens, at);
  if (0 < tokens.length) throw new Error(`Left over in ${text}: ${tokens.join(' ')}`);
  return value;
}

function sum(tokens: string[], at: Values): bigint {
  let value = product(tokens, at);
  while (tokens[0] === '+' || tokens[0] === '-')
    value = tokens.shift() === '+' ? value + product(tokens, at) : value - product(tokens, at);
  return value;
}

function product(tokens: string[], at: Values): bigint {
  let value = signed(tokens, at);
  while (tokens[0] === '*' || tokens[0] === '//' || tokens[0] === '%') {
    const operator = tokens.shift();
    const right = signed(tokens, at);
    if (operator === '*') value *= right;
    else value = operator === '//' ? quotient(value, right) : value - quotient(value, right) * right;
  }
  return value;
}

function signed(tokens: string[], at: Values): bigint {
  if (tokens[0] !== '-') return raised(tokens, at);
  tokens.shift();
  return -signed(tokens, at);
}

function raised(tokens: string[], at: Values): bigint {
  const base = atom(tokens, at);
  if (tokens[0] !== '**') return base;
  tokens.shift();
  return base ** signed(tokens, at);
}

function atom(tokens: string[], at: Values): bigint {
  const token = tokens.shift() ?? '';
  if (token === '(') return closed(tokens, sum(tokens, at));
  if (/^\d/.test(token)) return BigInt(token);
  if (tokens[0] === '(') return called(token, tokens, at);
  const value = at[token];
  if (value === undefined) throw new Error(`Not a name: ${token}`);
  return BigInt(value);
}

function called(name: string, tokens: string[], at: Values): bigint {
  tokens.shift();
  const first = name === 'ceil' ? product(tokens, at) : sum(tokens, at);
  if (name === 'ceil') {
    expect(tokens, '/');
    return closed(tokens, -quotient(-first, product(tokens, at)));
  }
  const operands = [first];
  while (tokens[0] === ',') {
    tokens.shift();
    operands.push(sum(tokens, at));
  }
  const better = (a: bigint, b: bigint) => (name === 'min' ? a < b : b < a);
  return closed(
    tokens,
    operands.reduce((a, b) => (better(a, b) ? a : b)),
  );
}

function closed(tokens: string[], value: bigint): bigint {
  expect(tokens, ')');
  return value;
}

function expect(tokens: string[], token: string): void {
  if (tokens.shift() !== token) throw new Error(`Expected ${token} before ${tokens.join(' ')}`);
}

function quotient(a: bigint, b: bigint): bigint {
  const value = floorQuotient(a, b);
  if (value === undefined) throw new RangeError('Division by 0');
  return value;
}
