// Writes made-up facts, to try the statement without a hub: node sample.mjs <folder> <enterprises>
import { createWriteStream, mkdirSync } from 'node:fs';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { readRulebook } from './catalog.mjs';
import { statementOf } from './statement.mjs';

const [folder, count] = [process.argv[2], Number(process.argv[3] ?? 10_000)];
const rulebook = readRulebook(resolve(import.meta.dirname, '../../catalog'), '2026.1');
const { columns } = statementOf(rulebook);
const divisions = rulebook.benchmarks.groups.flatMap((group) => group.divisions);
let state = 20260101;

/** 0 to 1; the same row of numbers every time. */
function share() {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
}

/** Nothing where a department did not answer, NaN where it has no record. */
function cell(name) {
  const absence = share();
  if (absence < 0.04) return '';
  if (absence < 0.08) return 'NaN';
  const field = rulebook.fields.get(/I\d\d\.\w+/.exec(name)?.[0]);
  if (/^(ANY|LISTED)/.test(name) || field?.kind === 'truth') return share() < 0.01 ? 1 : 0;
  if (field?.kind === 'choice') return Math.floor(share() ** 5 * field.choices.length);
  if (/^DAYS/.test(name)) return Math.floor(share() * 800) - 40;
  if (/^CNT/.test(name)) return Math.floor(share() ** 4 * 5);
  if (/^CARBON/.test(name) || field?.unit === '元') return scaled(name);
  if (/exceed/.test(name)) return (share() * 6).toFixed(2);
  if (/permit_.*_t|waste|monitor/.test(name)) return (60 + share() * 20).toFixed(2);
  return field?.unit === '%' ? (share() * 100).toFixed(2) : Math.floor(share() ** 3 * 60);
}

/** Amounts in yuan; fines, arrears and emissions far below revenue. */
function scaled(name) {
  const size = /^CARBON/.test(name) ? 1e3 : /fine|arrears|lost|exec|donation|interest/.test(name) ? 5e5 : 5e7;
  return (share() ** 2 * size).toFixed(2);
}

mkdirSync(folder, { recursive: true });
const file = createWriteStream(join(folder, 'facts.csv'));
file.write(`code,industry,${columns.map((name) => `"${name}"`).join(',')}\n`);
for (let i = 0; i < count; i++) {
  const industry = i % 50 === 0 ? '3011' : `${divisions[Math.floor(share() * divisions.length)]}10`;
  const line = `E${String(i).padStart(8, '0')},${industry},${columns.map(cell).join(',')}\n`;
  if (!file.write(line)) await once(file, 'drain');
}
file.end();
