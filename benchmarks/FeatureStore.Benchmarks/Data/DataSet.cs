using DuckDB.NET.Data;
using FeatureStore.DuckDB;
using NbaPredictions;

namespace FeatureStore.Benchmarks;

/// <summary>
/// The rows that the benchmarks read: the sample of the tool, 14 days of 3,203 rows with its nulls, defaults and incidents, again and again on
/// later days, each time with other feature values, hashes and instants. Made once, by the store's own commands, and kept under artifacts/.
/// </summary>
internal static class DataSet
{
    private const int SampleDays = 14;

    // Raise it when what is made here changes; a change of the definition makes other files by itself.
    private const int Version = 1;
    private const int Seed = 20260206;

    private static readonly string Folder = RepositoryFiles.Artifacts("benchmarks");

    /// <summary>Number of rows of the run.</summary>
    public static int Rows => RunSize.Rows;

    public static DateOnly FirstDay { get; } = new(2026, 1, 24);

    /// <summary>The day of the rows of the sample on which matchup features are defaulted.</summary>
    public static DateOnly BadDay { get; } = new(2026, 2, 2);

    /// <summary>All rows: the query that every reader answers.</summary>
    public static Query<MlFeatureStoreV2Columns, MlFeatureStoreV2> All => MlFeatureStoreV2.Between(FirstDay, FirstDay.AddYears(200));

    /// <summary>A database file of the rows, made on the first call.</summary>
    public static async Task<string> DuckDbFileAsync(int? rows = null)
    {
        var file = FileOf(rows ?? Rows, "duckdb");
        if (!File.Exists(file))
            await MakeAsync(rows ?? Rows, file);
        return file;
    }

    /// <summary>A Parquet file of the rows, made on the first call.</summary>
    public static async Task<string> ParquetFileAsync(int? rows = null)
    {
        var file = FileOf(rows ?? Rows, "parquet");
        if (!File.Exists(file))
        {
            await using var store = await OpenAsync(rows);
            Execute(store, $"COPY (SELECT * FROM ml_feature_store_v2) TO '{file}.part' (FORMAT parquet)");
            File.Move($"{file}.part", file);
        }

        return file;
    }

    /// <summary>The rows in a store.</summary>
    public static async Task<DuckDbFeatureStore> OpenAsync(int? rows = null) => DuckDbFeatureStore.OpenReadOnly(await DuckDbFileAsync(rows));

    private static string FileOf(int rows, string extension)
    {
        Directory.CreateDirectory(Folder);
        return Path.Combine(Folder, $"rows-{rows}-seed-{Seed}-v{Version}-{MlFeatureStoreV2.Table.Fingerprint[..8]}.{extension}");
    }

    private static async Task MakeAsync(int rows, string file)
    {
        // A file that is there is whole.
        var part = Path.ChangeExtension(file, ".part.duckdb");
        File.Delete(part);
        await using (var store = DuckDbFeatureStore.Open(part))
        {
            var sample = await store.LoadAsync(MlFeatureStoreV2.Table, RepositoryFiles.Sample);
            var copies = (int)((rows + sample - 1) / sample);
            for (var copy = 1; copy < copies; copy++)
                Execute(store, CopySql(copy));
            Execute(store, $"""
                DELETE FROM ml_feature_store_v2 WHERE rowid NOT IN (SELECT rowid FROM ml_feature_store_v2 ORDER BY game_date, player_lookup LIMIT {rows});
                CHECKPOINT
                """);
        }

        File.Move(part, file);
    }

    /// <summary>The sample once more, so many times its days later.</summary>
    private static string CopySql(int copy)
    {
        var columns = MlFeatureStoreV2.Table.Columns.Select(c => c switch
        {
            { Name: "game_date" } => $"{c.Name} + {copy * SampleDays}",
            { Name: "features" } => $"list_transform({c.Name}, lambda x, i: round(x * (0.9 + 0.2 * {Random("player_lookup", "game_date", "i")}), 3))",
            { Name: "feature_generation_time_ms" } => $"CAST({c.Name} * (0.5 + {Random("player_lookup", "game_date", "'ms'")}) AS BIGINT)",
            { Type: DataType.Timestamp } => $"{c.Name} + INTERVAL {copy * SampleDays} DAY",
            _ when c.Name.EndsWith("_hash", StringComparison.Ordinal) => $"left(md5({c.Name} || '{Seed}-{copy}'), 16)",
            _ => c.Name,
        });
        return $"""
            INSERT INTO ml_feature_store_v2
            SELECT {string.Join(", ", columns)} FROM ml_feature_store_v2 WHERE game_date < DATE '{FirstDay.AddDays(SampleDays):yyyy-MM-dd}'
            """;

        string Random(params ReadOnlySpan<string> of) => $"(hash({string.Join(", ", of.ToArray())}, {Seed}, {copy}) / 18446744073709551616.0)";
    }

    private static void Execute(DuckDbFeatureStore store, string sql)
    {
        using var command = store.Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
