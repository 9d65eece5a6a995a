#!/bin/sh
# Makes resources/mathjax/mathjax.js and its licence from the packages that package.json names.
# Needs node and npm; works in a temporary folder, so that no node_modules lands in the tree.
set -eu
recipe=$(cd "$(dirname "$0")" && pwd)
target=$(cd "$recipe/../../resources" && pwd)/mathjax
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cp "$recipe/package.json" "$recipe"/*.js "$work"
cd "$work"
npm install --no-audit --no-fund --no-package-lock --ignore-scripts --silent
mkdir -p "$target"
npx --no-install esbuild entry.js --bundle --format=iife --target=es2020 --minify \
    --legal-comments=none --log-level=warning --outfile="$target/mathjax.js"
{
    echo "mathjax.js is built from MathJax 3.2.2 (mathjax-full) and mhchemParser 4.2.1,"
    echo "both under the licence below. packaging/mathjax/ is the recipe."
    echo
    cat node_modules/mathjax-full/LICENSE
} > "$target/LICENSE"
ls -l "$target"
