using System.Diagnostics;
using FeatureStore.Tool.Tests.Drift;

namespace FeatureStore.Tool.Tests.Plan;

/// <summary>A migration whose process is killed: the file is as it was or as it should be, never between, and the next migration arrives.</summary>
public sealed class KilledMigrationTests(StoreFile stores) : IClassFixture<StoreFile>
{
    private const int Columns = 12;
    private const string Table = "ml_feature_store_v2";
    private const string Texts = $"SELECT count(*) FROM duckdb_columns() WHERE table_name = '{Table}' AND column_name SIMILAR TO 'feature_[0-9]+_quality' AND data_type = 'VARCHAR'";
    private const string Rows = $"SELECT count(*) || ' ' || sum(hash(player_lookup, game_date, CAST(feature_5_quality AS DOUBLE), CAST(feature_9_quality AS DOUBLE))) FROM {Table}";

    private static readonly string[] Spoil =
        [.. Enumerable.Range(0, Columns).Select(i => $"ALTER TABLE {Table} ALTER feature_{i}_quality SET DATA TYPE VARCHAR"), "CHECKPOINT"];

    [Fact]
    public void The_file_is_as_it_was_or_as_it_should_be_and_usable()
    {
        var folder = stores.Copy(Spoil);
        var rows = StoreFile.Ask(folder, Rows);
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, FeatureStoreTool.RunIn(stores.Copy(Spoil), Apply).ExitCode);
        var whole = clock.Elapsed;

        // As soon as something is in the log, which is when a half of it may be written; and while it migrates.
        Func<TimeSpan, bool>[] moments =
        [
            _ => File.Exists(Path.Combine(folder, "live.duckdb.wal")),
            time => time > whole * 0.6,
            time => time > whole * 0.85,
        ];
        foreach (var moment in moments)
        {
            FeatureStoreTool.KillIn(folder, moment, Apply);

            Assert.Contains(StoreFile.Ask(folder, Texts), new object[] { (long)Columns, 0L });
            Assert.Equal(rows, StoreFile.Ask(folder, Rows));
        }

        Assert.Equal(0, FeatureStoreTool.RunIn(folder, Apply).ExitCode);
        Assert.Equal((0L, rows), (StoreFile.Ask(folder, Texts), StoreFile.Ask(folder, Rows)));
    }

    private static string[] Apply => ["plan", "--store", "live.duckdb", "--apply"];
}
