// Makes texts that have much in common small: what occurs again and again moves into a list of parts, which stand in the texts, and
// in each other, as codes of two characters. This is Re-Pair (Larsson and Moffat, 2000) on words.

/** How codes may begin; those that occur in a text are left alone. */
const POSSIBLE_MARKS = '$?^|&~@%`!;#';
const CODES_PER_MARK = 90;
/** The character of the first code: behind the quotation mark, which would have to be escaped. */
const FIRST = 35;
/** Pairs that become parts in one pass over the texts. They have no symbol in common. */
const PAIRS_PER_PASS = 48;
/** What a part has to save, in bytes. */
const LEAST_GAIN = 12;

/**
 * @param {readonly string[]} texts
 * @returns {{ packed: string[], parts: string[], marks: string }} `unpackSource` puts the parts back.
 */
export function packTexts(texts) {
  const marks = [...POSSIBLE_MARKS].filter((mark) => !texts.some((text) => text.includes(mark))).join('');
  const state = symbolsOf(texts);
  const words = state.contents.length;
  let pairs = bestPairs(state);
  while (0 < pairs.length && state.contents.length + pairs.length <= words + marks.length * CODES_PER_MARK) {
    merge(state, pairs);
    pairs = bestPairs(state);
  }
  return { ...written(state, words, marks), marks };
}

/** JavaScript for a function that unpacks a text. */
export function unpackSource({ parts, marks }) {
  const pattern = `[${marks.replace(/[\]^\\-]/g, '\\$&')}].`;
  const place = `${JSON.stringify(marks)}.indexOf(code[0]) * ${CODES_PER_MARK} + code.charCodeAt(1) - ${FIRST}`;
  return `const parts = ${JSON.stringify(parts)}, known = [];
    const part = (at) => (known[at] ??= unpack(parts[at]));
    const unpack = (text) => text.replace(/${pattern}/gs, (code) => part(${place}));`;
}

/** A text is a sequence of symbols. A symbol stands for a word or for a pair of symbols. */
function symbolsOf(texts) {
  const ids = new Map();
  const contents = [];
  const idOf = (word) => {
    if (!ids.has(word)) ids.set(word, contents.push(word) - 1);
    return ids.get(word);
  };
  const sequences = texts.map((text) => (text.match(/\w+|\s+|[^\w\s]/g) ?? []).map(idOf));
  return { sequences, contents, widths: contents.map((word) => JSON.stringify(word).length - 2) };
}

/** The neighbours that save most as a part. */
function bestPairs({ sequences, contents, widths }) {
  const counts = new Map();
  for (const sequence of sequences)
    for (let i = 0; i + 1 < sequence.length; i++) {
      const key = sequence[i] * contents.length + sequence[i + 1];
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  const taken = new Set();
  return [...counts]
    .map(([key, count]) => ({ pair: [Math.floor(key / contents.length), key % contents.length], count }))
    .map(({ pair, count }) => ({ pair, gain: (count - 1) * (widths[pair[0]] + widths[pair[1]] - 2) }))
    .filter(({ pair, gain }) => LEAST_GAIN < gain && pair[0] !== pair[1])
    .sort((a, b) => b.gain - a.gain)
    .slice(0, PAIRS_PER_PASS)
    .filter(({ pair }) => !pair.some((id) => taken.has(id)) && pair.map((id) => taken.add(id)))
    .map(({ pair }) => pair);
}

function merge(state, pairs) {
  const { contents, widths } = state;
  const following = new Map(pairs.map(([a, b]) => [a, { b, made: contents.push([a, b]) - 1 }]));
  for (let i = widths.length; i < contents.length; i++) widths.push(2);
  state.sequences = state.sequences.map((sequence) => {
    const merged = [];
    for (let i = 0; i < sequence.length; i++) {
      const pair = following.get(sequence[i]);
      const isPair = pair !== undefined && sequence[i + 1] === pair.b;
      merged.push(isPair ? pair.made : sequence[i]);
      if (isPair) i++;
    }
    return merged;
  });
}

/** The sequences as texts. A pair that occurs once is written out. */
function written({ sequences, contents }, words, marks) {
  const uses = new Array(contents.length).fill(0);
  for (const sequence of [...sequences, ...contents.slice(words)]) for (const id of sequence) uses[id]++;
  const parts = [];
  const codes = new Map();
  const codeOf = (id) => {
    if (!codes.has(id)) {
      const at = parts.push('') - 1;
      codes.set(id, marks[Math.floor(at / CODES_PER_MARK)] + String.fromCharCode(FIRST + (at % CODES_PER_MARK)));
      parts[at] = contents[id].map(textOf).join('');
    }
    return codes.get(id);
  };
  const textOf = (id) => {
    if (id < words) return contents[id];
    return uses[id] === 1 ? contents[id].map(textOf).join('') : codeOf(id);
  };
  return { packed: sequences.map((sequence) => sequence.map(textOf).join('')), parts };
}
