using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using NbaPredictions;

namespace FeatureStore.Arrow.Tests;

/// <summary>What goes out as Arrow, Arrow's own reader reads back, value for value.</summary>
public sealed class RecordBatchTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(300)]
    public async Task Every_type_comes_back_from_an_ipc_stream(int times)
    {
        var rows = Enumerable.Repeat(new[] { EveryTypeRows.Full, EveryTypeRows.Empty, EveryTypeRows.Odd }, times).SelectMany(r => r).ToList();

        var back = await RoundTrip(rows.ToBatch().ToRecordBatch());

        AssertEqual(rows, [back]);
    }

    [Fact]
    public void Each_column_has_the_type_that_it_should_have()
    {
        var schema = EveryType.Table.ToArrowSchema();

        Assert.Equal(
            ["utf8", "utf8", "list<utf8>", "int64", "int64", "list<int64>", "double", "double", "list<double>", "decimal128(38, 9)", "decimal128(38, 9)", "list<decimal128(38, 9)>",
             "decimal256(76, 38)", "decimal256(76, 38)", "list<decimal256(76, 38)>", "bool", "bool", "list<bool>", "date32", "date32", "list<date32>",
             "timestamp[Microsecond]", "timestamp[Microsecond]", "list<timestamp[Microsecond]>", "time64[Microsecond]", "time64[Microsecond]", "list<time64[Microsecond]>",
             "timestamp[Microsecond, UTC]", "timestamp[Microsecond, UTC]", "list<timestamp[Microsecond, UTC]>", "binary", "binary", "utf8", "utf8", "list<utf8>", "utf8", "utf8", "list<utf8>"],
            schema.FieldsList.Take(38).Select(f => Text(f.DataType)));
        Assert.Equal("list<struct<label: utf8, day: date32>>", Text(schema.GetFieldByName("boxes").DataType));
        Assert.Equal([true, false, false], schema.FieldsList.Take(3).Select(f => f.IsNullable));
        Assert.Equal("p.d.every_type", schema.Metadata["table"]);
        Assert.Equal(EveryType.Table.Fingerprint, schema.Metadata["fingerprint"]);
    }

    [Fact]
    public void A_schema_has_the_descriptions_and_is_that_of_the_batch()
    {
        var table = MlFeatureStoreV2.Table;
        var schema = table.ToArrowSchema([table["player_lookup"], table["quality_tier"]], new() { Enums = ArrowEnums.Dictionary });

        Assert.Equal(table["player_lookup"].Description, schema.GetFieldByName("player_lookup").Metadata["description"]);
        Assert.Equal("dictionary<int16, utf8>", Text(schema.GetFieldByName("quality_tier").DataType));
        Assert.Equal("utf8", Text(table.ToArrowSchema().GetFieldByName("quality_tier").DataType));
        Assert.Equal(
            Enumerable.Empty<EveryType>().ToBatch().ToRecordBatch().Schema.FieldsList.Select(f => (f.Name, Text(f.DataType))),
            EveryType.Table.ToArrowSchema().FieldsList.Select(f => (f.Name, Text(f.DataType))));
    }

    [Fact]
    public async Task No_rows_are_no_rows()
    {
        var back = await RoundTrip(Enumerable.Empty<EveryType>().ToBatch().ToRecordBatch());

        Assert.Equal((0, EveryType.Table.Columns.Count), (back.Length, back.ColumnCount));
    }

    [Fact]
    public void A_record_batch_stays_as_it_is_when_its_batch_is_emptied_and_filled_anew()
    {
        var batch = new[] { EveryTypeRows.Full }.ToBatch();
        var record = batch.ToRecordBatch();

        batch.Clear();
        batch.NulInt64.Add((long?)-1);
        batch.NulString.Add("overwritten and long enough");

        AssertEqual([EveryTypeRows.Full], [record]);
    }

    [Theory]
    [InlineData(ArrowEnums.Text)]
    [InlineData(ArrowEnums.Dictionary)]
    public async Task Texts_that_the_catalog_does_not_know_are_kept(ArrowEnums enums)
    {
        var row = NewRow("a");
        MlFeatureStoreV2[] rows =
        [
            row with { QualityTier = QualityTier.Gold, Feature5SourceText = "bettingpros" }, row, row with { QualityTierText = "GOLD", Feature5Source = FeatureSource.Phase4 },
            row with { Feature5SourceText = "" }, row with { Feature5SourceText = "bettingpros" },
        ];

        var back = await RoundTrip(rows.ToBatch().ToRecordBatch(new() { Enums = enums }));

        AssertEqual(rows, [back]);
        Assert.Equal(["bettingpros", null, "phase4", "", "bettingpros"], rows.Select((_, i) => ArrowValues.Of(back.Column("feature_5_source"), i)));
        Assert.Equal(1, back.Column("feature_5_source").NullCount);
    }

    [Fact]
    public void Slices_of_a_record_batch_hold_its_rows()
    {
        var rows = Enumerable.Range(0, 100).Select(i => i % 3 == 0 ? EveryTypeRows.Empty : EveryTypeRows.Full with { NulInt64 = i, RepString = ["a", $"{i}"] }).ToList();

        var slice = rows.ToBatch().ToRecordBatch().Slice(37, 29);

        AssertEqual([.. rows.Skip(37).Take(29)], [slice]);
    }

    [Fact]
    public void Digits_that_a_NUMERIC_does_not_hold_are_told()
    {
        var batch = new[] { EveryTypeRows.Full with { NulNumeric = 0.0000000001m } }.ToBatch();

        Assert.Equal(
            "Column nul_numeric has 0.0000000001, with more than the 9 digits after the point that NUMERIC holds.",
            Assert.Throws<OverflowException>(() => batch.ToRecordBatch()).Message);
    }

    internal static MlFeatureStoreV2 NewRow(string player) => new()
    {
        PlayerLookup = player, GameDate = new(2026, 2, 6), GameId = "g", FeatureCount = 37, FeatureVersion = "v", DataSource = "d", CreatedAt = DateTimeOffset.UnixEpoch,
    };

    internal static void AssertEqual<TRow>(IReadOnlyList<TRow> rows, IEnumerable<RecordBatch> batches)
        where TRow : ITableRow<TRow>
    {
        var next = 0;
        foreach (var batch in batches)
        {
            for (var i = 0; i < batch.Length; i++)
                Assert.Equal(RecordValues.Of(rows[next++]), batch.Arrays.Select(a => ArrowValues.Of(a, i)));
        }

        Assert.Equal(rows.Count, next);
    }

    private static async Task<RecordBatch> RoundTrip(RecordBatch batch)
    {
        using var stream = new MemoryStream();
        using (var writer = new ArrowStreamWriter(stream, batch.Schema, leaveOpen: true))
        {
            await writer.WriteRecordBatchAsync(batch);
            await writer.WriteEndAsync();
        }

        stream.Position = 0;
        using var reader = new ArrowStreamReader(stream);
        var back = (await reader.ReadNextRecordBatchAsync())!;
        Assert.Equal(batch.Schema.FieldsList.Select(f => (f.Name, Text(f.DataType), f.IsNullable)), back.Schema.FieldsList.Select(f => (f.Name, Text(f.DataType), f.IsNullable)));
        return back;
    }

    private static string Text(IArrowType type) => type switch
    {
        ListType list => $"list<{Text(list.ValueDataType)}>",
        StructType record => $"struct<{string.Join(", ", record.Fields.Select(f => $"{f.Name}: {Text(f.DataType)}"))}>",
        DictionaryType dictionary => $"dictionary<{Text(dictionary.IndexType)}, {Text(dictionary.ValueType)}>",
        Decimal128Type number => $"decimal128({number.Precision}, {number.Scale})",
        Decimal256Type number => $"decimal256({number.Precision}, {number.Scale})",
        TimestampType { Timezone: { Length: > 0 } zone } time => $"timestamp[{time.Unit}, {zone}]",
        TimestampType time => $"timestamp[{time.Unit}]",
        Time64Type time => $"time64[{time.Unit}]",
        _ => type.Name,
    };
}
