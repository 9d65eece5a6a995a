// Commands of other LaTeX packages: siunitx in a small way; \tag and \label are read and dropped.
import BaseMethods from 'mathjax-full/js/input/tex/base/BaseMethods.js';
import { Configuration } from 'mathjax-full/js/input/tex/Configuration.js';
import { CommandMap } from 'mathjax-full/js/input/tex/SymbolMap.js';
import TexParser from 'mathjax-full/js/input/tex/TexParser.js';

const PREFIXES = {
  yocto: 'y', zepto: 'z', atto: 'a', femto: 'f', pico: 'p', nano: 'n', micro: '\\mu ', milli: 'm',
  centi: 'c', deci: 'd', deca: 'da', hecto: 'h', kilo: 'k', mega: 'M', giga: 'G', tera: 'T',
  peta: 'P', exa: 'E', zetta: 'Z', yotta: 'Y',
};
const UNITS = {
  ampere: 'A', candela: 'cd', kelvin: 'K', kilogram: 'kg', gram: 'g', meter: 'm', metre: 'm',
  mole: 'mol', second: 's', becquerel: 'Bq', degreeCelsius: '{}^\\circ C', celsius: '{}^\\circ C',
  coulomb: 'C', farad: 'F', gray: 'Gy', hertz: 'Hz', henry: 'H', joule: 'J', lumen: 'lm',
  katal: 'kat', lux: 'lx', newton: 'N', ohm: '\\Omega ', pascal: 'Pa', radian: 'rad',
  siemens: 'S', sievert: 'Sv', steradian: 'sr', tesla: 'T', volt: 'V', watt: 'W', weber: 'Wb',
  day: 'd', degree: '{}^\\circ ', hectare: 'ha', hour: 'h', litre: 'L', liter: 'L', minute: 'min',
  arcminute: "{}'", arcsecond: "{}''", tonne: 't', electronvolt: 'eV', dalton: 'Da', bel: 'B',
  decibel: 'dB', astronomicalunit: 'au', angstrom: '\\mathring{A}', bar: 'bar', percent: '\\%',
  mmHg: 'mmHg', bit: 'bit', byte: 'B', year: 'yr', calorie: 'cal', atmosphere: 'atm',
};
const POWERS = { squared: '2', cubed: '3' };
const PREFIX_POWERS = { square: '2', cubic: '3' };

/** A unit such as \kilo\metre\per\second\squared or km/h, as TeX. */
function unit(source) {
  const tokens = source.match(/\\tothe\s*\{[^}]*\}|\\[a-zA-Z]+|\\.|./gsu) ?? [];
  let [made, power, needsSpace] = ['', '', false];
  const finish = () => {
    made += power && `^{${power}}`;
    [power, needsSpace] = ['', true];
  };
  for (const token of tokens) {
    const name = token.slice(1);
    if (name in POWERS) {
      made += `^{${POWERS[name]}}`;
    } else if (token.startsWith('\\tothe')) {
      made += `^${token.slice(token.indexOf('{'))}`;
    } else if (token === '\\per') {
      [made, needsSpace] = [made ? `${made}/` : '1/', false];
    } else if (name in PREFIX_POWERS) {
      power = PREFIX_POWERS[name];
    } else if (name in PREFIXES && token[0] === '\\') {
      [made, needsSpace] = [`${made}${needsSpace ? '\\,' : ''}${PREFIXES[name]}`, false];
    } else if (token[0] === '\\' && /^[a-zA-Z]+$/.test(name) && !(name in KEPT)) {
      made += (needsSpace ? '\\,' : '') + (UNITS[name] ?? name);
      finish();
    } else {
      made += token === '.' || token === '~' ? '\\,' : token;
      needsSpace = false;
    }
  }
  return `\\mathrm{${made}}`;
}
// Commands of plain TeX that stand in units too.
const KEPT = Object.fromEntries(
  ['cdot', 'times', 'mu', 'Omega', 'circ', 'text', 'mathrm', 'frac', 'cdotp', 'quad'].map((k) => [k, true]),
);

/** A number such as 1.5e-3 or 1200, as TeX. */
function number(source) {
  const match = /^\s*([^eEdD]*)[eEdD]\s*([+-]?\d+)\s*$/.exec(source);
  const digits = (text) => text.replaceAll('+-', '\\pm ').replace(/(\d),(?=\d)/g, '$1{,}');
  if (!match) {
    return digits(source);
  }
  return `${match[1].trim() ? `${digits(match[1])}\\times ` : ''}10^{${match[2]}}`;
}

function put(parser, tex) {
  const { env } = parser.stack;
  parser.Push(new TexParser(tex, { ...env }, parser.configuration).mml());
}

const COMMANDS = {
  Accent: BaseMethods.Accent,
  Quantity(parser, name) {
    parser.GetBrackets(name);
    const value = number(parser.GetArgument(name));
    parser.GetBrackets(name);
    put(parser, `${value}\\,${unit(parser.GetArgument(name))}`);
  },
  Unit(parser, name) {
    parser.GetBrackets(name);
    put(parser, unit(parser.GetArgument(name)));
  },
  Number(parser, name) {
    parser.GetBrackets(name);
    put(parser, number(parser.GetArgument(name)));
  },
  Angle(parser, name) {
    parser.GetBrackets(name);
    const parts = parser.GetArgument(name).split(';');
    put(parser, parts.map((part, i) => part && part + ['^\\circ', "'", "''"][i]).join(''));
  },
  Drop(parser, name) {
    parser.GetStar();
    parser.GetArgument(name);
  },
};

new CommandMap('penseur', {
  SI: 'Quantity', qty: 'Quantity', si: 'Unit', unit: 'Unit', num: 'Number', ang: 'Angle',
  tag: 'Drop', label: 'Drop',
  grave: ['Accent', '02CB'], // MathJax takes the accent for a back prime
}, COMMANDS);
Configuration.create('penseur', { handler: { macro: ['penseur'] }, priority: 1 });
