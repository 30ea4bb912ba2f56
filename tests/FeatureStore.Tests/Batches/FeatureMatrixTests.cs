using FeatureStore.Checks.Tests;
using NbaPredictions;

namespace FeatureStore.Tests.Batches;

/// <summary>The matrix says what the accessors of the rows say, whatever the rows hold.</summary>
public sealed class FeatureMatrixTests
{
    private static readonly MlFeatureStoreV2 s_row = new()
    {
        PlayerLookup = "a", GameDate = new(2026, 2, 6), GameId = "g", FeatureCount = 37, FeatureVersion = "v", DataSource = "d", CreatedAt = DateTimeOffset.UnixEpoch,
        FeatureValues = [.. Enumerable.Range(0, 37).Select(i => (double?)(i + 0.5))],
    };

    public static TheoryData<MissingFeature, MissingFeature> Choices
    {
        get
        {
            var choices = new TheoryData<MissingFeature, MissingFeature>();
            foreach (var defaulted in Enum.GetValues<MissingFeature>())
            {
                foreach (var ofNull in Enum.GetValues<MissingFeature>())
                    choices.Add(defaulted, ofNull);
            }

            return choices;
        }
    }

    [Fact]
    public void Values_stand_in_index_order_row_after_row()
    {
        var rows = new[] { s_row, s_row with { FeatureValues = [.. Enumerable.Range(0, 37).Select(i => (double?)-i)] } };

        var matrix = rows.ToBatch().ToFeatureMatrix<float>();

        Assert.Equal((2, 37, 2L), (matrix.RowCount, matrix.Width, matrix.AppendedRows));
        Assert.Equal([.. Enumerable.Range(0, 37).Select(i => i + 0.5f), .. Enumerable.Range(0, 37).Select(i => (float)-i)], matrix.Values.ToArray());
        Assert.Equal(MlFeatureStoreV2.Table.Catalog!.Features.Select(f => f.Name), matrix.Names);
        Assert.Equal(("points_avg_last_5", "breakout_flag"), (matrix.Names[0], matrix.Names[36]));
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public void Random_rows_give_what_their_accessors_give(MissingFeature defaulted, MissingFeature @null)
    {
        var rows = RandomRows.Generate(400, 11);
        rows.AddRange(rows.Take(100).Select(r => r with { FeatureValues = s_row.FeatureValues }));
        rows.AddRange(Enumerable.Repeat(s_row with { Feature5Source = FeatureSource.Default }, 3));
        int[] chosen = [36, 5, 6, 7, 0, 20, 22];

        foreach (var features in new[] { null, chosen, [5, 6, 7, 8] })
        {
            var matrix = rows.ToBatch().ToFeatureMatrix<double>(new() { Defaulted = defaulted, Null = @null, Features = features });

            var indices = features?.Order().ToArray() ?? [.. Enumerable.Range(0, 37)];
            var expected = rows.Select((row, i) => (Cells: indices.Select(f => Cell(row.Feature(f), defaulted, @null)).ToArray(), Row: (long)i)).Where(r => r.Cells.All(c => c is not null)).ToList();
            Assert.Equal(expected.Select(r => r.Row), matrix.SourceRows.ToArray());
            Assert.Equal(expected.SelectMany(r => r.Cells.Select(c => c!.Value)), matrix.Values.ToArray());
            var isDropping = defaulted == MissingFeature.DropRow || @null == MissingFeature.DropRow;
            Assert.Equal(isDropping, matrix.RowCount < rows.Count);
            Assert.Equal(rows.ToBatch().ToFeatureMatrix<float>(new() { Defaulted = defaulted, Null = @null, Features = features }).Values.ToArray(), matrix.Values.ToArray().Select(v => (float)v));
        }
    }

    [Fact]
    public void A_null_feature_is_NaN_or_the_default_of_the_catalog_or_drops_its_row()
    {
        var rows = new[]
        {
            s_row with { FeatureValues = [] },
            s_row with { FeatureValues = [1, 2] },
            s_row with { FeatureValues = [.. s_row.FeatureValues.Select((v, i) => i == 3 ? null : v)] },
            s_row with { FeatureValues = [.. s_row.FeatureValues.Select((v, i) => i == 3 ? double.NaN : v)] },
            s_row,
        };
        FeatureMatrixOptions options = new() { Features = FeatureMatrixOptions.IndicesOf(Feature.PointsStdLast10, Feature.PointsAvgLast5, Feature.RestAdvantage) };

        var nan = rows.ToBatch().ToFeatureMatrix<float>(options);
        var value = rows.ToBatch().ToFeatureMatrix<float>(options with { Null = MissingFeature.Value });
        var dropped = rows.ToBatch().ToFeatureMatrix<float>(options with { Null = MissingFeature.DropRow });

        Assert.Equal(["points_avg_last_5", "points_std_last_10", "rest_advantage"], nan.Names);
        Assert.Equal([float.NaN, float.NaN, float.NaN, 1, float.NaN, float.NaN, 0.5f, float.NaN, 9.5f, 0.5f, float.NaN, 9.5f, 0.5f, 3.5f, 9.5f], nan.Values.ToArray());
        // 10 and 5 by the catalog, which has no default for rest_advantage; NaN in the data stays.
        Assert.Equal([10, 5, float.NaN, 1, 5, float.NaN, 0.5f, 5, 9.5f, 0.5f, float.NaN, 9.5f, 0.5f, 3.5f, 9.5f], value.Values.ToArray());
        Assert.Equal([3, 4], dropped.SourceRows.ToArray());
        Assert.Equal([0.5f, float.NaN, 9.5f, 0.5f, 3.5f, 9.5f], dropped.Values.ToArray());
    }

    [Fact]
    public void Of_a_feature_that_is_null_and_defaulted_the_stricter_choice_counts()
    {
        var batch = new[] { s_row with { FeatureValues = [], Feature0Source = FeatureSource.Default } }.ToBatch();
        FeatureMatrixOptions options = new() { Features = [0] };

        Assert.Equal([10], batch.ToFeatureMatrix<double>(options with { Null = MissingFeature.Value }).Values.ToArray());
        Assert.Equal([double.NaN], batch.ToFeatureMatrix<double>(options with { Null = MissingFeature.Value, Defaulted = MissingFeature.NaN }).Values.ToArray());
        Assert.Equal(0, batch.ToFeatureMatrix<double>(options with { Null = MissingFeature.DropRow, Defaulted = MissingFeature.NaN }).RowCount);
        Assert.Equal(0, batch.ToFeatureMatrix<double>(options with { Null = MissingFeature.Value, Defaulted = MissingFeature.DropRow }).RowCount);
    }

    [Fact]
    public void Batches_are_appended_one_after_the_other_and_memory_is_used_again()
    {
        var dropped = s_row with { Feature5Source = FeatureSource.Default };
        var matrix = new FeatureMatrix<double>(MlFeatureStoreV2.Table, new() { Defaulted = MissingFeature.DropRow, Features = [0] });

        var added = new[] { new[] { dropped, s_row }, [dropped, dropped], [], [s_row] }.Select(rows => matrix.Append(rows.ToBatch())).ToArray();

        Assert.Equal([2, 2, 0, 1], added);
        matrix = new(MlFeatureStoreV2.Table, new() { Defaulted = MissingFeature.DropRow, Features = [5] });
        added = [.. new[] { new[] { dropped, s_row }, [dropped, dropped], [], [s_row] }.Select(rows => matrix.Append(rows.ToBatch()))];
        Assert.Equal([1, 0, 0, 1], added);
        Assert.Equal([1, 4], matrix.SourceRows.ToArray());
        Assert.Equal((2, 5L), (matrix.RowCount, matrix.AppendedRows));
        Assert.Equal([5.5, 5.5], matrix.Values.ToArray());
        Assert.Equal([5.5], matrix[1].ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix[2].Length);

        matrix.Clear();
        Assert.Equal((0, 0L, 0), (matrix.RowCount, matrix.AppendedRows, matrix.Values.Length));
        Assert.Equal(1, matrix.Append(new[] { s_row }.ToBatch()));
        Assert.Equal([0], matrix.SourceRows.ToArray());
    }

    [Fact]
    public void Columns_come_after_the_features()
    {
        var c = MlFeatureStoreV2.Columns;
        var batch = new[] { s_row with { IsHome = true, DaysRest = 4, FeatureQualityScore = 84.27m }, s_row with { FeatureValues = [] } }.ToBatch();

        var matrix = batch.ToFeatureMatrix<double>(new() { Features = [1], Columns = [c.IsHome, c.DaysRest, c.FeatureQualityScore, c.FeatureCount], Null = MissingFeature.Value });

        Assert.Equal(["points_avg_last_10", "is_home", "days_rest", "feature_quality_score", "feature_count"], matrix.Names);
        Assert.Equal([1.5, 1, 4, 84.27, 37, 10, double.NaN, double.NaN, double.NaN, 37], matrix.Values.ToArray());
    }

    [Fact]
    public void It_asks_for_the_columns_that_it_needs_and_no_others()
    {
        Assert.Equal(["features"], Names(new()));
        Assert.Equal(["features", "feature_5_source", "feature_6_source"], Names(new() { Features = [6, 5], Defaulted = MissingFeature.NaN }));

        static IEnumerable<string> Names(FeatureMatrixOptions options) =>
            BatchQueries.ColumnsOf(MlFeatureStoreV2.Table, new FeatureMatrix<float>(MlFeatureStoreV2.Table, options).Inputs).Select(c => c.Name);
    }

    [Fact]
    public void What_does_not_fit_is_told()
    {
        var table = MlFeatureStoreV2.Table;
        var c = MlFeatureStoreV2.Columns;
        var lacking = new TableBatch(new BatchColumns(table, [table["game_id"]]));

        Assert.Equal(
            "Column features is not in the batch, and the matrix needs it; read the batch with the matrix's Inputs as its columns.",
            Assert.Throws<InvalidOperationException>(() => lacking.ToFeatureMatrix<float>()).Message);
        Assert.StartsWith("There is no feature 37; the catalog has 0 to 36.", Error<ArgumentOutOfRangeException>(new() { Features = [37] }));
        Assert.StartsWith("A feature is asked for twice: 1, 1.", Error<ArgumentException>(new() { Features = [1, 1] }));
        Assert.StartsWith("A matrix needs a feature;", Error<ArgumentException>(new() { Features = [] }));
        Assert.StartsWith("Column player_lookup is STRING, which is no number for a matrix.", Error<ArgumentException>(new() { Columns = [c.PlayerLookup] }));
        Assert.StartsWith("Table daily_prediction_signals has no catalog of features", Assert.Throws<ArgumentException>(() => new FeatureMatrix<float>(DailyPredictionSignals.Table)).Message);
        Assert.StartsWith(
            "The batch is of table daily_prediction_signals, the matrix of ml_feature_store_v2.",
            Assert.Throws<ArgumentException>(() => new FeatureMatrix<float>(table).Append(Array.Empty<DailyPredictionSignals>().ToBatch())).Message);

        string Error<T>(FeatureMatrixOptions options)
            where T : Exception => Assert.Throws<T>(() => new FeatureMatrix<float>(table, options)).Message;
    }

    [Fact]
    public void Features_are_found_wherever_the_catalog_says_and_sources_may_be_any_text()
    {
        var table = new TableInfo("p", "d", "t", [
            new("list", DataType.Int64, ColumnMode.Repeated), new("number", DataType.Numeric, ColumnMode.Nullable), new("q", DataType.Float64, ColumnMode.Nullable),
            new("s0", DataType.String, ColumnMode.Nullable), new("s1", DataType.String, ColumnMode.Nullable)], "f")
        {
            Catalog = new("v1")
            {
                Sources = [new("live", 100, false, []), new("filled", 40, true, [])],
                Features = [
                    new(0, "first", "c", "q", "s0") { ValueColumn = "list", ValueElement = 2, DefaultValue = -1 },
                    new(1, "second", "c", "q", "s1") { ValueColumn = "number" },
                    new(2, "third", "c", "q", "s1") { DefaultValue = 9 },
                ],
            },
        };
        var batch = new TableBatch(new BatchColumns(table, table.Columns));
        Row([7, 8, 9], 1.25m, "live", "filled");
        Row([7, 8], null, "FILLED", null);

        var matrix = batch.ToFeatureMatrix<float>(new() { Null = MissingFeature.Value, Defaulted = MissingFeature.NaN });

        Assert.Equal([9, float.NaN, float.NaN, -1, float.NaN, 9], matrix.Values.ToArray());
        Assert.Equal([1.25f], batch.ToFeatureMatrix<float>(new() { Features = [1], Null = MissingFeature.DropRow }).Values.ToArray());
        Assert.Equal([1L], batch.ToFeatureMatrix<float>(new() { Defaulted = MissingFeature.DropRow }).SourceRows.ToArray());

        void Row(long[] list, decimal? number, string? s0, string? s1)
        {
            var lists = (BatchLists)batch.Find("list")!;
            list.CopyTo(((BatchValues<long>)lists.Elements).AddRows(list.Length));
            lists.EndRow();
            ((BatchValues<decimal>)batch.Find("number")!).Add(number);
            ((BatchValues<double>)batch.Find("q")!).Add(null);
            ((BatchTexts)batch.Find("s0")!).Add(s0);
            ((BatchTexts)batch.Find("s1")!).Add(s1);
        }
    }

    // Null for a dropped row.
    private static double? Cell(MlFeatureStoreV2Feature feature, MissingFeature defaulted, MissingFeature @null)
    {
        var choices = new List<MissingFeature>();
        if (feature.IsDefaulted)
            choices.Add(defaulted);
        if (feature.Value is null)
            choices.Add(@null);
        return choices.Contains(MissingFeature.DropRow) ? null
            : choices.Contains(MissingFeature.NaN) ? double.NaN
            : feature.Value ?? feature.Info.DefaultValue ?? double.NaN;
    }
}
