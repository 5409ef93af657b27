// The evaluation of a rulebook as one SQL statement: facts → values → scores → dimensions → pillars → total, coverage, grade.
import { factorsOf } from './catalog.mjs';
import { parse } from './expressions.mjs';
import { Writer, literal } from './nodes.mjs';

const now = { zero: false, before: false };
const absentIsZero = { zero: true, before: false };

/** { columns: names of the columns of facts, sql: a SELECT over the tables facts, groups and classes }. */
export function statementOf(rulebook) {
  const writer = new Writer(rulebook);
  const values = valuesOf(rulebook, writer);
  const conditions = conditionsOf(rulebook, writer);
  const steps = [
    ['leaves', 'facts', []], // Filled in below, when all leaves are known.
    ...values,
    ['judged', values.at(-1)[0], conditions],
    ['scored', 'judged', rulebook.factors.flatMap((factor) => scoreOf(factor, parse(factor.value, rulebook), rulebook.deadSourceScore))],
    ['dimensioned', 'scored', rulebook.dimensions.map((d) => `${mean(factorsOf(d).map((f) => [`s_${f.id}`, f.weight]))} AS ${d.id}`)],
    ['pillared', 'dimensioned', rulebook.pillars.map((p) => `${mean(p.dimensions.map((d) => [d.id, d.weight]))} AS ${p.id}`)],
    ['totalled', 'pillared', [`(${rulebook.pillars.map((p) => `${literal(p.weight)} * coalesce(${p.id}, 0)`).join(' + ')}) / 100 AS total`, `${coverageOf(rulebook)} AS coverage`]],
  ];
  steps[0][2] = leavesOf(writer, rulebook);
  const tables = steps.map(([name, from, added]) => `${name} AS ${name === 'leaves' ? 'MATERIALIZED ' : ''}(SELECT ${name === 'leaves' ? 'code' : '*'}, ${added.join(',\n  ')} FROM ${from}${name === 'leaves' ? joins : ''})`);
  const results = [...rulebook.factors.map((f) => `s_${f.id} AS ${f.id}`), ...rulebook.dimensions.map((d) => d.id), ...rulebook.pillars.map((p) => p.id)];
  return {
    columns: [...writer.columns.keys()],
    sql: `WITH ${tables.join(',\n')}\nSELECT code, ${results.join(', ')}, total, coverage, ${gradeOf(rulebook)} AS grade FROM totalled`,
  };
}

const joins = ' LEFT JOIN groups ON groups.division = industry[1:2] LEFT JOIN classes ON classes.class = industry';

function leavesOf(writer, rulebook) {
  const facts = [...writer.columns].flatMap(([name, i]) => [
    `"${name}" AS c${i}`,
    `(CASE WHEN "${name}" IS NULL THEN 4 WHEN isnan("${name}") THEN 1 ELSE 0 END)::UTINYINT AS a${i}`,
  ]);
  const own = new Set(rulebook.benchmarks.classes.flatMap((c) => Object.keys(c.values)));
  const benchmarks = Object.keys(rulebook.benchmarks.indicators);
  return [...facts, ...benchmarks.map((b) => `${own.has(b) ? `coalesce(classes.${b}, groups.${b})` : `groups.${b}`} AS b_${b}`), 'groups.place AS b_group'];
}

/** The factors' values, those that need others' after them; with the values a year before that YOY of a factor needs. */
function valuesOf(rulebook, writer) {
  const steps = [];
  const known = new Set();
  let left = rulebook.factors.map((factor) => ({ factor, tree: parse(factor.value, rulebook, factor.unit) }));
  while (left.length > 0) {
    const ready = left.filter(({ tree }) => factorsIn(tree).every((f) => known.has(f.id)));
    if (ready.length === 0) throw new Error('factors need each other');
    steps.push([`values${steps.length}`, steps.at(-1)?.[0] ?? 'leaves', ready.flatMap(({ factor, tree }) => valueOf(factor, tree, rulebook, writer))]);
    ready.forEach(({ factor }) => known.add(factor.id));
    left = left.filter((l) => !ready.includes(l));
  }
  return steps;
}

function valueOf(factor, tree, rulebook, writer) {
  const zero = /^ABS/.test(factor.missing);
  const isAskedBefore = rulebook.factors.some((f) => f.value.includes(`YOY(${factor.id}.x)`));
  return [false, ...(isAskedBefore ? [true] : [])].flatMap((before) => {
    const { value, why } = writer.number(tree, { zero, before });
    const name = `${factor.id}${before ? '_before' : ''}`;
    return [`${value} AS x_${name}`, `(${why})::UTINYINT AS y_${name}`];
  });
}

function factorsIn(tree) {
  if (tree === null || typeof tree !== 'object') return [];
  return tree.type === 'factor' ? [tree] : Object.values(tree).flatMap(factorsIn);
}

