// npm run fuzz -- [programs, default 20000] [first seed, default 1]
import { mkdirSync, writeFileSync } from 'node:fs';
import { runCampaign } from '../fuzz/campaign';
import { reportText, seedPrograms } from '../fuzz/subject';

const [programs = 20_000, firstSeed = 1] = process.argv.slice(2).map(Number);
const batch = 500;
let failed = 0;

for (let done = 0; done < programs; done += batch) {
  const failures = runCampaign({
    seeds: seedPrograms(),
    programs: Math.min(batch, programs - done),
    firstSeed: firstSeed + done,
    mostMilliseconds: 2000,
    analyse: reportText,
  });
  for (const { seed, why, text } of failures) {
    mkdirSync('out/fuzz', { recursive: true });
    writeFileSync(`out/fuzz/${String(seed)}.py`, text);
    console.log(`seed ${String(seed)} (out/fuzz/${String(seed)}.py): ${why}`);
  }
  failed += failures.length;
  console.log(`${String(Math.min(done + batch, programs))} programs, ${String(failed)} failures`);
}
process.exitCode = failed === 0 ? 0 : 1;
