// Reads expressions of the rulebook into trees whose leaves are the calls that read facts.
import { combine, fits, measure, pure } from './units.mjs';

const words = /\s*(?:(?<unit>\[[^\]]*\])|(?<months>\d+m)\b|(?<number>\d+(?:\.\d+)?)|(?<name>[A-Za-z_]\w*)|(?<symbol><=|>=|<>|[<>=+\-*/(){},.]))/gy;
const readers = new Set(['LAST', 'SUM12', 'AVG12', 'SUM4Q', 'ANN', 'CNT', 'SUM', 'WORST', 'ANY', 'DAYS']);
const comparisons = new Set(['=', '<>', '<', '<=', '>', '>=']);

/** The tree of an expression; with a unit, of a number in that unit. */
export function parse(text, rulebook, unit) {
  const parser = new Parser(text, rulebook);
  const tree = parser.any();
  if (parser.word !== undefined) parser.fail('the end is needed');
  return unit === undefined || tree.kind !== 'number' ? tree : convert(tree, measure(unit), text);
}

/** A tree with its number in another unit. */
function convert(tree, to, text) {
  if (!fits(tree.measure, to)) throw new Error(`${text}: units differ`);
  const tens = tree.measure.tens - to.tens;
  return tens === 0 ? tree : { type: 'convert', tens, inner: tree, kind: 'number', measure: to };
}

class Parser {
  constructor(text, rulebook) {
    this.text = text;
    this.rulebook = rulebook;
    this.words = [...text.matchAll(words)].map((m) => ({ ...m.groups, text: m[0].trim(), start: m.index + m[0].length - m[0].trimStart().length, end: m.index + m[0].length }));
    this.at = 0;
    if ((this.words.at(-1)?.end ?? 0) !== text.trimEnd().length) throw new Error(`${text}: not understood`);
  }

  get word() { return this.words[this.at]; }
  is(text) { return this.word?.text === text; }
  take() { return this.words[this.at++] ?? this.fail('more is needed'); }
  tryTake(text) { return this.is(text) && Boolean(this.take()); }
  expect(text) { return this.is(text) ? this.take() : this.fail(`${text} is needed`); }
  fail(reason) { throw new Error(`${this.text}: at ${this.word?.text ?? 'the end'}: ${reason}`); }

  any() { return this.chain('or', () => this.chain('and', () => this.negation())); }

  chain(word, next) {
    let left = next();
    while (this.tryTake(word)) left = { type: 'logic', word, left, right: next(), kind: 'truth' };
    return left;
  }

  negation() {
    return this.tryTake('not') ? { type: 'not', inner: this.negation(), kind: 'truth' } : this.comparison();
  }

  comparison() {
    const left = this.sum();
    if (this.is('in')) return this.among(left);
    if (!comparisons.has(this.word?.text)) return left;
    const operator = this.take().text;
    if (left.kind === 'choice') return { type: 'among', left, places: [this.place(left)], negated: operator === '<>', kind: 'truth' };
    return { type: 'compare', operator, left, right: this.alike(left, this.sum()), kind: 'truth' };
  }

  among(left) {
    this.take();
    this.expect('{');
    const places = [this.place(left)];
    while (this.tryTake(',')) places.push(this.place(left));
    this.expect('}');
    return { type: 'among', left, places, negated: false, kind: 'truth' };
  }

  place(choice) {
    const place = choice.choices.indexOf(this.take().text);
    return place >= 0 ? place : this.fail(`one of ${choice.choices} is needed`);
  }

  alike(left, right) { return left.kind === 'number' ? convert(right, left.measure, this.text) : right; }

  sum() {
    let left = this.product();
    while (this.is('+') || this.is('-')) {
      const operator = this.take().text;
      left = { type: 'arithmetic', operator, left, right: this.alike(left, this.product()), kind: 'number', measure: left.measure };
    }
    return left;
  }

