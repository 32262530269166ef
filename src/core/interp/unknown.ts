/** Values that could not be worked out: each says why and where, and can be taught its shape by later code. */
import type { Range } from '../base/range';
import { int, tensor, tuple } from '../graph/make';
import type { ReasonCode } from '../graph/reason';
import type { UnknownValue, Value } from '../graph/value';
import { type Lesson, type Machine, placeOf, shownPlace } from './machine';
import { isLibrary } from './report';
import { message, type MessageArgs } from '../base/message';
import { UNKNOWN } from '../dims/dim';
import { formatShape } from '../dims/format';

/** `origin` names the expression, so that a `feed_dict` entry for it can teach its shape. */
export interface Lost {
  readonly code: ReasonCode;
  readonly template: string;
  readonly args?: MessageArgs;
  readonly origin?: string;
  readonly setting?: string;
}

export function lost(m: Machine, node: Range, why: Lost): Value {
  m.chances++;
  const origin = why.origin ?? originOf(m, node);
  const lesson = m.lessons.get(origin);
  if (lesson) return taught(lesson);
  return {
    kind: 'unknown',
    reason: {
      code: why.code,
      text: message(why.template, why.args),
      place: isLibrary(m) ? shownPlace(m, node) : placeOf(m, node),
      ...(why.setting === undefined ? {} : { setting: why.setting }),
    },
    origin,
  };
}

/** A part of an unknown value: as unknown as the whole, for the same reason. */
export function lostPart(m: Machine, whole: Value, part: string): Value {
  if (whole.kind !== 'unknown') return whole;
  const origin = `${whole.origin ?? ''}${part}`;
  const lesson = m.lessons.get(origin);
  return lesson ? taught(lesson) : { kind: 'unknown', reason: whole.reason, origin };
}

function originOf(m: Machine, node: Range): string {
  const { file, start, end } = isLibrary(m) ? shownPlace(m, node) : placeOf(m, node);
  return `${file}:${String(start)}:${String(end)}`;
}

function taught(lesson: Lesson): Value {
  if (lesson.form === 'number') return int(lesson.shape?.[0] ?? UNKNOWN);
  if (lesson.form === 'shape' && lesson.shape) return tuple(lesson.shape.map((dim) => int(dim)));
  const assumed = message(lesson.because, { shape: formatShape(lesson.shape) });
  return { ...tensor(lesson.shape, lesson.dtype, 'tf'), assumed };
}

/** Remembers a shape for the next evaluation; true when it is news. */
export function teach(m: Machine, value: Value, lesson: Lesson): boolean {
  if (value.kind !== 'unknown' || value.origin === undefined) return false;
  const known = m.learned.get(value.origin);
  if (known && (!known.isGuess || lesson.isGuess)) return false;
  m.learned.set(value.origin, lesson);
  return true;
}

/** The result of an operation on an unknown value: unknown for the same reason, at a place of its own. */
export function lostFrom(m: Machine, node: Range, part: UnknownValue, from: readonly Value[] = [part]): Value {
  const made = lost(m, node, { code: part.reason.code, template: part.reason.text });
  if (made.kind !== 'unknown') return made;
  return { ...made, reason: part.reason, ...(part.reason.code === 'parameter' ? { from } : {}) };
}
