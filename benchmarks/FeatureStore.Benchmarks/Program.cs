using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using FeatureStore.Benchmarks;
using Perfolizer.Horology;

// make-store: a store for the commands that are timed as whole processes. startup: a command timed so, as in 'startup 20 featurestore check --store FILE'.
// scaling: time and memory by the number of rows. quick: each benchmark once over little, to see that it runs. report: puts the results into
// benchmarks/README.md. Anything else is for BenchmarkDotNet.
switch (args)
{
    case ["make-store", var rows, var file]:
        return await StartupStore.MakeAsync(long.Parse(rows, System.Globalization.CultureInfo.InvariantCulture), file);
    case ["startup", var runs, var program, .. var arguments]:
        return await Startup.RunAsync(int.Parse(runs, System.Globalization.CultureInfo.InvariantCulture), program, arguments);
    case ["scaling"]:
        return await Scaling.RunAsync([10_000, 100_000, 1_000_000, 10_000_000]);
    case ["quick"]:
        RunSize.IsQuick = true;
        var failed = Run(Job.Dry, ["--filter", "*", "--artifacts", RepositoryFiles.Artifacts("benchmarks/quick")]);
        return failed != 0 ? failed : await Scaling.RunAsync([10_000]);
    case ["report"]:
        return await Report.WriteAsync();
    default:
        return Run(Job.Default.WithWarmupCount(2).WithIterationCount(5).WithIterationTime(TimeInterval.FromMilliseconds(250)), args);
}

// In this process: no project is made and built for each benchmark, so that all of them run within minutes.
static int Run(Job job, string[] args)
{
    var config = ManualConfig.CreateEmpty()
        .AddJob(job.WithToolchain(InProcessEmitToolchain.Instance))
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddExporter(MarkdownExporter.GitHub)
        .AddLogger(ConsoleLogger.Default)
        .WithOption(ConfigOptions.DisableOptimizationsValidator, true);
    var summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config).ToList();

    // BenchmarkDotNet ends with 0 whatever happened.
    var failed = summaries.SelectMany(s => s.ValidationErrors.Where(e => e.IsCritical).Select(e => e.Message)
            .Concat(s.BenchmarksCases.Where(c => s[c] is not { Success: true }).Select(c => c.DisplayInfo)))
        .ToList();
    foreach (var failure in failed)
        Console.Error.WriteLine($"failed: {failure}");
    if (summaries.Count == 0)
        Console.Error.WriteLine("No benchmark ran.");
    return failed.Count > 0 || summaries.Count == 0 ? 1 : 0;
}
