#!/usr/bin/env bash
# Compiles the load generator and the yardstick into the directory named: build.sh DIRECTORY
set -euo pipefail
for program in wsload nullws; do
  cc -O2 -Wall -o "$1/$program" "$(dirname "$0")/$program.c" -lm
done
