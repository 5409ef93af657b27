// Units as powers of ten of base units, so that conversions are exact.
const spellings = {
  元: ['元', 0], 万元: ['元', 4], 百万元: ['元', 6], 亿元: ['元', 8], USD: ['USD', 0], 万美元: ['USD', 4],
  t: ['t', 0], kg: ['t', -3], tce: ['tce', 0], tCO2: ['tCO2', 0], tCO2e: ['tCO2', 0], m3: ['m3', 0], kWh: ['kWh', 0],
  mu: ['mu', 0], 亩: ['mu', 0], m2: ['m2', 0], 人: ['人', 0], 百人: ['人', 2], 千人: ['人', 3], 家: ['家', 0], 天: ['天', 0], 月: ['月', 0], h: ['h', 0],
  倍: [null, 0], 次: [null, 0], 件: [null, 0], 项: [null, 0], 1: [null, 0], '%': [null, -2], '‰': [null, -3], 万分之: [null, -4],
};

export const pure = { powers: {}, tens: 0 };

/** What a unit such as t/万元 measures: { powers of base units, tens }. */
export function measure(unit) {
  return unit.split('/').map(part).reduce((whole, p, i) => (i === 0 ? p : combine(whole, p, -1)));
}

export function combine(a, b, sign) {
  const powers = { ...a.powers };
  for (const [unit, power] of Object.entries(b.powers)) {
    powers[unit] = (powers[unit] ?? 0) + sign * power;
    if (powers[unit] === 0) delete powers[unit];
  }
  return { powers, tens: a.tens + sign * b.tens };
}

export function fits(a, b) {
  const names = new Set([...Object.keys(a.powers), ...Object.keys(b.powers)]);
  return [...names].every((name) => a.powers[name] === b.powers[name]);
}

function part(text) {
  const [unit, tens] = spellings[text] ?? fail(`no unit ${text}`);
  return { powers: unit === null ? {} : { [unit]: 1 }, tens };
}

function fail(reason) {
  throw new Error(reason);
}
