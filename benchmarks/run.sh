#!/usr/bin/env bash
# Measures everything that benchmarks/README.md says, in under 20 minutes; the tables go to artifacts/benchmarks/results.md, the plots to benchmarks/plots/.
#   --quick   each benchmark once over few rows, in under 3 minutes, to see that all of them run; no figures
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 NO_COLOR=1
project=benchmarks/FeatureStore.Benchmarks
results=artifacts/benchmarks
mkdir -p "$results"

dotnet build "$project" -c Release -v q
run() { dotnet "$project/bin/Release/net10.0/FeatureStore.Benchmarks.dll" "$@"; }

if [ "${1:-}" = --quick ]; then
  export FEATURESTORE_BENCHMARK_ROWS=3000
  run quick --filter '*' --artifacts "$results/quick" > "$results/quick.log" 2>&1 || { tail -n 60 "$results/quick.log"; exit 1; }
  run scaling --most 10000
  run startup 1 dotnet --version
  echo "All benchmarks ran."
  exit 0
fi

run --filter '*' --artifacts "$results" | tee "$results/run.log"
scaling=$(run scaling)
{
  echo "Measured on $(uname -sm), $(nproc) processors, .NET $(dotnet --version)."
  for table in "$results"/results/*-report-github.md; do
    printf '\n## %s\n\n' "$(basename "$table" -report-github.md)"
    grep '^|' "$table"
  done
  printf '\n## Scaling\n\n%s\n' "$scaling"
} > "$results/results.md"
echo "The tables are in $results/results.md."
