// Trees as SQL. A number is a pair: its value, and why there is none: 0 there is one, 1 no record, 2 undefined, 3 a divisor that must be
// positive is not, 4 not there. Of two reasons the greater holds. A condition is a BOOLEAN; NULL is unknown.

/** Writes trees over columns; collects the leaves and the factors a year before that it meets. */
export class Writer {
  constructor(rulebook) {
    this.rulebook = rulebook;
    this.columns = new Map();
  }

  /** The number of a tree. In mode.zero "no record" stands for a value; mode.before is 12 months before. */
  number(tree, mode) {
    switch (tree.type) {
      case 'constant': return { value: literal(tree.value), why: '0' };
      case 'leaf': return this.leaf(tree, mode);
      case 'benchmark': return { value: `b_${tree.name}`, why: `CASE WHEN b_${tree.name} IS NULL THEN 4 ELSE 0 END` };
      case 'group': return { value: 'b_group', why: 'CASE WHEN b_group IS NULL THEN 4 ELSE 0 END' };
      case 'factor': return { value: `x_${tree.id}${mode.before ? '_before' : ''}`, why: `y_${tree.id}${mode.before ? '_before' : ''}` };
      case 'convert': return this.map(tree.inner, mode, (v) => (tree.tens > 0 ? `(${v} * ${literal(10 ** tree.tens)})` : `(${v} / ${literal(10 ** -tree.tens)})`));
      case 'absolute': return this.map(tree.inner, mode, (v) => `abs(${v})`);
      case 'arithmetic': return this.arithmetic(tree, mode);
      case 'quotient': return this.quotient(tree, mode);
      case 'extreme': return this.extreme(tree, mode);
      case 'yearOnYear': return this.yearOnYear(tree, mode);
      default: throw new Error(`${tree.type} is no number`);
    }
  }

  /** The truth of a tree. */
  truth(tree, mode) {
    switch (tree.type) {
      case 'logic': return `(${this.truth(tree.left, mode)} ${tree.word.toUpperCase()} ${this.truth(tree.right, mode)})`;
      case 'not': return `(NOT ${this.truth(tree.inner, mode)})`;
      case 'among': return this.among(tree, mode);
      case 'compare': return this.compare(tree, mode);
      default: {
        const { value, why } = this.number(tree, mode);
        return `(CASE WHEN ${why} = 0 THEN ${value} <> 0 END)`;
      }
    }
  }

  /** The columns of facts, with the number each has in the statement. */
  column(text) {
    if (!this.columns.has(text)) this.columns.set(text, this.columns.size);
    return this.columns.get(text);
  }

  leaf(tree, mode) {
    const column = this.column(mode.before ? `${tree.text}@12` : tree.text);
    const [value, why] = [`c${column}`, `a${column}`];
    if (!mode.zero || tree.absent === null) return { value, why };
    return { value: `(CASE WHEN ${why} = 1 THEN ${literal(tree.absent)} ELSE ${value} END)`, why: `(CASE WHEN ${why} = 1 THEN 0 ELSE ${why} END)` };
  }

  map(inner, mode, write) {
    const { value, why } = this.number(inner, mode);
    return { value: write(value), why };
  }

  arithmetic(tree, mode) {
    const [left, right] = [this.number(tree.left, mode), this.number(tree.right, mode)];
    return { value: `(${left.value} ${tree.operator} ${right.value})`, why: greatest(left.why, right.why) };
  }

  /** "No record" below never stands for 0: the question does not arise. */
  quotient(tree, mode) {
    const [above, below] = [this.number(tree.left, mode), this.number(tree.right, { ...mode, zero: false })];
    const zero = tree.mustBePositive ? `WHEN ${below.value} <= 0 THEN 3` : `WHEN ${below.value} = 0 THEN 2`;
    const why = `(CASE WHEN ${below.why} = 1 THEN 2 WHEN ${below.why} <> 0 THEN ${below.why} ${zero} ELSE 0 END)`;
    return { value: `(${above.value} / ${below.value})`, why: greatest(above.why, why) };
  }

  /** What does not arise is left out. */
  extreme(tree, mode) {
    const parts = tree.parts.map((part) => this.number(part, mode));
    const missing = parts.map((p) => `WHEN ${p.why} NOT IN (0, 2) THEN ${p.why}`).join(' ');
    return {
      value: `${tree.name === 'MAX' ? 'greatest' : 'least'}(${parts.map((p) => `CASE WHEN ${p.why} = 0 THEN ${p.value} END`).join(', ')})`,
      why: `(CASE ${missing} WHEN ${parts.map((p) => `${p.why} = 2`).join(' AND ')} THEN 2 ELSE 0 END)`,
    };
  }

  yearOnYear(tree, mode) {
    const [now, before] = [this.number(tree.inner, mode), this.number(tree.inner, { ...mode, before: true })];
    const why = `(CASE WHEN ${before.why} = 0 AND ${before.value} = 0 THEN 2 ELSE ${before.why} END)`;
    return { value: `((${now.value} - ${before.value}) / abs(${before.value}))`, why: greatest(now.why, why) };
  }

  among(tree, mode) {
    const { value, why } = this.number(tree.left, mode);
    return `(CASE WHEN ${why} = 0 THEN ${value} ${tree.negated ? 'NOT IN' : 'IN'} (${tree.places.map(literal).join(', ')}) END)`;
  }

  /** What does not arise compares as false. */
  compare(tree, mode) {
    const [left, right] = [this.number(tree.left, mode), this.number(tree.right, mode)];
    const why = greatest(left.why, right.why);
    return `(CASE WHEN ${why} = 0 THEN ${left.value} ${tree.operator} ${right.value} WHEN ${why} = 2 THEN false END)`;
  }
}

export const literal = (number) => `${number < 0 ? '-' : ''}${Math.abs(number)}::DOUBLE`.replace(/^-(.*)$/, '(-$1)');

const greatest = (a, b) => (a === '0' ? b : b === '0' ? a : `greatest(${a}, ${b})`);
