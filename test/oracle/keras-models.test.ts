import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { dimToJson } from '../../src/core/dims/format';
import { modelsOf, type ModelSummary } from '../../src/core/facts/models';
import { diagnosticsOf } from '../../src/core/ide/diagnostics';
import { fileReport, type JsonContext } from '../../src/core/ide/report';
import { analysed } from '../support/analyse';

/** A whole program that real Keras 3.16 ran: every call of a layer, every model, and the error where there is one. */
interface Program {
  readonly id: string;
  readonly source: string;
  readonly ok: boolean;
  readonly calls: readonly RecordedCall[];
  readonly models: readonly RecordedModel[];
  readonly error_line?: number;
  readonly error_stack?: readonly number[];
  readonly error_message?: string;
  readonly error_layer?: { readonly ctor_line?: number; readonly add_line?: number };
  readonly mutation_line?: number;
}

interface RecordedCall {
  readonly class: string;
  readonly line: number;
  readonly ctor_line: number | null;
  /** One shape, or one for each output; null where the call failed. */
  readonly out: Shape | readonly Shape[] | null;
  readonly params?: number;
  readonly children?: readonly RecordedCall[];
}

interface RecordedModel {
  readonly var: string;
  readonly class: string;
  readonly built: boolean;
  readonly params: number;
  readonly trainable_params: number;
  readonly layers?: readonly Omit<RecordedCall, 'line'>[];
}

type Shape = readonly (number | null)[];

/** `wrong` contradicts Keras, `lost` says less than it. */
type Verdict = 'exact' | 'wrong' | 'lost';

interface Judged {
  readonly where: string;
  readonly verdict: Verdict;
  readonly said: string;
}

interface Diagnostic {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly line: number;
}

