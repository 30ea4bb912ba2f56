using System.Text.Json;
using NbaPredictions;

namespace FeatureStore.DuckDB.Tests.Loading;

/// <summary>Enum columns are ENUMs, and lose no text that comes.</summary>
public sealed class EnumColumnTests : IDisposable
{
    private static readonly TableInfo Table = MlFeatureStoreV2.Table;
    private static readonly DateOnly Day = new(2026, 1, 1);
    private readonly TemporaryFolder _folder = new();
    private readonly DuckDbFeatureStore _store = DuckDbFeatureStore.OpenInMemory();

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_new_table_has_an_ENUM_of_the_texts_that_the_catalog_knows()
    {
        await _store.CreateTableAsync(Table);

        Assert.Equal("ENUM('green', 'yellow', 'red')", await TypeAsync());
        Assert.Contains("quality_alert_level ENUM('green', 'yellow', 'red'),", DuckDbFeatureStore.CreateTableSql(Table));
    }

    [Theory]
    [InlineData(LoadMode.Append)]
    [InlineData(LoadMode.ReplacePartitions)]
    public async Task Texts_that_are_new_make_the_type_wider_and_are_all_kept(LoadMode mode)
    {
        string?[] first = ["red", null, "RED", "", "it's", "a\"b", "x; DROP TABLE y --", "日本🏀", "red "];
        string?[] second = ["green", "purple", "Purple", "", "RED"];

        await LoadAsync(mode, first);
        Assert.Equal("ENUM('green', 'yellow', 'red', '', 'RED', 'a\"b', 'it''s', 'red ', 'x; DROP TABLE y --', '日本🏀')", await TypeAsync());
        await LoadAsync(mode, second);

        string?[] expected = mode == LoadMode.Append ? [.. first, .. second] : second;
        Assert.Equal(expected.Order(StringComparer.Ordinal), (await TextsAsync()).Order(StringComparer.Ordinal));
        Assert.StartsWith("ENUM('green', 'yellow', 'red', '', 'RED', ", await TypeAsync());
        Assert.EndsWith("'Purple', 'purple')", await TypeAsync());
    }

    [Fact]
    public async Task More_than_a_byte_of_texts_stay_an_ENUM_and_a_text_of_their_own_each()
    {
        string?[] texts = [.. Enumerable.Range(0, 300).Select(i => $"text {i:D3}")];

        await LoadAsync(LoadMode.Append, texts);

        Assert.StartsWith("ENUM(", await TypeAsync());
        Assert.Equal(texts, (await TextsAsync()).Order(StringComparer.Ordinal));
        Assert.Equal(["text 255"], await _store.ToListAsync(MlFeatureStoreV2.On(Day).Where(c => c.QualityAlertLevel.Text() == "text 255").Select(c => c.QualityAlertLevel.Text())));
    }

