/** Methods of strings. */
import { UNKNOWN } from '../../dims/dim';
import { bool, int, string } from '../../graph/make';
import type { Value } from '../../graph/value';
import { formatBraces, joinedText, shortText, textOf, unknownText } from '../format-text';
import { iterate } from '../iterate';
import { SPLITS } from './split';
import { argument, atRunTime, type Intrinsic, type Intrinsics, notFollowed } from './intrinsic';

export const STRINGS: Intrinsics = {
  'str.format': (m, args, node) => {
    const self = argument(args, 0);
    return self.kind === 'string'
      ? formatBraces(self.value, args.positional.slice(1), args.keywords)
      : notFollowed(m, node, 'format');
  },
  'str.join': (m, args, node) => {
    const self = argument(args, 0);
    const { items, rest } = iterate(m, argument(args, 1), node);
    const texts = items.flatMap((item) => textOf(item) ?? []);
    const made = self.kind === 'string' && !rest ? joinedText(texts, self.value) : undefined;
    return made === undefined || texts.length < items.length ? unknownText() : string(made);
  },
  ...SPLITS,
  'str.lower': onText((text) => string(text.toLowerCase())),
  'str.upper': onText((text) => string(text.toUpperCase())),
  'str.capitalize': onText((text) => string(text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase())),
  'str.title': onText((text) => string(text.replace(/\b\w/g, (letter) => letter.toUpperCase()))),
  'str.strip': onText((text, characters) =>
    string(characters === undefined ? text.trim() : strip(strip(text, characters, 'left'), characters, 'right')),
  ),
  'str.lstrip': onText((text, characters) =>
    string(characters === undefined ? text.trimStart() : strip(text, characters, 'left')),
  ),
  'str.rstrip': onText((text, characters) =>
    string(characters === undefined ? text.trimEnd() : strip(text, characters, 'right')),
  ),
  'str.startswith': anyText((text, start) => text.startsWith(start)),
  'str.endswith': anyText((text, end) => text.endsWith(end)),
  'str.replace': onText((text, from, to = '') => {
    if (from === undefined) return string(text);
    if (LONGEST < (1 + text.length) * (1 + to.length)) return unknownText();
    return shortText(text.replaceAll(from, to));
  }),
  'str.find': onText((text, part) => int(text.indexOf(part ?? ''))),
  'str.count': onText((text, part) => int(text.split(part ?? '').length - 1)),
  'str.index': onText((text, part) => foundAt(text.indexOf(part ?? ''))),
  'str.rfind': onText((text, part) => int(text.lastIndexOf(part ?? ''))),
  'str.rindex': onText((text, part) => foundAt(text.lastIndexOf(part ?? ''))),
  'str.isdigit': onText((text) => bool(/^\p{Nd}+$/u.test(text))),
  'str.isdecimal': onText((text) => bool(/^\p{Nd}+$/u.test(text))),
  'str.isnumeric': onText((text) => bool(/^\p{N}+$/u.test(text))),
  'str.isalpha': onText((text) => bool(/^\p{L}+$/u.test(text))),
  'str.isalnum': onText((text) => bool(/^[\p{L}\p{N}]+$/u.test(text))),
  'str.isspace': onText((text) => bool(/^\s+$/.test(text))),
  'str.isupper': onText((text) => bool(text === text.toUpperCase() && text !== text.toLowerCase())),
  'str.islower': onText((text) => bool(text === text.toLowerCase() && text !== text.toUpperCase())),
  'str.swapcase': onText((text) =>
    string(text.replace(/\p{L}/gu, (each) => (each === each.toLowerCase() ? each.toUpperCase() : each.toLowerCase()))),
  ),
  'str.casefold': onText((text) => string(text.toLowerCase())),
  'str.removeprefix': onText((text, start = '') => string(text.startsWith(start) ? text.slice(start.length) : text)),
  'str.removesuffix': onText((text, end = '') =>
    string(text.endsWith(end) ? text.slice(0, text.length - end.length) : text),
  ),
  'str.zfill': padded((text, width) => text.padStart(width, '0')),
  'str.ljust': padded((text, width, fill) => text.padEnd(width, fill)),
  'str.rjust': padded((text, width, fill) => text.padStart(width, fill)),
  'str.center': padded((text, width, fill) => text.padStart((text.length + width) >> 1, fill).padEnd(width, fill)),
  'str.encode': (_, args) => argument(args, 0),
  'str.decode': (_, args) => argument(args, 0),
};

/** Python raises where the part is not there; the program goes on as if it were. */
function foundAt(at: number): Value {
  return int(at < 0 ? UNKNOWN : at);
}

const LONGEST = 10_000_000;

/** A text made as long as the second argument says. */
function padded(body: (text: string, width: number, fill: string) => string): Intrinsic {
  return (_, args) => {
    const [self, width, fill] = [argument(args, 0), argument(args, 1), argument(args, 2)];
    return self.kind === 'string' && width.kind === 'int' && Number(width.value) < LONGEST
      ? string(body(self.value, Number(width.value), fill.kind === 'string' ? fill.value : ' '))
      : unknownText();
  };
}

/** A function of texts that are all known. */
function onText(body: (text: string, ...rest: (string | undefined)[]) => Value): Intrinsic {
  return (_, args) => {
    const texts = args.positional.map((value) =>
      value.kind === 'string' ? value.value : value.kind === 'none' ? undefined : null,
    );
    const [text, ...rest] = texts;
    if (typeof text !== 'string' || rest.some((each) => each === null)) return unknownText();
    return body(text, ...rest.map((each) => each ?? undefined));
  };
}

function strip(text: string, characters: string, side: 'left' | 'right'): string {
  let [from, to] = [0, text.length];
  while (side === 'left' && from < to && characters.includes(text[from] ?? '')) from++;
  while (side === 'right' && from < to && characters.includes(text[to - 1] ?? '')) to--;
  return text.slice(from, to);
}

/** One text, or a tuple of several of which one is enough. */
function anyText(test: (text: string, part: string) => boolean): Intrinsic {
  return (m, args, node) => {
    const [self, wanted] = [argument(args, 0), argument(args, 1)];
    const parts = wanted.kind === 'tuple' ? wanted.items : [wanted];
    const texts = parts.flatMap((part) => (part.kind === 'string' ? part.value : []));
    if (self.kind !== 'string' || texts.length < parts.length) return atRunTime(m, node, 'this test of a text');
    return bool(texts.some((part) => test(self.value, part)));
  };
}
