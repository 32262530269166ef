/** Methods of strings that cut them: `split`, `rsplit`, `partition`, `splitlines`. */
import { list, string, tuple } from '../../graph/make';
import type { Value } from '../../graph/value';
import { unknownText } from '../format-text';
import { argument, type Intrinsic, type Intrinsics } from './intrinsic';

export const SPLITS: Intrinsics = {
  'str.split': split((text, separator, most) => cut(text, separator, most)),
  'str.rsplit': split((text, separator, most) =>
    cut(mirrored(text), separator === undefined ? undefined : mirrored(separator), most)
      .map(mirrored)
      .reverse(),
  ),
  'str.splitlines': split((text) => text.replace(/\n$/, '').split('\n')),
  'str.partition': partition('indexOf', (text) => [text, '', '']),
  'str.rpartition': partition('lastIndexOf', (text) => ['', '', text]),
};

function split(body: (text: string, separator: string | undefined, most: number) => readonly string[]): Intrinsic {
  return (_, args) => {
    const [self, separator, most] = [argument(args, 0), argument(args, 1, 'sep'), argument(args, 2, 'maxsplit')];
    const limit = most.kind === 'none' ? -1 : most.kind === 'int' ? most.value : undefined;
    const isPlain = separator.kind === 'none' || (separator.kind === 'string' && separator.value !== '');
    if (self.kind !== 'string' || typeof limit !== 'number' || !isPlain) return list([], unknownText());
    return list(
      body(self.value, separator.kind === 'string' ? separator.value : undefined, limit < 0 ? Infinity : limit).map(
        string,
      ),
    );
  };
}

/** At most `most` cuts from the left; without a separator at white space. */
function cut(text: string, separator: string | undefined, most: number): readonly string[] {
  const whole = separator === undefined ? text.trim() : text;
  if (separator === undefined && whole === '') return [];
  const parts: string[] = [];
  let left = whole;
  while (parts.length < most) {
    const found = separator === undefined ? /\s+/.exec(left) : { index: left.indexOf(separator), 0: separator };
    if (!found || found.index < 0) break;
    parts.push(left.slice(0, found.index));
    left = left.slice(found.index + found[0].length);
  }
  return [...parts, left];
}

function mirrored(text: string): string {
  return Array.from(text).reverse().join('');
}

function partition(find: 'indexOf' | 'lastIndexOf', missing: (text: string) => readonly string[]): Intrinsic {
  return (_, args): Value => {
    const [self, separator] = [argument(args, 0), argument(args, 1)];
    if (self.kind !== 'string' || separator.kind !== 'string') return tuple(Array.from({ length: 3 }, unknownText));
    const at = self.value[find](separator.value);
    if (at < 0) return tuple(missing(self.value).map(string));
    return tuple([self.value.slice(0, at), separator.value, self.value.slice(at + separator.value.length)].map(string));
  };
}