  product() {
    let left = this.primary();
    while (this.is('*') || this.is('/')) {
      const operator = this.take().text;
      const from = this.word.start;
      const right = this.primary();
      const below = this.text.slice(from, this.words[this.at - 1].end);
      left = operator === '*'
        ? { type: 'arithmetic', operator, left, right, kind: 'number', measure: combine(left.measure, right.measure, 1) }
        : { type: 'quotient', left, right, mustBePositive: this.rulebook.mustBePositive.some((f) => below.endsWith(`(${f})`)), kind: 'number', measure: combine(left.measure, right.measure, -1) };
    }
    return left;
  }

  primary() {
    const word = this.take();
    if (word.number !== undefined) return this.constant(Number(word.number));
    if (word.text === '(') {
      const inner = this.any();
      this.expect(')');
      return inner;
    }
    if (word.name === undefined) this.fail('a value is needed before it');
    if (readers.has(word.name)) return this.leaf(word);
    if (['MIN', 'MAX', 'ABS', 'YOY'].includes(word.name)) return this.call(word.name);
    if (word.name === 'true' || word.name === 'false') return { type: 'constant', value: word.name === 'true' ? 1 : 0, kind: 'truth' };
    this.expect('.');
    return this.named(word, this.take().text);
  }

  constant(value) {
    return { type: 'constant', value, kind: 'number', measure: this.word?.unit === undefined ? pure : measure(this.take().unit.slice(1, -1)) };
  }

  named(word, name) {
    if (word.name === 'CARBON') return { type: 'leaf', text: `CARBON.${name}`, absent: 0, kind: 'number', measure: measure('tCO2') };
    if (word.name === 'B' && name === 'group') return { type: 'group', kind: 'choice', choices: this.rulebook.benchmarks.groups.map((g) => g.id) };
    if (word.name === 'B') return { type: 'benchmark', name, kind: 'number', measure: measure(this.rulebook.benchmarks.indicators[name].unit) };
    const factor = this.rulebook.factors.find((f) => f.id === word.name) ?? this.fail(`no factor ${word.name}`);
    return { type: 'factor', id: factor.id, kind: 'number', measure: measure(factor.unit) };
  }

  call(name) {
    this.expect('(');
    const parts = [this.any()];
    while (this.tryTake(',')) parts.push(this.alike(parts[0], this.any()));
    this.expect(')');
    if (name === 'YOY') return { type: 'yearOnYear', inner: parts[0], kind: 'number', measure: pure };
    if (name === 'ABS') return { type: 'absolute', inner: parts[0], kind: 'number', measure: parts[0].measure };
    return { type: 'extreme', name, parts, kind: 'number', measure: parts[0].measure };
  }

  /** A call that reads facts: taken as text up to its closing parenthesis, which is also the name of its column. */
  leaf(word) {
    this.expect('(');
    const section = this.take().text;
    const field = this.tryTake('.') ? `${section}.${this.take().text}` : null;
    for (let depth = 1; depth > 0;) {
      const next = this.take().text;
      depth += next === '(' ? 1 : next === ')' ? -1 : 0;
    }
    const text = this.text.slice(word.start, this.words[this.at - 1].end);
    const from = field === null ? null : this.rulebook.fields.get(field) ?? this.fail(`no field ${field}`);
    return { type: 'leaf', text, ...this.yieldOf(word.name, field, from) };
  }

  /** What a leaf yields, and the value it has where "no record" counts as a value. */
  yieldOf(name, field, from) {
    if (name === 'CNT') return { kind: 'number', measure: pure, absent: 0 };
    if (name === 'ANY') return { kind: 'truth', absent: 0 };
    if (name === 'DAYS') return { kind: 'number', measure: measure('天'), absent: null };
    if (name === 'WORST') return { ...from, absent: from.choices.indexOf(this.rulebook.ranks[field][0]) };
    return { ...from, measure: from.kind === 'number' ? measure(from.unit) : pure, absent: from.kind === 'choice' ? -1 : 0 };
  }
}
