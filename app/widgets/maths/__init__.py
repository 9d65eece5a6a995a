"""TeX formulas: set by MathJax on a thread of their own, painted as paths, inline in documents."""
