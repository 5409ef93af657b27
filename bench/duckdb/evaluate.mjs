// Evaluates a folder of facts in DuckDB, on one thread, and says how long it took. See README.md.
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { readRulebook } from './catalog.mjs';
import { statementOf } from './statement.mjs';

const { values: options, positionals: [folder] } = parseArgs({
  allowPositionals: true,
  options: {
    catalog: { type: 'string', default: resolve(import.meta.dirname, '../../catalog') },
    rulebook: { type: 'string', default: '2026.1' },
    repeat: { type: 'string', default: '5' },
    out: { type: 'string' },
    columns: { type: 'boolean', default: false },
    sql: { type: 'boolean', default: false },
  },
});

const rulebook = readRulebook(options.catalog, options.rulebook);
const { columns, sql } = statementOf(rulebook);

if (options.columns || options.sql) {
  console.log(options.columns ? columns.join('\n') : sql);
} else if (folder === undefined) {
  console.error('Usage: node evaluate.mjs <folder with facts*.parquet or facts*.csv> [--out scores.csv] [--repeat 5]\n       node evaluate.mjs --columns | --sql');
  process.exitCode = 1;
} else {
  await evaluate();
}

async function evaluate() {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE facts AS SELECT * FROM ${source()}`);
  await writeBenchmarks(connection);
  const count = Number((await connection.runAndReadAll('SELECT count(*) FROM facts')).getRows()[0][0]);
  const times = [];
  for (let i = 0; i < Number(options.repeat); i++) {
    const start = process.hrtime.bigint();
    await connection.run(`CREATE OR REPLACE TABLE scores AS ${sql}`);
    times.push(Number(process.hrtime.bigint() - start) / 1e9);
  }
  await connection.run(`COPY (FROM scores ORDER BY code) TO '${quoted(options.out ?? join(folder, 'scores.csv'))}' (HEADER)`);
  report(count, times.sort((a, b) => a - b), await connection.runAndReadAll('SELECT grade, count(*) FROM scores GROUP BY grade ORDER BY grade'));
}

function report(count, times, grades) {
  const median = times[Math.floor(times.length / 2)];
  const figures = (seconds) => `${((seconds / count) * 1e6).toFixed(2)} µs an enterprise, ${Math.round(count / seconds)} enterprises a second`;
  console.log(`${count} enterprises, rulebook ${rulebook.version}, 1 thread, ${times.length} times`);
  console.log(`best   ${figures(times[0])}\nmedian ${figures(median)}`);
  console.log(grades.getRows().map(([grade, number]) => `${grade} ${number}`).join(', '));
}

/** Parquet if there is some, else CSV; every column but the two keys is a DOUBLE. */
function source() {
  const files = readdirSync(folder).filter((name) => /^facts.*\.(parquet|csv)$/.test(name));
  const ending = files.some((name) => name.endsWith('.parquet')) ? 'parquet' : 'csv';
  if (files.length === 0) throw new Error(`${folder} has no facts*.parquet and no facts*.csv`);
  const path = quoted(join(folder, `facts*.${ending}`));
  const types = ['code', 'industry'].map((name) => `'${name}': 'VARCHAR'`).concat(columns.map((name) => `'${quoted(name)}': 'DOUBLE'`));
  return ending === 'parquet' ? `read_parquet('${path}')` : `read_csv('${path}', header = true, types = {${types.join(', ')}})`;
}

async function writeBenchmarks(connection) {
  const { indicators, groups, classes } = rulebook.benchmarks;
  const names = Object.keys(indicators);
  const declared = names.map((name) => `${name} DOUBLE`).join(', ');
  const valuesOf = (values) => names.map((name) => values[name] ?? 'NULL').join(', ');
  await connection.run(`CREATE TABLE groups (division VARCHAR, place DOUBLE, ${declared})`);
  await connection.run(`CREATE TABLE classes (class VARCHAR, ${declared})`);
  const divisions = groups.flatMap((group, place) => group.divisions.map((division) => `('${division}', ${place}, ${valuesOf(group.values)})`));
  await connection.run(`INSERT INTO groups VALUES ${divisions.join(', ')}`);
  if (classes.length > 0) await connection.run(`INSERT INTO classes VALUES ${classes.map((c) => `('${c.class}', ${valuesOf(c.values)})`).join(', ')}`);
}

function quoted(text) {
  return text.replaceAll("'", "''");
}