interface Seen {
  readonly program: Program;
  readonly calls: readonly Judged[];
  readonly models: readonly Judged[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The second file was recorded like the first, by Keras 3.16 with the NumPy backend; its programs are of other kinds, and have a fault each where they fail. */
const FILES = [
  { file: 'keras-models.jsonl.gz', programs: 411, calls: 3000, broken: 100 },
  { file: 'keras-programs.jsonl.gz', programs: 866, calls: 8000, broken: 600 },
];

for (const { file, programs, calls: leastCalls, broken: leastBroken } of FILES)
  describe(`oracle: programs that real Keras ran (${file})`, () => {
    let seen: readonly Seen[];

    before(function () {
      this.timeout(120_000);
      seen = programsOf(join('test', 'oracle', file)).map(look);
    });

    it('has all of them', () => {
      assert.equal(seen.length, programs);
      assert.ok(leastCalls < seen.flatMap(({ calls }) => calls).length);
    });

    it('contradicts Keras in no shape and in no count of parameters', () => {
      assert.deepEqual(lines(seen.flatMap(({ calls }) => calls).filter(({ verdict }) => verdict === 'wrong')), []);
    });

    it('contradicts Keras in no total of a model', () => {
      assert.deepEqual(lines(seen.flatMap(({ models }) => models).filter(({ verdict }) => verdict === 'wrong')), []);
    });

    it('works out 99 % of the calls', () => {
      const calls = seen.flatMap((each) => each.calls);
      const exact = calls.filter(({ verdict }) => verdict === 'exact');
      assert.ok(0.99 <= exact.length / calls.length, `${exact.length} of ${calls.length}`);
    });

    it('finds no error in a program that runs', () => {
      const errors = seen
        .filter(({ program }) => program.ok)
        .flatMap(({ program, diagnostics }) =>
          diagnostics.filter(isError).map((each) => `${program.id}:${each.line} ${each.message}`),
        );
      assert.deepEqual(errors, []);
    });

    it('finds 95 % of the errors, on a line that took part in them', () => {
      const broken = seen.filter(({ program }) => !program.ok);
      const missed = broken.filter(({ program, diagnostics }) => {
        const guilty = guiltyLines(program);
        return !diagnostics.some((each) => isFound(each) && guilty.has(each.line));
      });
      assert.ok(leastBroken < broken.length);
      assert.ok(
        missed.length / broken.length <= 0.05,
        missed.map(({ program }) => `${program.id} ${program.error_message ?? ''}`).join('\n'),
      );
    });
  });

const isError = ({ severity }: Diagnostic): boolean => severity === 'error';
const isFound = ({ severity }: Diagnostic): boolean => severity === 'error' || severity === 'warning';

function guiltyLines({
  error_stack,
  error_line,
  mutation_line,
  error_layer,
}: Program): ReadonlySet<number | undefined> {
  return new Set([...(error_stack ?? []), error_line, mutation_line, error_layer?.ctor_line, error_layer?.add_line]);
}

function lines(judged: readonly Judged[]): readonly string[] {
  return judged.map(({ where, said }) => `${where}: ${said}`);
}

function programsOf(file: string): readonly Program[] {
  const text = gunzipSync(readFileSync(file)).toString('utf8').trim();
  // The file is recorded once and has this form on every line.
  return text.split('\n').map((line) => JSON.parse(line) as Program);
}

interface Fact extends JsonContext {
  readonly api: string;
  readonly line: number;
  readonly constructorLine: number;
}

function look(program: Program): Seen {
  const document = analysed(program.source);
  const facts = fileReport(document).facts.flatMap(({ api, range, constructorRange, contexts }) =>
    contexts.map(
      (context): Fact => ({ ...context, api, line: range.start.line, constructorLine: constructorRange.start.line }),
    ),
  );
  const models = modelsOf(document.analysis.models, document.analysis.calls);
  return {
    program,
    calls: recordedCalls(program).map((call) => judgeCall(program, call, facts)),
    models: program.models.filter(({ built }) => built).map((model) => judgeModel(program, model, models)),
    diagnostics: diagnosticsOf(document).map((each) => ({ ...each, line: document.lines.line(each.start) })),
  };
}

/** Those inside of others too, and the layers of a Sequential model, which is applied where they are made. */
function recordedCalls({ calls, models }: Program): readonly RecordedCall[] {
  const inner = (call: RecordedCall): readonly RecordedCall[] => [call, ...(call.children ?? []).flatMap(inner)];
  const stacked = models
    .filter((model) => model.class === 'Sequential')
    .flatMap(({ layers = [] }) =>
      layers.flatMap((layer) => (layer.ctor_line === null ? [] : [{ ...layer, line: layer.ctor_line }])),
    );
  return [...calls.flatMap(inner), ...stacked].filter(({ out }) => out !== null);
}

function judgeCall({ id }: Program, call: RecordedCall, facts: readonly Fact[]): Judged {
  const where = `${id}:${call.line} ${call.class}`;
  const wanted = JSON.stringify(isShape(call.out) ? [call.out] : call.out);
  const here = facts.filter(
    (fact) => (fact.line === call.line || fact.constructorLine === call.ctor_line) && isOf(fact, call),
  );
  const same = here.filter(({ outputs }) => JSON.stringify(outputs) === wanted);
  if (0 < same.length) return judgeParams(where, call, same);
  const said = here.map(({ outputs }) => JSON.stringify(outputs)).join(' or ');
  const isLost = here.every(({ outputs }) => outputs === null);
  return { where, verdict: isLost ? 'lost' : 'wrong', said: `says ${said}, Keras ${wanted}` };
}

function isShape(out: RecordedCall['out']): out is Shape {
  return !Array.isArray(out?.[0]);
}

/** Operators and functions have other names in Keras's records; a model that is called is one whatever its class. */
function isOf({ api }: Fact, call: RecordedCall): boolean {
  if (call.class.startsWith('op:')) return true;
  return api === call.class || api.endsWith(`.${call.class}`) || api === 'keras.Model.__call__';
}

/** A layer that is used again has its weights already: its later calls count none. */
function judgeParams(where: string, { class: name, params }: RecordedCall, same: readonly Fact[]): Judged {
  const isRight =
    params === undefined || name.startsWith('op:') || same.some((fact) => fact.params === params || fact.params === 0);
  const said = `says ${same.map((fact) => String(fact.params)).join(' or ')} parameters, Keras ${String(params)}`;
  return { where, verdict: isRight ? 'exact' : 'wrong', said };
}

function judgeModel({ id }: Program, model: RecordedModel, models: readonly ModelSummary[]): Judged {
  const where = `${id} ${model.var}`;
  const own = models.filter(({ name }) => name === model.var);
  const totals = own.map(({ total, trainable }) => [dimToJson(total), dimToJson(trainable)]);
  const said = `says ${JSON.stringify(totals)}, Keras ${model.params} and ${model.trainable_params}`;
  if (totals.some(([all, trainable]) => all === model.params && trainable === model.trainable_params)) {
    return { where, verdict: 'exact', said };
  }
  return { where, verdict: totals.some(([all]) => typeof all === 'number') ? 'wrong' : 'lost', said };
}
