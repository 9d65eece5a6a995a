r"""TeX as a short line of plain text: ``\frac{1}{2} \le x^2`` becomes ``1/2 ≤ x²``.

For places that cannot show a formula, such as titles; what it means is kept as far as one line can.
"""

from __future__ import annotations

import re

_TABLE = """
alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ
mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ phi φ varphi φ chi χ psi ψ omega ω
Gamma Γ Delta Δ Theta Θ Lambda Λ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω
times × cdot · div ÷ pm ± mp ∓ ast ∗ star ⋆ oplus ⊕ otimes ⊗
le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈ equiv ≡ sim ∼ propto ∝ mid ∣ parallel ∥ perp ⊥
to → rightarrow → leftarrow ← mapsto ↦ Rightarrow ⇒ implies ⇒ iff ⇔ therefore ∴ because ∵
in ∈ notin ∉ subset ⊂ subseteq ⊆ cup ∪ cap ∩ setminus ∖ emptyset ∅ varnothing ∅
forall ∀ exists ∃ neg ¬ land ∧ wedge ∧ lor ∨ vee ∨
infty ∞ partial ∂ nabla ∇ int ∫ sum ∑ prod ∏ angle ∠ triangle △ degree ° circ ∘ prime ′ ell ℓ hbar ℏ
lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ langle ⟨ rangle ⟩ ldots … dots … cdots … sqrt √ bmod mod pmod mod
blacksquare ■ checkmark ✓
"""
_SILENT = (
    "left right big Big bigg Bigg bigl bigr displaystyle textstyle limits nolimits"
    " frac dfrac tfrac boxed text mathrm begin end"
)
_NAMES = _TABLE.split()
_SYMBOLS = dict(zip(_NAMES[::2], _NAMES[1::2], strict=True)) | dict.fromkeys(_SILENT.split(), "")
_SPACED = frozenset("×·÷±≤≥≠≈≡∼∝→←⇒⇔∈∉⊂⊆∪∩∧∨∖") | {"mod"}
_RAISED = str.maketrans("0123456789+-=()nixyabcdek", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱˣʸᵃᵇᶜᵈᵉᵏ")
_LOWERED = str.maketrans("0123456789+-=()aehijkmnx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₘₙₓ")
_GROUP = r"\{((?:[^{}]|\{[^{}]*\})*)\}"
_FORMULA = re.compile(
    r"\\\((?P<a>.*?)(?:\\\)|$)|\\\[(?P<b>.*?)(?:\\\]|$)|\$\$(?P<c>.*?)(?:\$\$|$)"
    r"|(?<![\\$\w])\$(?=\S)(?P<d>[^$\n]*?)(?<=\S)\$(?![$\d])",
    re.DOTALL,
)
_FRACTION = re.compile(rf"\\[dt]?frac\s*{_GROUP}\s*{_GROUP}")
_SHORT_FRACTION = re.compile(r"\\[dt]?frac\s*(\d)\s*(\d)")
_ROOT = re.compile(rf"\\sqrt\s*{_GROUP}")
_CONTENT = re.compile(
    rf"\\(?:boxed|text|textbf|textit|mathrm|mathbf|mathbb|mathcal|mathit|operatorname|overline"
    rf"|underline|vec|hat|bar|tilde|fbox|bm|boldsymbol)\*?\s*{_GROUP}"
)
_ENVIRONMENT = re.compile(r"\\(?:begin|end)\s*\{[a-zA-Z]+\*?\}(?:\{[lcr|]*\})?")
_SCRIPT = re.compile(rf"\s*([\^_])\s*(?:{_GROUP}|(\\[a-zA-Z]+|[^\s{{}}\\]))")
_SPACE = re.compile(r"\\(?:[,;:!> ]|q?quad(?![a-zA-Z]))|~|&|\\\\")
_COMMAND = re.compile(r"\\([a-zA-Z]+)")
_KNOWN_COMMAND = re.compile(rf"(?<![a-zA-Z_:\\])\\({'|'.join(_SYMBOLS)})(?![a-zA-Z])")
_ESCAPED = re.compile(r"\\([{}%$#&_|])")
_KEPT = str.maketrans("{}^_", "\ue000\ue001\ue002\ue003")
"""What is shown, though it looks like a command."""
_SHOWN = str.maketrans("\ue000\ue001\ue002\ue003", "{}^_")
_MOST_NESTED = 6


def without_tex(text: str) -> str:
    r"""A text with its formulas as plain characters.

    Args:
        text: with formulas between ``\(…\)``, ``\[…\]``, ``$…$`` or ``$$…$$``; one that is not
            closed goes on to the end. Outside of formulas, known commands are replaced.
    """
    if "\\" not in text and "$" not in text:
        return text
    parts, end = [], 0
    for match in _FORMULA.finditer(text):
        parts += [_words(text[end : match.start()]), _formula(match[match.lastgroup or 0])]
        end = match.end()
    return "".join([*parts, _words(text[end:])])


def _formula(tex: str) -> str:
    """What stands between delimiters."""
    shown = _ESCAPED.sub(lambda match: match[1].translate(_KEPT), tex)
    shown = _SPACE.sub(" ", _ENVIRONMENT.sub(" ", shown))
    shown = _COMMAND.sub(_symbol, _structure(shown, has_scripts=True))
    return " ".join(shown.replace("{", "").replace("}", "").split()).translate(_SHOWN)


def _words(text: str) -> str:
    """What stands outside of formulas: commands that are known, and nothing else."""
    return _KNOWN_COMMAND.sub(_symbol, _structure(text)) if "\\" in text else text


def _structure(text: str, *, has_scripts: bool = False) -> str:
    """Replace what has groups, the innermost first."""
    for _ in range(_MOST_NESTED):
        before = text
        text = _CONTENT.sub(r"\1", text)
        text = _ROOT.sub(lambda match: f"√{_grouped(match[1])}", text)
        text = _SHORT_FRACTION.sub(r"\1/\2", text)
        text = _FRACTION.sub(lambda match: f"{_grouped(match[1])}/{_grouped(match[2])}", text)
        if has_scripts:
            text = _SCRIPT.sub(_script, text)
        if text == before:
            break
    return text


def _symbol(match: re.Match[str]) -> str:
    shown = _SYMBOLS.get(match[1], match[1])
    return f" {shown} " if shown in _SPACED else shown


def _script(match: re.Match[str]) -> str:
    """What is raised or lowered: in characters of that kind, if there are some."""
    content = match[2] if match[2] is not None else match[3]
    content = _COMMAND.sub(_symbol, content).replace("{", "").replace("}", "").strip()
    if match[1] == "^" and content in {"°", "∘", "′", "′′"}:
        return content.replace("∘", "°")
    table = _RAISED if match[1] == "^" else _LOWERED
    if content and all(ord(character) in table for character in content):
        return content.translate(table)
    return f"{match[1]}{content if len(content) < 2 else f'({content})'}".translate(_KEPT)


def _grouped(content: str) -> str:
    """In parentheses, if it is more than one thing."""
    content = content.strip()
    is_one = re.fullmatch(r"\\?\w*[⁰-₟²³¹]*|√\w", content)
    return content if is_one else f"({content})"
