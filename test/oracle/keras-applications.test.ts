import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { isNumber } from '../../src/core/dims/compare';
import { shapeToJson } from '../../src/core/dims/format';
import { modelsOf, type ModelSummary } from '../../src/core/facts/models';
import { parametersOf } from '../../src/core/facts/parameters';
import { inner, weightsOf, type AnyLayer } from '../../src/core/graph/weights';
import { diagnosticsOf } from '../../src/core/ide/diagnostics';
import type { Document } from '../../src/core/ide/document';
import { fileReport } from '../../src/core/ide/report';
import { analysed } from '../support/analyse';

/** What Keras 3.16 built for every model of keras.applications, without weights. */
interface Recorded {
  readonly min_size: number;
  readonly top: Variant & { readonly layers: readonly RecordedLayer[] };
  readonly notop: Variant;
}

interface Variant {
  readonly input_shape: Shape;
  readonly output_shape: Shape;
  readonly params: number;
  readonly trainable_params: number;
  readonly n_layers: number;
}

interface RecordedLayer {
  readonly name: string;
  readonly class: string;
  readonly out: Shape;
  readonly params?: number;
  readonly trainable_params?: number;
  /** False for an operator between tensors. */
  readonly is_layer?: boolean;
}

type Shape = readonly (number | null)[];

const MODELS = recordings(join('test', 'oracle', 'keras-applications.json.gz'));

function recordings(file: string): readonly (readonly [string, Recorded])[] {
  // The file is recorded once and has this form.
  const { models } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as {
    readonly models: Readonly<Record<string, Recorded>>;
  };
  return Object.entries(models);
}

/** The report of a program that builds the model with these arguments. */
function built(name: string, args: string): Document {
  return analysed(`import keras\nbase = keras.applications.${name}(${args})\n`);
}

function modelIn({ analysis, file }: Document): ModelSummary {
  const [model, ...others] = modelsOf(analysis.models, analysis.calls).filter(({ place }) => place.file === file);
  assert.ok(model, 'there is a model');
  assert.equal(others.length, 0, 'and no other');
  return model;
}

function summarised(name: string, args: string): Variant {
  const { inputs, outputs, total, trainable, layers } = modelIn(built(name, args));
  assert.ok(isNumber(total) && isNumber(trainable));
  return {
    input_shape: plain(inputs[0]),
    output_shape: plain(outputs[0]),
    params: total,
    trainable_params: trainable,
    n_layers: layers,
  };
}

function plain(shape: Parameters<typeof shapeToJson>[0]): Shape {
  const lengths = shapeToJson(shape);
  assert.ok(lengths);
  return lengths.map((each) => (typeof each === 'string' ? null : each));
}

const of = ({ input_shape, output_shape, params, trainable_params, n_layers }: Variant): Variant => ({
  input_shape,
  output_shape,
  params,
  trainable_params,
  n_layers,
});

const messages = (document: Document): readonly string[] => diagnosticsOf(document).map(({ message }) => message);

describe('oracle: keras.applications', () => {
  it('has all of them', () => {
    assert.equal(MODELS.length, 40);
  });

  for (const [name, { top, notop, min_size: smallest }] of MODELS) {
    describe(name, () => {
      it('has the totals and shapes of Keras', () => {
        assert.deepEqual(summarised(name, 'weights=None'), of(top));
        assert.deepEqual(summarised(name, 'weights=None, include_top=False'), of(notop));
      });

      it('has the layers of Keras in its order', () => {
        const document = built(name, 'weights=None');
        const layers = top.layers.filter((layer) => layer.is_layer !== false);
        assert.deepEqual(layersOf(document), layers.map(recordedLine));
      });

      it('leaves no fact and no finding of its own', () => {
        const document = built(name, 'weights=None');
        assert.deepEqual(fileReport(document).facts, []);
        assert.deepEqual(messages(document), []);
        const { place, className } = modelIn(document);
        assert.equal(document.text.slice(place.start, place.end), `keras.applications.${name}(weights=None)`);
        assert.equal(className, 'Functional');
      });

      it('takes its smallest size and says so of a smaller one', () => {
        assert.deepEqual(messages(built(name, sized(smallest))), []);
        const [message = ''] = messages(built(name, sized(smallest - 1)));
        assert.ok(message.startsWith(`Input size must be at least ${smallest}x${smallest}; Received`), message);
        assert.ok(message.includes(`(${smallest - 1}, ${smallest - 1}, 3)`), message);
      });

      it('pools', () => {
        const channels = notop.output_shape.at(-1);
        for (const pooling of ['avg', 'max']) {
          const { output_shape, params } = summarised(name, `weights=None, include_top=False, pooling='${pooling}'`);
          assert.deepEqual(output_shape, [null, channels]);
          assert.equal(params, notop.params);
        }
      });

      it('has as many classes as asked for', () => {
        const { output_shape, params } = summarised(name, 'weights=None, classes=7');
        assert.deepEqual(output_shape, [null, 7]);
        assert.equal(params, top.params - headParameters(top.layers) + (headParameters(top.layers) / 1000) * 7);
      });

      it('is applied to images of another size', () => {
        const document = analysed(
          [
            'import keras',
            `base = keras.applications.${name}(include_top=False, weights=None)`,
            'base.trainable = False',
            'x = keras.Input((224, 224, 3))',
            'y = base(x, training=False)',
          ].join('\n'),
        );
        const [, call] = fileReport(document).facts;
        const [context] = call?.contexts ?? [];
        assert.equal(call?.api, 'keras.Model.__call__');
        const direct = summarised(name, sized(224));
        // A NASNet without sizes is another graph, in which cells of 224 pixels do not meet.
        assert.deepEqual(context?.outputs, direct.params === notop.params ? [direct.output_shape] : null);
        assert.equal(context.params, direct.params === notop.params ? notop.params : null);
        assert.equal(modelIn(document).trainable, 0);
      });
    });
  }
});

const sized = (size: number): string => `weights=None, include_top=False, input_shape=(${size}, ${size}, 3)`;

function headParameters(layers: readonly RecordedLayer[]): number {
  return layers.findLast(({ params }) => params !== undefined && 0 < params)?.params ?? 0;
}

function layersOf(document: Document): readonly string[] {
  const { model } = modelIn(document);
  assert.ok(model);
  const shapes = new Map(document.analysis.calls.map(({ layer, outputs }) => [layer, outputs[0]?.shape]));
  return inner(model).map((layer) => {
    const { total, trainable } = parametersOf(weightsOf(layer));
    return line([nameOf(layer), classOf(layer), plain(shapes.get(layer)), total, trainable]);
  });
}

const recordedLine = ({ name, class: type, out, params = 0, trainable_params = params }: RecordedLayer): string =>
  line([name, type, out, params, trainable_params]);

const line = (parts: readonly unknown[]): string => JSON.stringify(parts);

const nameOf = ({ state }: AnyLayer): string | undefined => state.name ?? state.automaticName;

function classOf(layer: AnyLayer): string {
  return layer.kind === 'model' ? layer.className : layer.api.slice(layer.api.lastIndexOf('.') + 1);
}
