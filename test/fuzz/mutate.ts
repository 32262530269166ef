/** Numbers between 0 and 1 that are the same in every run (mulberry32). */
export type Chance = () => number;

export function chanceFrom(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A program as an editor sees it on its way from one state to another: broken, doubled, cut off, nested too deep. */
export function mutate(text: string, chance: Chance): string {
  let tokens: string[] = [...(text.match(/\w+|[^\S\n]+|\n|[^\w\s]/g) ?? [])];
  const rounds = 1 + Math.floor(chance() * 4);
  for (let round = 0; round < rounds && 0 < tokens.length; round += 1) tokens = pick(mutations, chance)(tokens, chance);
  return tokens.join('');
}

type Mutation = (tokens: readonly string[], chance: Chance) => string[];

const mutations: readonly Mutation[] = [
  deleteTokens,
  duplicateTokens,
  swapTokens,
  truncate,
  nest,
  changeNumber,
  duplicateLine,
  insertOddity,
];

function deleteTokens(tokens: readonly string[], chance: Chance): string[] {
  const at = place(tokens, chance);
  return tokens.toSpliced(at, 1 + Math.floor(chance() * 3));
}

function duplicateTokens(tokens: readonly string[], chance: Chance): string[] {
  const at = place(tokens, chance);
  return tokens.toSpliced(at, 0, ...tokens.slice(at, at + 1 + Math.floor(chance() * 6)));
}

function swapTokens(tokens: readonly string[], chance: Chance): string[] {
  const [a, b] = [place(tokens, chance), place(tokens, chance)];
  return tokens.with(a, tokens[b] ?? '').with(b, tokens[a] ?? '');
}

function truncate(tokens: readonly string[], chance: Chance): string[] {
  return tokens.slice(0, Math.max(1, place(tokens, chance)));
}

function nest(tokens: readonly string[], chance: Chance): string[] {
  const depth = Math.floor(10 ** (1 + 2.5 * chance()));
  const [open = '(', close = ')'] = pick(['()', '[]', ['f(', ')'], ['not ', ''], ['lambda: ', ''], ['-', '']], chance);
  return tokens.toSpliced(place(tokens, chance), 0, open.repeat(depth), '1', close.repeat(depth));
}

function changeNumber(tokens: readonly string[], chance: Chance): string[] {
  const numbers = tokens.flatMap((token, index) => (/^\d+$/.test(token) ? [index] : []));
  if (numbers.length === 0) return [...tokens];
  const odd = ['0', '-1', '1', '2', '7', '999999999999', '1e300', 'None', '0.5', '"3"', '2**400', 'True'];
  return tokens.with(pick(numbers, chance), pick(odd, chance));
}

function duplicateLine(tokens: readonly string[], chance: Chance): string[] {
  const start = tokens.lastIndexOf('\n', place(tokens, chance)) + 1;
  const end = tokens.indexOf('\n', start) + 1;
  return tokens.toSpliced(place(tokens, chance), 0, ...tokens.slice(start, end));
}

function insertOddity(tokens: readonly string[], chance: Chance): string[] {
  const oddities = [
    '"""',
    "'",
    '(',
    ')',
    ':',
    '\\',
    '\t',
    '*',
    '**',
    '@',
    '\u0000',
    '\ud800',
    '=',
    'while True:\n  pass\n',
  ];
  return tokens.toSpliced(place(tokens, chance), 0, pick(oddities, chance));
}

function place(tokens: readonly string[], chance: Chance): number {
  return Math.min(tokens.length - 1, Math.floor(chance() * tokens.length));
}

function pick<T>(items: readonly T[], chance: Chance): T {
  const [first] = items;
  const item = items[Math.floor(chance() * items.length)] ?? first;
  if (item === undefined) throw new Error('invariant: there is something to pick from');
  return item;
}