/** All conditions: to whom factors apply, the negative list, the green attribute, what grades ask besides scores. */
function conditionsOf(rulebook, writer) {
  const truth = (text) => writer.truth(parse(text, rulebook), absentIsZero);
  const uses = rulebook.attribute.useOfProceeds.map((use) => (use.holds === undefined
    ? writer.truth({ type: 'leaf', text: `LISTED(${use.inCatalogue})`, kind: 'truth', absent: 0 }, absentIsZero)
    : truth(use.holds)));
  const { factor, enough } = rulebook.attribute.revenueShare;
  const byRevenue = `(CASE WHEN y_${factor} = 0 THEN x_${factor} >= ${enough} WHEN y_${factor} <> 4 THEN false END)`;
  return [
    ...Object.entries(rulebook.conditions).map(([name, text]) => `${truth(text)} AS p_${name}`),
    ...rulebook.items.map((item) => `${truth(item.hit)} AS n_${item.id}`),
    ...rulebook.grades.map((grade) => `${grade.conditions.length === 0 ? 'true' : grade.conditions.map((c) => truth(c.holds)).join(' AND ')} AS g_${grade.id}`),
    `(${[...uses, byRevenue].join(' OR ')}) AS is_green`,
  ];
}

/** The score; NULL where the factor does not apply. */
function scoreOf(factor, tree, deadSourceScore) {
  const [x, y] = [`x_${factor.id}`, `y_${factor.id}`];
  const fails = factor.applies === 'ALL' ? '' : `WHEN NOT p_${factor.applies} THEN NULL `;
  const missing = factor.missing === 'MNA' ? 'NULL' : /^ABS/.test(factor.missing) ? deadSourceScore : factor.missing.slice(1);
  const score = `CASE ${fails}WHEN ${y} = 0 THEN ${scaleOf(factor.score, x, tree)} WHEN ${y} = 3 THEN 0 WHEN ${y} = 2 THEN NULL ELSE ${missing} END`;
  return [`(${score})::DOUBLE AS s_${factor.id}`];
}

/** PWL, STEP or MAP of a column. A value of a choice is its place in the catalog's list. */
function scaleOf(text, x, tree) {
  const [, kind, inner] = /^(PWL|STEP|MAP)[[{](.*)[\]}]$/.exec(text);
  const pairs = inner.split(',').map((pair) => pair.split(':'));
  if (kind === 'PWL') return piecewise(pairs.map((pair) => pair.map(Number)), x);
  const choices = tree.kind === 'truth' ? ['false', 'true'] : tree.choices;
  const cases = pairs.filter(([key]) => key !== 'else').map(([key, score]) => (kind === 'STEP'
    ? `WHEN ${x} <= ${literal(Number(key.slice(2)))} THEN ${literal(Number(score))}`
    : `WHEN ${x} = ${literal(choices.indexOf(key))} THEN ${literal(Number(score))}`));
  return `CASE ${cases.join(' ')} ELSE ${literal(kind === 'STEP' ? Number(pairs.at(-1)[1]) : 0)} END`;
}

function piecewise(points, x) {
  const lines = points.slice(1).map(([right, score], i) => {
    const [left, from] = points[i];
    return `WHEN ${x} <= ${literal(right)} THEN ${literal(from)} + ${literal(score - from)} * (${x} - ${literal(left)}) / ${literal(right - left)}`;
  });
  return `CASE WHEN ${x} <= ${literal(points[0][0])} THEN ${literal(points[0][1])} ${lines.join(' ')} ELSE ${literal(points.at(-1)[1])} END`;
}

/** The weighted mean of what is not NULL. */
function mean(parts) {
  const sum = parts.map(([column, weight]) => `coalesce(${literal(weight)} * ${column}, 0)`).join(' + ');
  const weights = parts.map(([column, weight]) => `(${column} IS NOT NULL)::DOUBLE * ${literal(weight)}`).join(' + ');
  return `(${sum}) / nullif(${weights}, 0)`;
}

/** The weight that rests on data in the weight that applies. */
function coverageOf(rulebook) {
  const weighed = (holds) => rulebook.factors.map((f) => `(${holds(f)})::DOUBLE * ${literal(f.weight)}`).join(' + ');
  const real = weighed((f) => `s_${f.id} IS NOT NULL AND y_${f.id} IN (0, 3)`);
  return `(${real}) / nullif(${weighed((f) => `s_${f.id} IS NOT NULL`)}, 0)`;
}

function gradeOf(rulebook) {
  const { insufficientBelow, cappedBelow, cappedAt } = rulebook.coverage;
  const cap = rulebook.grades.findIndex((g) => g.id === cappedAt);
  const floors = ({ total, ...pillars }) => [`total >= ${total}`, ...Object.entries(pillars).map(([id, floor]) => `${id} >= ${floor}`)].join(' AND ');
  const earned = rulebook.grades.map((g, i) => `WHEN ${floors(g.floors)} AND g_${g.id} THEN ${i < cap ? `CASE WHEN coverage < ${cappedBelow} THEN '${cappedAt}' ELSE '${g.id}' END` : `'${g.id}'`}`);
  const hit = rulebook.items.map((item) => `n_${item.id} IS TRUE`).join(' OR ');
  const open = rulebook.items.filter((item) => item.lookBack === 'current').map((item) => `n_${item.id} IS NULL`).join(' OR ');
  return `CASE WHEN ${hit} THEN 'NotGreen' WHEN ${open} THEN 'ToBeVerified' WHEN coalesce(coverage, 0) < ${insufficientBelow} THEN 'Insufficient' `
    + `WHEN is_green IS NULL THEN 'ToBeVerified' WHEN NOT is_green THEN 'NotGreen' ${earned.join(' ')} ELSE 'Ungraded' END`;
}
