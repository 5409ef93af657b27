// Reads what the statement is made from: the catalog's fields and a version of the rulebook.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const read = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));

/** Fields by name (I16.cod_t) with what they yield: { kind, unit, choices }. */
function fieldsOf(catalog) {
  const files = readdirSync(join(catalog, 'departments')).filter((name) => name.endsWith('.json'));
  const interfaces = files.flatMap((name) => read(catalog, 'departments', name).interfaces);
  return new Map(interfaces.flatMap((i) => i.fields.map((field) => [`${i.id}.${field.name}`, yieldOf(field)])));
}

function yieldOf({ type, unit, values }) {
  switch (type.replace(/\(.*/, '')) {
    case 'money': return { kind: 'number', unit: '元' };
    case 'dec': case 'int': return { kind: 'number', unit: unit ?? '1' };
    case 'bool': return { kind: 'truth' };
    case 'date': return { kind: 'day' };
    case 'enum': return { kind: 'choice', choices: Object.keys(values) };
    default: return { kind: 'other' };
  }
}

export function readRulebook(catalog, version) {
  const file = (name) => read(catalog, 'rulebooks', version, `${name}.json`);
  const [rulebook, esg, negative, grading, benchmarks] = ['rulebook', 'esg', 'negative-list', 'grading', 'benchmarks'].map(file);
  const dimensions = esg.pillars.flatMap((pillar) => pillar.dimensions);
  return {
    ...rulebook,
    pillars: esg.pillars,
    dimensions,
    factors: dimensions.flatMap(factorsOf),
    items: negative.groups.flatMap((group) => group.items),
    attribute: grading.attribute,
    grades: grading.grades,
    benchmarks,
    fields: fieldsOf(catalog),
  };
}

export const factorsOf = (dimension) => dimension.indicators.flatMap((indicator) => indicator.factors);
