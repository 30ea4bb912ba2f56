#!/usr/bin/env bash
# Measures everything that benchmarks/README.md says, in under 20 minutes: its tables are put into it, the plots into benchmarks/plots/.
#   --quick   each benchmark once over little, in under 3 minutes, to see that all of them run; no figures
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 NO_COLOR=1
project=benchmarks/FeatureStore.Benchmarks
results=artifacts/benchmarks
mkdir -p "$results"

# What the analyzers say, the build of the solution says.
dotnet build "$project" -c Release -v q -p:RunAnalyzers=false
run() { dotnet "$project/bin/Release/net10.0/FeatureStore.Benchmarks.dll" "$@"; }

if [ "${1:-}" = --quick ]; then
  run quick > "$results/quick.log" 2>&1 || { tail -n 60 "$results/quick.log"; exit 1; }
  run startup 1 dotnet --version
  echo "All benchmarks ran."
  exit 0
fi

# Nothing of an earlier run may stand for this one.
rm -rf "$results/results"
mapfile -t others < <(find "$project" -name '*Benchmarks.cs' ! -name GeneratorBenchmarks.cs ! -name CompilationBenchmarks.cs -printf '*.%f\n' | sed 's/\.cs$/.*/' | sort)
run --filter "${others[@]}" --artifacts "$results" | tee "$results/run.log"
# What runs inside of the compiler, with the garbage collector that the compiler chooses.
DOTNET_gcServer=1 run --filter '*.GeneratorBenchmarks.*' '*.CompilationBenchmarks.*' --artifacts "$results" | tee -a "$results/run.log"
run scaling
run report
