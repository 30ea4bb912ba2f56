using DuckDB.NET.Data;
using FeatureStore.DuckDB;

namespace FeatureStore.Benchmarks;

/// <summary>Stores of any number of rows with the columns that the operations read: in full, the largest would be gigabytes that no operation touches.</summary>
internal static class ScalingStore
{
    private const string Columns =
        "player_lookup, game_date, game_id, features, feature_quality_score, quality_alert_level, COLUMNS('feature_[5678]_source')";

    public static async Task<DuckDbFeatureStore> OpenAsync(int rows)
    {
        var source = await DataSet.DuckDbFileAsync();
        var file = $"{Path.ChangeExtension(source, null)}-narrow-{rows}.duckdb";
        if (!File.Exists(file))
            Make(source, rows, file);
        return DuckDbFeatureStore.OpenReadOnly(file);
    }

    private static void Make(string source, int rows, string file)
    {
        var part = Path.ChangeExtension(file, ".part.duckdb");
        File.Delete(part);
        using (var connection = new DuckDBConnection($"Data Source={part}"))
        {
            connection.Open();
            Execute($"ATTACH '{source}' AS source (READ_ONLY); CREATE TABLE ml_feature_store_v2 AS SELECT {Columns} FROM source.ml_feature_store_v2 LIMIT 0");

            // Each time the same rows, after the last day of those before.
            for (var (written, copy) = (0, 0); written < rows; copy++)
            {
                written += Execute($"""
                    INSERT INTO ml_feature_store_v2
                    SELECT * REPLACE (game_date + CAST({copy} * (SELECT 1 + max(game_date) - min(game_date) FROM source.ml_feature_store_v2) AS INTEGER) AS game_date)
                    FROM (SELECT {Columns} FROM source.ml_feature_store_v2 LIMIT {rows - written})
                    """);
            }

            Execute("DETACH source; CHECKPOINT");

            int Execute(string sql)
            {
                using var command = connection.CreateCommand();
                command.CommandText = sql;
                return command.ExecuteNonQuery();
            }
        }

        File.Move(part, file);
    }
}
