using System.Diagnostics;
using System.Globalization;
using System.Text;
using FeatureStore.DuckDB;
using NbaPredictions;
using ScottPlot;

namespace FeatureStore.Benchmarks;

/// <summary>
/// Time and peak memory of an operation by the number of rows, with the exponent of each: 1 is linear, 0 is none. Every store has the columns of
/// the operations, and the rows of the data set again and again on later days.
/// </summary>
internal static class Scaling
{
    private const int MostRepetitions = 5;
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(10);

    private static readonly (string Name, string Title, Func<DuckDbFeatureStore, Task<long>> Run)[] Operations =
    [
        ("check-day", "A check of one day: features 5 to 8 all defaulted", CheckDayAsync),
        ("check-all", "A check of all days: features 5 to 8 all defaulted", CheckAllAsync),
        ("training", "Training rows: 37 features, quality and level, by their day", TrainingAsync),
        ("batches", "Training batches: the same columns and four sources, without rows", BatchesAsync),
    ];

    /// <summary>Measures all operations on stores of so many rows; of one size alone, nothing is kept.</summary>
    public static async Task<int> RunAsync(int[] sizes)
    {
        var table = new StringBuilder("| Operation | Rows | Time | ns per row | Peak memory |\n| --- | ---: | ---: | ---: | ---: |\n");
        foreach (var (name, title, run) in Operations)
        {
            var points = new List<(int Rows, double Seconds, double Megabytes)>();
            foreach (var size in sizes)
            {
                await using var store = await ScalingStore.OpenAsync(size);
                points.Add(await MeasureAsync(size, () => run(store)));
                var (_, seconds, megabytes) = points[^1];
                table.Append(CultureInfo.InvariantCulture, $"| {name} | {size:N0} | {seconds * 1000:N1} ms | {seconds / size * 1e9:N0} | {megabytes:N0} MB |\n");
            }

            if (sizes.Length < 2)
                continue;
            table.Append(CultureInfo.InvariantCulture, $"| {name} | exponent | {Exponent(points, p => p.Seconds):F2} | | {Exponent(points, p => p.Megabytes):F2} |\n");
            Draw(name, title, points);
        }

        Console.WriteLine(table);
        if (sizes.Length < 2)
            return 0;
        Directory.CreateDirectory(Path.GetDirectoryName(Report.ScalingFile)!);
        await File.WriteAllTextAsync(Report.ScalingFile, table.ToString());
        return 0;
    }

    private static async Task<long> CheckDayAsync(DuckDbFeatureStore store) =>
        await CountAsync(store, MlFeatureStoreV2.On(DataSet.BadDay).Where(c => c.Matchup.CompositeFactors.AllDefaulted).Select(_ => Sql.Count()));

    private static async Task<long> CheckAllAsync(DuckDbFeatureStore store) =>
        await CountAsync(store, DataSet.All.Where(c => c.Matchup.CompositeFactors.AllDefaulted).Select(_ => Sql.Count()));

    private static async Task<long> CountAsync(DuckDbFeatureStore store, Query<long> query)
    {
        await foreach (var count in store.QueryAsync(query))
            return count;
        return 0;
    }

    private static async Task<long> TrainingAsync(DuckDbFeatureStore store)
    {
        var values = 0L;
        await foreach (var row in store.QueryAsync(DataSet.All.Select(c => (c.GameDate, c.FeatureValues, c.FeatureQualityScore, c.QualityAlertLevel))))
            values += row.Item2.Count;
        return values;
    }

    private static async Task<long> BatchesAsync(DuckDbFeatureStore store)
    {
        var values = 0L;
        var query = DataSet.All.InBatches(c =>
            [c.GameDate, c.FeatureValues, c.FeatureQualityScore, c.QualityAlertLevel, c.Feature5Source, c.Feature6Source, c.Feature7Source, c.Feature8Source]);
        await foreach (var batch in store.ReadBatchesAsync(query))
            values += batch.Count;
        return values;
    }

    // The best of a few, and the working set at its highest: what is charged by the machine, DuckDB's memory included.
    private static async Task<(int Rows, double Seconds, double Megabytes)> MeasureAsync(int rows, Func<Task<long>> run)
    {
        using var process = Process.GetCurrentProcess();
        GC.Collect();
        await run();
        var (best, peak, all) = (double.MaxValue, 0L, Stopwatch.StartNew());
        for (var i = 0; i < MostRepetitions && (i == 0 || all.Elapsed < Enough); i++)
        {
            var watch = Stopwatch.StartNew();
            await run();
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
            process.Refresh();
            peak = Math.Max(peak, process.WorkingSet64);
        }

        return (rows, best, peak / 1e6);
    }

    /// <summary>The slope of the points on logarithmic axes, by least squares.</summary>
    private static double Exponent(List<(int Rows, double Seconds, double Megabytes)> points, Func<(int Rows, double Seconds, double Megabytes), double> value)
    {
        var (xs, ys) = (points.Select(p => Math.Log(p.Rows)).ToArray(), points.Select(p => Math.Log(value(p))).ToArray());
        var (meanX, meanY) = (xs.Average(), ys.Average());
        return xs.Zip(ys, (x, y) => (x - meanX) * (y - meanY)).Sum() / xs.Sum(x => (x - meanX) * (x - meanX));
    }

    private static void Draw(string name, string title, List<(int Rows, double Seconds, double Megabytes)> points)
    {
        using var plot = new Plot();
        var line = plot.Add.Scatter(points.Select(p => Math.Log10(p.Rows)).ToArray(), points.Select(p => Math.Log10(p.Seconds * 1000)).ToArray());
        line.LegendText = string.Create(CultureInfo.InvariantCulture, $"milliseconds, exponent {Exponent(points, p => p.Seconds):F2}");
        var memory = plot.Add.Scatter(points.Select(p => Math.Log10(p.Rows)).ToArray(), points.Select(p => Math.Log10(p.Megabytes)).ToArray());
        memory.LegendText = string.Create(CultureInfo.InvariantCulture, $"megabytes at the peak, exponent {Exponent(points, p => p.Megabytes):F2}");
        plot.Title(title);
        plot.XLabel("rows, power of ten");
        plot.YLabel("power of ten");
        plot.ShowLegend(Alignment.UpperLeft);
        Directory.CreateDirectory(RepositoryFiles.Benchmarks("plots"));
        plot.SaveSvg(Path.Combine(RepositoryFiles.Benchmarks("plots"), $"{name}.svg"), 800, 500);
    }
}
