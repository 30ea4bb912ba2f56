using FeatureStore.DuckDB;
using Microsoft.ML;
using Microsoft.ML.Data;
using NbaPredictions;

namespace FeatureStore.ML.Tests;

/// <summary>A data view of a store or a batch: its schema, its cursors, and a model that is trained on it.</summary>
public sealed class DataViewTests(SampleStore sample) : IClassFixture<SampleStore>
{
    private static readonly Query<MlFeatureStoreV2Columns, MlFeatureStoreV2> s_all =
        MlFeatureStoreV2.Between(new(2026, 1, 24), new(2026, 2, 6)).OrderBy(c => c.GameDate).OrderBy(c => c.PlayerLookup);

    private readonly DuckDbFeatureStore _store = sample.Store;

    [Fact]
    public void The_schema_has_the_vector_of_features_and_the_scalar_columns()
    {
        var schema = _store.ToDataView(s_all).Schema;

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 37), schema["Features"].Type);
        VBuffer<ReadOnlyMemory<char>> names = default;
        schema["Features"].Annotations.GetValue("SlotNames", ref names);
        Assert.Equal(MlFeatureStoreV2.Table.Catalog!.Features.Select(f => f.Name), names.DenseValues().Select(n => n.ToString()));
        var lists = MlFeatureStoreV2.Table.Columns.Count(c => c.Mode == ColumnMode.Repeated || c.Type == DataType.Struct);
        Assert.Equal(1 + 171 - lists, schema.Count);
        Assert.Equal(
            [TextDataViewType.Instance, DateTimeDataViewType.Instance, NumberDataViewType.Int64, NumberDataViewType.Double, NumberDataViewType.Double, DateTimeOffsetDataViewType.Instance, TextDataViewType.Instance],
            new[] { "player_lookup", "game_date", "feature_count", "days_rest", "is_home", "created_at", "feature_5_source" }.Select(n => schema[n].Type));
        Assert.Null(schema.GetColumnOrNull("features"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cursor_gives_what_the_rows_have(bool isResident)
    {
        var rows = await _store.ToListAsync(s_all);
        var view = isResident ? (await _store.ReadBatchAsync(s_all)).ToDataView() : _store.ToDataView(s_all);
        Assert.Equal(isResident ? 3203L : null, view.GetRowCount());
        Assert.False(view.CanShuffle);

        using var cursor = Assert.Single(view.GetRowCursorSet(view.Schema, 4));
        var features = cursor.GetGetter<VBuffer<float>>(view.Schema["Features"]);
        var player = cursor.GetGetter<ReadOnlyMemory<char>>(view.Schema["player_lookup"]);
        var day = cursor.GetGetter<DateTime>(view.Schema["game_date"]);
        var score = cursor.GetGetter<double>(view.Schema["feature_quality_score"]);
        var rest = cursor.GetGetter<double>(view.Schema["days_rest"]);
        var home = cursor.GetGetter<double>(view.Schema["is_home"]);
        var count = cursor.GetGetter<long>(view.Schema["feature_count"]);
        var source = cursor.GetGetter<ReadOnlyMemory<char>>(view.Schema["feature_5_source"]);
        var created = cursor.GetGetter<DateTimeOffset>(view.Schema["created_at"]);
        var (vector, text, time, number, integer, instant) = (default(VBuffer<float>), default(ReadOnlyMemory<char>), default(DateTime), 0.0, 0L, default(DateTimeOffset));
        Assert.Equal(-1, cursor.Position);
        foreach (var (row, i) in rows.Select((r, i) => (r, i)))
        {
            Assert.True(cursor.MoveNext());
            Assert.Equal(i, cursor.Position);
            features(ref vector);
            Assert.Equal(row.FeatureValues.Select(v => (float)v!.Value), vector.DenseValues());
            player(ref text);
            Assert.Equal(row.PlayerLookup, text.ToString());
            day(ref time);
            Assert.Equal(row.GameDate, DateOnly.FromDateTime(time));
            score(ref number);
            Assert.Equal((double?)row.FeatureQualityScore ?? double.NaN, number);
            rest(ref number);
            Assert.Equal(row.DaysRest ?? double.NaN, number);
            home(ref number);
            Assert.Equal(row.IsHome switch { true => 1, false => 0, null => double.NaN }, number);
            count(ref integer);
            Assert.Equal(row.FeatureCount, integer);
            source(ref text);
            Assert.Equal(row.Feature(5).SourceText ?? "", text.ToString());
            created(ref instant);
            Assert.Equal(row.CreatedAt, instant);
        }

        Assert.False(cursor.MoveNext());
        Assert.False(cursor.MoveNext());
        Assert.Equal(-1, cursor.Position);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Dropped_rows_are_dropped_whichever_columns_are_asked_for(bool withFeatures)
    {
        var view = _store.ToDataView(s_all, new() { Features = new() { Defaulted = MissingFeature.DropRow } });
        Assert.Null(view.GetRowCount());

        using var cursor = view.GetRowCursor(withFeatures ? [view.Schema["Features"], view.Schema["player_lookup"]] : [view.Schema["player_lookup"]]);
        var player = cursor.GetGetter<ReadOnlyMemory<char>>(view.Schema["player_lookup"]);
        var players = new List<string>();
        ReadOnlyMemory<char> text = default;
        while (cursor.MoveNext())
        {
            player(ref text);
            players.Add(text.ToString());
        }

        Assert.Equal(397, players.Count);
        Assert.Equal((await _store.ToListAsync(s_all)).Where(r => !r.Features().AnyDefaulted).Select(r => r.PlayerLookup), players);
    }

    [Fact]
    public void A_cursor_without_columns_counts_the_rows()
    {
        using var cursor = _store.ToDataView(s_all).GetRowCursor([]);
        var rows = 0;
        while (cursor.MoveNext())
            rows++;

        Assert.Equal(3203, rows);
    }

    [Fact]
    public void A_cursor_keeps_the_contract()
    {
        var view = _store.ToDataView(s_all);
        var (player, score) = (view.Schema["player_lookup"], view.Schema["feature_quality_score"]);
        var cursor = view.GetRowCursor([player]);
        var getter = cursor.GetGetter<ReadOnlyMemory<char>>(player);
        var id = cursor.GetIdGetter();
        ReadOnlyMemory<char> text = default;
        DataViewRowId rowId = default;

        Assert.Equal((true, false), (cursor.IsColumnActive(player), cursor.IsColumnActive(score)));
        Assert.Equal("Column feature_quality_score is not active; name it among the columns that the cursor needs.", Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<double>(score)).Message);
        Assert.Equal("Column player_lookup is of System.ReadOnlyMemory`1[System.Char], not of System.Double.", Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<double>(player)).Message);
        Assert.StartsWith("The cursor is at no row", Assert.Throws<InvalidOperationException>(() => getter(ref text)).Message);
        Assert.Throws<InvalidOperationException>(() => id(ref rowId));

        Assert.True(cursor.MoveNext() && cursor.MoveNext());
        id(ref rowId);
        Assert.Equal((1UL, 0UL, 0L), (rowId.Low, rowId.High, cursor.Batch));
        cursor.Dispose();
        cursor.Dispose();
        Assert.Equal(-1, cursor.Position);
        Assert.False(cursor.MoveNext());
        Assert.Throws<InvalidOperationException>(() => getter(ref text));
    }

    [Fact]
    public void Enums_may_be_keys_and_an_unknown_text_or_null_is_a_missing_one()
    {
        var row = NewRow();
        var batch = new[] { row with { QualityTier = QualityTier.Gold }, row with { QualityTierText = "GOLD" }, row, row with { QualityTier = QualityTier.Critical } }.ToBatch();

        var keys = batch.ToDataView(new() { EnumsAsKeys = true, Features = null, Columns = [MlFeatureStoreV2.Columns.QualityTier] });
        var texts = batch.ToDataView(new() { Features = null, Columns = [MlFeatureStoreV2.Columns.QualityTier] });

        var column = Assert.Single(keys.Schema);
        Assert.Equal(new KeyDataViewType(typeof(uint), 5), column.Type);
        VBuffer<ReadOnlyMemory<char>> values = default;
        column.Annotations.GetValue("KeyValues", ref values);
        Assert.Equal(["gold", "silver", "bronze", "poor", "critical"], values.DenseValues().Select(v => v.ToString()));
        Assert.Equal([1, 0, 0, 5], keys.GetColumn<uint>(column));
        Assert.Equal(["gold", "GOLD", "", "critical"], texts.GetColumn<string>("quality_tier"));
    }

    [Fact]
    public void Null_is_NaN_or_the_default_of_its_type()
    {
        var view = new[] { NewRow() }.ToBatch().ToDataView();

        Assert.Equal([double.NaN], view.GetColumn<double>("days_rest"));
        Assert.Equal([double.NaN], view.GetColumn<double>("is_home"));
        Assert.Equal([double.NaN], view.GetColumn<double>("feature_quality_score"));
        Assert.Equal([""], view.GetColumn<string>("feature_5_source"));
        Assert.All(view.GetColumn<float[]>("Features").Single(), v => Assert.Equal(float.NaN, v));
    }

    [Fact]
    public async Task What_a_batch_lacks_is_told()
    {
        var batch = await _store.ReadBatchAsync(s_all, c => [c.PlayerLookup]);

        Assert.StartsWith("Column features is not in the batch;", Assert.Throws<ArgumentException>(() => batch.ToDataView()).Message);
        Assert.Equal(["player_lookup"], batch.ToDataView(new() { Features = null }).Schema.Select(c => c.Name));
        Assert.StartsWith(
            "Column features is ARRAY<FLOAT64>; a data view has scalar columns only.",
            Assert.Throws<ArgumentException>(() => _store.ToDataView(s_all, new() { Columns = [MlFeatureStoreV2.Columns.FeatureValues] })).Message);
    }

    [Fact]
    public void A_model_trains_on_rows_that_stream_from_the_store()
    {
        // The season's average from the features: their own third value, so that a sound view gives a near-perfect fit.
        var context = new MLContext(seed: 1);
        var view = _store.ToDataView(s_all, new() { Features = new() { Columns = [MlFeatureStoreV2.Columns.DaysRest], Features = [0, 1, 2, 3, 31], Null = MissingFeature.Value }, Columns = [MlFeatureStoreV2.Columns.PlayerLookup] });
        var pipeline = context.Transforms.CustomMapping<Vector, Label>((v, l) => l.Value = v.Features[2], contractName: null)
            .Append(context.Transforms.ReplaceMissingValues("Features"))
            .Append(context.Transforms.NormalizeMinMax("Features"))
            .Append(context.Regression.Trainers.Sdca(labelColumnName: "Value", maximumNumberOfIterations: 10));

        var model = pipeline.Fit(view);
        var metrics = context.Regression.Evaluate(model.Transform(view), labelColumnName: "Value");

        Assert.InRange(metrics.RSquared, 0.98, 1);
    }

    private static MlFeatureStoreV2 NewRow() => new()
    {
        PlayerLookup = "a", GameDate = new(2026, 2, 6), GameId = "g", FeatureCount = 37, FeatureVersion = "v", DataSource = "d", CreatedAt = DateTimeOffset.UnixEpoch,
    };

    private sealed class Vector
    {
        [VectorType(6)]
        public float[] Features { get; set; } = [];
    }

    private sealed class Label
    {
        public float Value { get; set; }
    }
}
