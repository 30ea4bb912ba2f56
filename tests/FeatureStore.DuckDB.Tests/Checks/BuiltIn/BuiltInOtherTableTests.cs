using System.Globalization;
using System.Text;
using NbaPredictions;

namespace FeatureStore.DuckDB.Tests.Checks.BuiltIn;

/// <summary>Built-in checks follow the catalog of whatever table: here one of sensors, with values in columns of three types and two kinds of defaults.</summary>
public sealed class BuiltInOtherTableTests
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Fact]
    public void The_checks_of_a_table_are_those_that_its_catalog_gives()
    {
        var text = new StringBuilder();
        foreach (var check in BuiltInChecks.Of(SensorReadings.Table))
            text.Append(CultureInfo.InvariantCulture, $"{check.Id}, {check.Severity}, {check.Dimension}: {check.Description}\n");

        Snapshot.Match("Checks/BuiltIn/sensor-checks.txt", text.ToString());
    }

    [Fact]
    public async Task Healthy_readings_pass() => Assert.Empty((await RunAsync(_ => { })).Problems());

    [Fact]
    public async Task Each_kind_of_default_counts()
    {
        var run = await RunAsync(rows =>
        {
            for (var i = 0; i < 100; i++)
                rows[i] = rows[i] with { From0 = i % 2 == 0 ? ReadingSource.Neighbour : ReadingSource.Guess, From1 = i < 12 ? ReadingSource.Guess : ReadingSource.Probe };
        });

        Assert.Equal(["climate-all-defaulted Fail", "temperature-default-rate Fail", "temperature-statistics Skipped"], run.Problems());
        Assert.Equal((100, 12), (run["climate-all-defaulted"].Evaluated, run["climate-all-defaulted"].Violations));
        Assert.Equal(100, run["temperature-default-rate"].Violations);
    }

    [Fact]
    public async Task Values_of_each_type_are_held_to_their_floors_and_ranges()
    {
        var run = await RunAsync(rows =>
        {
            for (var i = 0; i < 100; i++)
                rows[i] = rows[i] with { Value0 = 20, Value1 = 40 + (i % 2), Value2 = 12.05m };
            rows[0] = rows[0] with { Value0 = -40.5, Value1 = 101 };
            rows[1] = rows[1] with { Value0 = double.NaN };
        });

        Assert.Equal(
            ["feature-value-not-finite Fail", "humidity-out-of-range Fail", "humidity-statistics Fail", "temperature-out-of-range Fail", "temperature-statistics Fail", "voltage-statistics Fail"],
            run.Problems());
        Assert.Equal("humidity: standard deviation 0.50, 2 distinct values (floor 3), 0 % zeros over 99 rows from probe", run["humidity-statistics"].Detail);
        Assert.Equal("voltage: standard deviation 0.00 (floor 0.1), 1 distinct value, 0 % zeros over 100 rows from probe", run["voltage-statistics"].Detail);
    }

    [Fact]
    public async Task Qualities_are_held_to_the_thresholds_of_the_catalog()
    {
        var run = await RunAsync(rows =>
        {
            for (var i = 0; i < 20; i++)
                rows[i] = rows[i] with { Select = 29.9, Score = 29 };
            rows[20] = rows[20] with { Quality1 = null };
            rows[21] = rows[21] with { Quality0 = null, Quality1 = null, From0 = null, From1 = null, Select = null };
        });

        Assert.Equal(["climate-quality-red Fail", "quality-incomplete Fail", "quality-missing Warn", "quality-score-red Fail"], run.Problems());
        Assert.Equal("null: quality_1 in 1 row", run["quality-incomplete"].Detail);
    }

    [Fact]
    public async Task A_day_without_rows_says_nothing_good()
    {
        var run = await RunAsync(rows => rows.Clear());

        Assert.Equal((0, CheckStatus.NoData), (run.Rows, run.Status));
        Assert.All(run.Results, r => Assert.Equal(CheckStatus.NoData, r.Status));
    }

    [Fact]
    public void A_table_without_a_catalog_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => BuiltInChecks.Of(PlayerPropPredictions.Table));

        Assert.StartsWith("Table player_prop_predictions has no catalog, so nothing is known of its quality.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_told_apart_by_their_parts_nulls_included()
    {
        var run = await RunAsync(rows =>
        {
            rows.Clear();
            foreach (var (sensor, sequence) in new (string, long?)[] { ("a", 11), ("a1", 1), ("a:", 1), ("", null), ("", 0), ("a", null), ("a", null) })
                rows.Add(new() { Sensor = sensor, Sequence = sequence, ReadAt = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), Quality2 = 100, From2 = ReadingSource.Probe });
        });

        Assert.Equal((7, 1), (run["duplicate-keys"].Evaluated, run["duplicate-keys"].Violations));
    }

    [Fact]
    public async Task Versions_and_ages_may_be_null_and_of_any_number_type()
    {
        var run = await RunAsync(rows =>
        {
            rows[0] = rows[0] with { Firmware = null, Age = null };
            rows[1] = rows[1] with { Firmware = "3.0", Age = 13 };
        });

        Assert.Equal(["age-expired Fail", "mixed-firmware Warn"], run.Problems());
        Assert.Equal((99, 99), (run["age-expired"].Evaluated, run["mixed-firmware"].Evaluated));
    }

    private static async Task<CheckRun> RunAsync(Action<List<SensorReadings>> spoil)
    {
        var rows = Enumerable.Range(0, 100).Select(i => new SensorReadings
        {
            Sensor = $"sensor {i % 10}",
            Sequence = 1 + (i / 10),
            ReadAt = new(2026, 3, 1, i % 24, 0, 0, TimeSpan.Zero),
            Firmware = "2.1",
            Age = 3,
            Score = 95,
            Value0 = 15 + (i % 7),
            Value1 = 40 + (i % 11),
            Value2 = 11.5m + (i % 5 * 0.2m),
            Quality0 = 100,
            Quality1 = 100,
            Quality2 = 100,
            From0 = ReadingSource.Probe,
            From1 = ReadingSource.Probe,
            From2 = ReadingSource.Probe,
            Select = 100,
        }).ToList();
        spoil(rows);
        using var store = DuckDbFeatureStore.OpenInMemory();
        await store.CreateTableAsync(SensorReadings.Table);
        await store.AppendAsync(rows);
        return await store.RunAsync(BuiltInChecks.Of(SensorReadings.Table), Day, new CheckRunOptions { SampleLimit = 0 });
    }
}
