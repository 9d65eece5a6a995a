// What Penseur needs of MathJax: one function from TeX to SVG, without a browser and without
// input or output. Leaves out the TeX packages that load code, make links, change options or
// trigger actions (html require autoload action setoptions unicode), and bussproofs.
import { mathjax } from 'mathjax-full/js/mathjax.js';
import { TeX } from 'mathjax-full/js/input/tex.js';
import { SVG } from 'mathjax-full/js/output/svg.js';
import { LiteAdaptor } from 'mathjax-full/js/adaptors/liteAdaptor.js';
import { RegisterHTMLHandler } from 'mathjax-full/js/handlers/html.js';
import 'mathjax-full/js/input/tex/ams/AmsConfiguration.js';
import 'mathjax-full/js/input/tex/amscd/AmsCdConfiguration.js';
import 'mathjax-full/js/input/tex/bbox/BboxConfiguration.js';
import 'mathjax-full/js/input/tex/boldsymbol/BoldsymbolConfiguration.js';
import 'mathjax-full/js/input/tex/braket/BraketConfiguration.js';
import 'mathjax-full/js/input/tex/cancel/CancelConfiguration.js';
import 'mathjax-full/js/input/tex/cases/CasesConfiguration.js';
import 'mathjax-full/js/input/tex/centernot/CenternotConfiguration.js';
import 'mathjax-full/js/input/tex/color/ColorConfiguration.js';
import 'mathjax-full/js/input/tex/colortbl/ColortblConfiguration.js';
import 'mathjax-full/js/input/tex/configmacros/ConfigMacrosConfiguration.js';
import 'mathjax-full/js/input/tex/empheq/EmpheqConfiguration.js';
import 'mathjax-full/js/input/tex/enclose/EncloseConfiguration.js';
import 'mathjax-full/js/input/tex/extpfeil/ExtpfeilConfiguration.js';
import 'mathjax-full/js/input/tex/gensymb/GensymbConfiguration.js';
import 'mathjax-full/js/input/tex/mathtools/MathtoolsConfiguration.js';
import 'mathjax-full/js/input/tex/mhchem/MhchemConfiguration.js';
import 'mathjax-full/js/input/tex/newcommand/NewcommandConfiguration.js';
import 'mathjax-full/js/input/tex/textcomp/TextcompConfiguration.js';
import 'mathjax-full/js/input/tex/textmacros/TextMacrosConfiguration.js';
import 'mathjax-full/js/input/tex/upgreek/UpgreekConfiguration.js';
import 'mathjax-full/js/input/tex/verb/VerbConfiguration.js';
import { SVGmo } from 'mathjax-full/js/output/svg/Wrappers/mo.js';
import { addAccents } from './accents.js';
import './commands.js';

const PACKAGES = [
  'base', 'ams', 'amscd', 'bbox', 'boldsymbol', 'braket', 'cancel', 'cases', 'centernot',
  'color', 'colortbl', 'configmacros', 'empheq', 'enclose', 'extpfeil', 'gensymb', 'mathtools',
  'mhchem', 'newcommand', 'textcomp', 'textmacros', 'upgreek', 'verb', 'penseur',
];
// What models write as if every preamble had it.
const MACROS = {
  bm: ['\\boldsymbol{#1}', 1],
  abs: ['\\left|#1\\right|', 1],
  norm: ['\\left\\|#1\\right\\|', 1],
  dd: ['\\mathrm{d}'],
  R: ['\\mathbb{R}'], N: ['\\mathbb{N}'], Z: ['\\mathbb{Z}'], Q: ['\\mathbb{Q}'], C: ['\\mathbb{C}'],
  wideparen: ['\\overparen{#1}', 1],
  overarc: ['\\overparen{#1}', 1],
  degree: ['{^\\circ}'],
  P: ['\\text{¶}'],
};
const EM_PX = 16; // only the meaning of a px in TeX
const X_HEIGHT_EM = 0.442; // of MathJax's TeX font
const LINE_EM = 32; // how wide multline and flalign are made

