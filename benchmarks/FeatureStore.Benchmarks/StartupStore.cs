using System.Globalization;
using FeatureStore.DuckDB;
using NbaPredictions;

namespace FeatureStore.Benchmarks;

/// <summary>A store of any number of rows, for the commands that are timed as whole processes: the sample again and again on earlier days.</summary>
internal static class StartupStore
{
    private const int SampleDays = 14;
    private const int SampleRows = 3203;

    // Beyond this a day has the rows of four, so that ten million rows are some ten thousand days.
    private const long FewRows = 1_000_000;

    /// <summary>Makes the file, its rows in the order of their days, the newest of which is that of the sample.</summary>
    public static async Task<int> MakeAsync(long rows, string file)
    {
        if (File.Exists(file))
        {
            await Console.Error.WriteLineAsync($"{file} is there already.");
            return 1;
        }

        await using var store = DuckDbFeatureStore.Open(file);
        await store.LoadAsync(MlFeatureStoreV2.Table, RepositoryFiles.Sample);
        var copies = Math.Max(1, (rows + SampleRows - 1) / SampleRows);
        var perDay = rows > FewRows ? 4 : 1;
        var days = (copies - 1) / perDay * SampleDays;
        Execute(store, "CREATE TEMP TABLE sample AS SELECT * FROM ml_feature_store_v2 ORDER BY game_date; TRUNCATE ml_feature_store_v2");
        Execute(store, string.Create(CultureInfo.InvariantCulture, $"""
            INSERT INTO ml_feature_store_v2
            SELECT sample.* REPLACE (
                game_date - {days} + CAST(copy // {perDay} * {SampleDays} AS INTEGER) AS game_date,
                CASE copy % {perDay} WHEN 0 THEN player_lookup ELSE player_lookup || copy % {perDay} END AS player_lookup)
            FROM range({copies}) AS copies(copy) CROSS JOIN sample
            """));
        Execute(store, "CHECKPOINT");
        Console.WriteLine($"{file}: {copies * SampleRows} rows of {days + SampleDays} days.");
        return 0;
    }

    private static void Execute(DuckDbFeatureStore store, string sql)
    {
        using var command = store.Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
