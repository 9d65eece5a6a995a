// Letters with accents for MathJax's TeX font, which has none: \text{déjà} would mix two fonts.

const MARKS = {
  '\u0300': 0x2cb, '\u0301': 0x2ca, '\u0302': 0x2c6, '\u0303': 0x2dc, '\u0304': 0xaf,
  '\u0306': 0x2d8, '\u0307': 0x2d9, '\u0308': 0xa8, '\u030a': 0x2da, '\u030c': 0x2c7,
};
const CEDILLA_MARK = '\u0327';
// Drawn for this; x = 0 is the middle of the letter.
const CEDILLA = '10 5L-18 -52Q62 -58 62 -118Q62 -200 -60 -200Q-84 -200 -104 -194L-98 -166'
  + 'Q-80 -172 -62 -172Q-2 -172 -2 -124Q-2 -84 -58 -84L-66 -84L-26 5';
const JOINED = { œ: ['o', 'e', 0.41], æ: ['a', 'e', 0.41] };
const UNLIKE = new Set('ďťľĽģ'); // their mark is drawn as another one
const VARIANTS = ['normal', 'bold', 'italic', 'bold-italic', 'sans-serif', 'monospace'];
const X_HEIGHT = 0.431; // what the font's accents are drawn for

/** An outline without its first M and last Z, moved by thousandths of an em. */
function moved(outline, dx, dy) {
  let [command, count] = ['M', 0];
  return outline.replace(/([A-Z])|(-?\d+(?:\.\d+)?)/g, (_, letter, value) => {
    if (letter) {
      [command, count] = [letter, 0];
      return letter;
    }
    const isY = command === 'V' || (command !== 'H' && count % 2 === 1);
    count += 1;
    return ` ${+(Number(value) + (isY ? dy : dx)).toFixed(1)}`;
  });
}

/** The outline of i or j without its dot. */
function dotless(outline) {
  const highEnough = (part) => Number(/-?\d+ (-?\d+)/.exec(part)[1]) < 500;
  return outline.split('ZM').filter(highEnough).join('ZM');
}

function accented(base, mark, glyph) {
  const [height, depth, width, data] = base;
  if (mark === CEDILLA_MARK) {
    return [height, 0.2, width, { p: `${data.p}ZM${moved(CEDILLA, width * 500, 0)}` }];
  }
  const raise = Math.max(0, height - X_HEIGHT);
  const dx = (width - glyph[2]) / 2 + (data.sk ?? 0);
  const p = `${data.p}ZM${moved(glyph[3].p, dx * 1000, raise * 1000)}`;
  return [glyph[0] + raise, depth, width, { ...data, p }];
}

/** Gives a font the letters of Latin-1 and Latin Extended-A that are a letter and a mark. */
export function addAccents(font) {
  for (const variant of VARIANTS) {
    const made = {};
    const known = (code) => {
      let found = font.getChar(variant, code);
      found = found?.[3]?.smp ? font.getChar(variant, found[3].smp) : found;
      const isOwn = variant === 'normal' || found !== font.getChar('normal', code);
      return found?.[3]?.p && isOwn ? found : null;
    };
    for (let code = 0xc0; code < 0x180; code += 1) {
      const character = String.fromCharCode(code);
      const [letter, mark] = [...character.normalize('NFD')];
      let base = known(letter.charCodeAt(0));
      if (!base || UNLIKE.has(character) || !(mark in MARKS || mark === CEDILLA_MARK)) {
        continue;
      }
      if (letter === 'i' || letter === 'j') {
        base = [X_HEIGHT, base[1], base[2], { ...base[3], p: dotless(base[3].p) }];
      }
      made[code] = accented(base, mark, known(MARKS[mark]) ?? font.getChar('normal', MARKS[mark]));
    }
    for (const [character, [left, right, shift]] of Object.entries(JOINED)) {
      const [first, second] = [left, right].map((letter) => known(letter.charCodeAt(0)));
      if (first && second) {
        const p = `${first[3].p}ZM${moved(second[3].p, shift * 1000, 0)}`;
        made[character.charCodeAt(0)] = [first[0], first[1], shift + second[2], { p }];
      }
    }
    font.defineChars(variant, made);
  }
}
