using System.Globalization;

namespace FeatureStore.Benchmarks;

/// <summary>How much a run takes: all that is measured, or just enough to see that it works.</summary>
internal static class RunSize
{
    private const int QuickRows = 3_000;
    private const int AllRows = 300_000;

    /// <summary>Whether nothing is measured; set before the first benchmark.</summary>
    public static bool IsQuick { get; set; }

    /// <summary>Number of rows of the data set; FEATURESTORE_BENCHMARK_ROWS sets another.</summary>
    public static int Rows => IsQuick ? QuickRows
        : Environment.GetEnvironmentVariable("FEATURESTORE_BENCHMARK_ROWS") is { Length: > 0 } rows ? int.Parse(rows, CultureInfo.InvariantCulture) : AllRows;

    /// <summary>Of the sizes that a benchmark has, the first alone when nothing is measured.</summary>
    public static IEnumerable<int> Of(params IReadOnlyList<int> sizes) => IsQuick ? sizes.Take(1) : sizes;
}