/** Measures the characters that MathJax has no glyph for with the widths that Python gives. */
class Adaptor extends LiteAdaptor {
  widths = {};

  nodeSize(node, em, local) {
    let width = 0;
    for (const character of this.textContent(node)) {
      width += this.widths[character] ?? 0.6;
    }
    return [width, 0.8];
  }
}

/** Gives formulas that fill a line (multline, flalign) a view box like the others. */
class Output extends SVG {
  createRoot(wrapper) {
    const [svg, g] = super.createRoot(wrapper);
    const { h, d, pwidth } = wrapper.getOuterBBox();
    if (pwidth) {
      const box = [0, -h * 1000, LINE_EM * 1000, (h + d) * 1000].map((x) => x.toFixed(1));
      this.adaptor.setAttribute(svg, 'viewBox', box.join(' '));
      this.adaptor.setAttribute(svg, 'data-trim', 'true');
      this.adaptor.setAttribute(g, 'transform', 'scale(1,-1)');
    }
    return [svg, g];
  }
}

// MathJax lets the parts of a long bracket overlap by 0.1 em, where they differ in width; that
// shows as notches in paths. 0.02 em hides the joints as well.
const LESS_OVERLAP_EM = 0.08;
for (const name of ['addExtV', 'addExtH']) {
  const add = SVGmo.prototype[name];
  // addExtV(n, variant, height, depth, top, bottom, ...), addExtH(n, variant, width, left, right, ...)
  const first = name === 'addExtV' ? 4 : 3;
  SVGmo.prototype[name] = function addLess(...all) {
    for (const i of [first, first + 1]) {
      all[i] += all[i] > 0 ? LESS_OVERLAP_EM : 0;
    }
    return add.apply(this, all);
  };
}

const adaptor = new Adaptor();
RegisterHTMLHandler(adaptor);
const output = new Output({ fontCache: 'none', internalSpeechTitles: false });
addAccents(output.font);
const fail = (_jax, error) => { throw error; };
// quickjs-ng's Python wrapper cannot take a string that is still a rope ("Unknown quickjs tag: -6").
const flat = (text) => [text].join('');


/** A TeX without any definition but our own. */
const freshInput = () => new TeX({
  packages: PACKAGES, macros: MACROS, tags: 'none', formatError: fail,
  maxMacros: 1000, maxBuffer: 16 * 1024,
});
// Whatever changes what later formulas mean; a new TeX leaves 90 kB behind, so one is made only
// after a formula that holds one of these: \def \let \newcommand \DeclareMathOperator \definecolor ...
const DEFINES = /\\[a-zA-Z]*(?:def|let|new|[Dd]eclare|[Pp]rovide|toolsset|tagform)/;
let input = freshInput();

/**
 * Typesets one formula; no definition in it outlives it.
 * @param {string} tex The source without delimiters.
 * @param {boolean} display Whether it stands on a line of its own.
 * @param {string} widths JSON: widths in em of characters that MathJax may have no glyph for.
 * @returns {string} The SVG, or "!" and what is wrong with the source.
 */
globalThis.typeset = (tex, display, widths) => {
  adaptor.widths = JSON.parse(widths);
  const page = mathjax.document('', {
    InputJax: input, OutputJax: output, compileError: fail, typesetError: fail,
  });
  try {
    const container = page.convert(tex, {
      display, em: EM_PX, ex: X_HEIGHT_EM * EM_PX, containerWidth: LINE_EM * EM_PX,
    });
    return flat(adaptor.serializeXML(adaptor.firstChild(container)));
  } catch (error) {
    if (error && typeof error.id === 'string' && typeof error.message === 'string') {
      return flat('!' + error.message); // a TexError
    }
    throw error;
  } finally {
    if (DEFINES.test(tex)) {
      input = freshInput();
    }
  }
};
