using BenchmarkDotNet.Running;
using FeatureStore.Benchmarks;

// Not a benchmark: a store for the commands that are timed as whole processes.
if (args is ["make-store", var rows, var file])
    return await StartupStore.MakeAsync(long.Parse(rows, System.Globalization.CultureInfo.InvariantCulture), file);

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