    [Fact]
    public async Task A_column_of_more_texts_than_an_enum_has_becomes_VARCHAR()
    {
        string?[] texts = [.. Enumerable.Range(0, 1200).Select(i => $"text {i:D4}")];

        await LoadAsync(LoadMode.Append, texts);
        await LoadAsync(LoadMode.Append, ["one more"]);

        Assert.Equal("VARCHAR", await TypeAsync());
        Assert.Equal(texts.Prepend("one more"), (await TextsAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Rows_that_are_appended_keep_their_texts_too()
    {
        await LoadAsync(LoadMode.Append, ["red", "unheard of", "with\0nul"]);
        var rows = await _store.ToListAsync(MlFeatureStoreV2.On(Day));
        await using var other = DuckDbFeatureStore.OpenInMemory();

        Assert.Equal(3, await other.AppendAsync(rows));
        Assert.Equal(3, await other.AppendAsync(rows));

        string?[] expected = ["red", "unheard of", "with\0nul"];
        Assert.Equal(expected.Concat(expected).Order(StringComparer.Ordinal), (await TextsAsync(other)).Order(StringComparer.Ordinal));
        Assert.Equal(rows.Concat(rows).OrderBy(r => r.PlayerLookup), (await other.ToListAsync(MlFeatureStoreV2.On(Day))).OrderBy(r => r.PlayerLookup));
    }

    [Fact]
    public async Task A_table_whose_enum_columns_are_VARCHAR_is_loaded_and_read_as_well()
    {
        await _store.CreateTableAsync(Table);
        Execute("ALTER TABLE ml_feature_store_v2 ALTER COLUMN quality_alert_level TYPE VARCHAR");

        await LoadAsync(LoadMode.Append, ["red", "unheard of", null]);
        var rows = await _store.ToListAsync(MlFeatureStoreV2.On(Day).OrderBy(c => c.PlayerLookup));
        await _store.AppendAsync(rows);

        Assert.Equal("VARCHAR", await TypeAsync());
        Assert.Equal([AlertLevel.Red, AlertLevel.Unknown, null], rows.Select(r => r.QualityAlertLevel));
        Assert.Equal(6, (await TextsAsync()).Count);
    }

    [Fact]
    public async Task An_enum_column_of_another_type_is_told()
    {
        await _store.CreateTableAsync(Table);
        Execute("ALTER TABLE ml_feature_store_v2 ALTER COLUMN quality_alert_level TYPE BIGINT USING 1");

        var error = await Assert.ThrowsAsync<FeatureStoreException>(() => LoadAsync(LoadMode.Append, ["red"]));

        Assert.Contains("quality_alert_level is BIGINT, not VARCHAR", error.Message);
    }

    [Fact]
    public async Task A_bad_cell_beside_a_new_text_leaves_rows_and_types_as_they_were()
    {
        await LoadAsync(LoadMode.Append, ["red"]);
        var file = Write(["unheard of"]).Replace(".ndjson", "-bad.ndjson", StringComparison.Ordinal);
        File.WriteAllText(file, Row(0, "unheard of").Replace("\"2026-01-01\"", "\"2026-02-30\"", StringComparison.Ordinal) + "\n");

        var error = await Assert.ThrowsAsync<FeatureStoreDataException>(() => _store.LoadAsync(Table, file));

        Assert.Contains("column game_date: '2026-02-30' is no DATE.", error.Message);
        Assert.Equal("ENUM('green', 'yellow', 'red')", await TypeAsync());
        Assert.Equal(["red"], await TextsAsync());
    }

    [Fact]
    public async Task Orders_and_extremes_are_those_of_the_texts()
    {
        await LoadAsync(LoadMode.Append, ["yellow", "red", "green", "amber", null]);
        var level = MlFeatureStoreV2.On(Day).OrderBy(c => c.QualityAlertLevel.Text()).Select(c => c.QualityAlertLevel.Text());

        Assert.Equal([null, "amber", "green", "red", "yellow"], await _store.ToListAsync(level));
        Assert.Equal([("amber", "yellow")], await _store.ToListAsync(MlFeatureStoreV2.On(Day).Select(c => (Sql.Min(c.QualityAlertLevel.Text()), Sql.Max(c.QualityAlertLevel.Text())))));
        Assert.Equal(["amber", "green"], (await _store.ToListAsync(level.Where(c => c.QualityAlertLevel.Text() < "h"))));
    }

    private async Task LoadAsync(LoadMode mode, string?[] levels) => await _store.LoadAsync(Table, Write(levels), new() { Mode = mode });

    private string Write(string?[] levels) =>
        _folder.Write($"{Guid.NewGuid():N}.ndjson", string.Concat(levels.Select((level, i) => Row(i, level) + "\n")));

    private static string Row(int number, string? level) =>
        $$"""{"player_lookup":"p{{number:D4}}","game_date":"2026-01-01","game_id":"g","feature_count":37,"feature_version":"v","data_source":"d","created_at":"2026-01-01 00:00:00 UTC","quality_alert_level":{{JsonSerializer.Serialize(level)}}}""";

    private async Task<string> TypeAsync() =>
        (await _store.ColumnsAsync(Table)).Single(c => c.Name == "quality_alert_level").Type;

    private async Task<IReadOnlyList<string?>> TextsAsync(DuckDbFeatureStore? store = null) =>
        await (store ?? _store).ToListAsync(MlFeatureStoreV2.On(Day).Select(c => c.QualityAlertLevel.Text()));

    private void Execute(string sql)
    {
        using var command = _store.Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
