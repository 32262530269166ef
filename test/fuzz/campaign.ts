import { chanceFrom, mutate } from './mutate';

export interface Campaign {
  readonly seeds: readonly string[];
  readonly programs: number;
  readonly firstSeed: number;
  readonly mostMilliseconds: number;
  /** Analyses a text; what it returns must be the same every time. */
  readonly analyse: (text: string) => string;
}

export interface Failure {
  readonly seed: number;
  readonly why: string;
  readonly text: string;
}

/** Every program that crashes, takes too long, or gives two answers. */
export function runCampaign({ seeds, programs, firstSeed, mostMilliseconds, analyse }: Campaign): Failure[] {
  const failures: Failure[] = [];
  for (let seed = firstSeed; seed < firstSeed + programs; seed += 1) {
    const text = mutate(seeds[seed % seeds.length] ?? '', chanceFrom(seed));
    const why = complaint(text, { mostMilliseconds, analyse });
    if (why !== undefined) failures.push({ seed, why, text });
  }
  return failures;
}

function complaint(text: string, { mostMilliseconds, analyse }: Pick<Campaign, 'mostMilliseconds' | 'analyse'>) {
  // This process's own work: other programs on the machine do not matter.
  const start = process.cpuUsage();
  try {
    const first = analyse(text);
    const milliseconds = process.cpuUsage(start).user / 1000;
    if (mostMilliseconds < milliseconds) return `took ${milliseconds.toFixed(0)} ms`;
    return analyse(text) === first ? undefined : 'two runs differ';
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
