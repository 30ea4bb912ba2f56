namespace FeatureStore.Tests.Drift;

/// <summary>One comparison of a table with its definition: what differs, and whether reads or writes break.</summary>
public sealed class TableDifferencesTests
{
    private static readonly TableInfo Definition = new("p", "d", "plays",
    [
        new("day", DataType.Date, ColumnMode.Required),
        new("player", DataType.String, ColumnMode.Nullable),
        new("score", DataType.Numeric, ColumnMode.Nullable) { Precision = 5, Scale = 2 },
        new("values", DataType.Float64, ColumnMode.Repeated),
        new("box", DataType.Struct, ColumnMode.Nullable) { Fields = [new("games", DataType.Int64, ColumnMode.Nullable), new("note", DataType.String, ColumnMode.Nullable)] },
    ],
    "f")
    {
        Partition = new("day", "DAY", FilterRequired: true) { Expiration = TimeSpan.FromDays(90) },
        Clustering = ["player"],
    };

    [Fact]
    public void A_table_as_its_definition_says_has_none_whatever_the_order()
    {
        Assert.Empty(Compare(Definition));
        Assert.Empty(Compare(Definition with { Columns = Definition.Columns.Reverse().ToValueList() }));
    }

    [Theory]
    [InlineData("player is missing", true, true, "player")]
    [InlineData("score is missing", true, true, "score")]
    public void A_missing_column_breaks_both(string clause, bool reads, bool writes, string column) =>
        Assert.Equal([(clause, reads, writes)], Told(Definition with { Columns = Definition.Columns.Where(c => c.Name != column).ToValueList() }));

    [Fact]
    public void An_extra_column_breaks_nothing_unless_it_is_required()
    {
        Assert.Equal([("more is not in the definition", false, false)], Told(With(new ColumnInfo("more", DataType.Bool, ColumnMode.Nullable))));
        Assert.Equal([("more is not in the definition, but REQUIRED", false, true)], Told(With(new ColumnInfo("more", DataType.Bool, ColumnMode.Required))));
    }

    [Fact]
    public void Another_type_breaks_both_and_other_limits_writes_alone()
    {
        Assert.Equal([("player is INT64, not STRING", true, true)], Told(With(new ColumnInfo("player", DataType.Int64, ColumnMode.Nullable))));
        Assert.Equal([("values is FLOAT64, not ARRAY<FLOAT64>", true, true)], Told(With(new ColumnInfo("values", DataType.Float64, ColumnMode.Nullable))));
        Assert.Equal([("player is STRING(5), not STRING", false, true)], Told(With(new ColumnInfo("player", DataType.String, ColumnMode.Nullable) { MaxLength = 5 })));
        Assert.Equal([("score is NUMERIC, not NUMERIC(5,2)", false, false)], Told(With(new ColumnInfo("score", DataType.Numeric, ColumnMode.Nullable))));
        Assert.Equal([("score is NUMERIC(4,1), not NUMERIC(5,2)", false, true)], Told(With(new ColumnInfo("score", DataType.Numeric, ColumnMode.Nullable) { Precision = 4, Scale = 1 })));
        Assert.Equal([("score is BIGNUMERIC(5,2), not NUMERIC(5,2)", true, true)], Told(With(new ColumnInfo("score", DataType.BigNumeric, ColumnMode.Nullable) { Precision = 5, Scale = 2 })));
    }

    [Fact]
    public void A_stricter_mode_breaks_writes_and_a_laxer_one_reads()
    {
        Assert.Equal([("player is REQUIRED, but may be null in the definition", false, true)], Told(With(new ColumnInfo("player", DataType.String, ColumnMode.Required))));
        Assert.Equal([("day may be null, but is REQUIRED in the definition", true, false)], Told(With(new ColumnInfo("day", DataType.Date, ColumnMode.Nullable))));
    }

    [Fact]
    public void Fields_of_a_struct_are_told_by_their_path()
    {
        var box = Definition["box"];
        Assert.Equal([("box.note is missing", true, true)], Told(With(box with { Fields = [box.Fields[0]] })));
        Assert.Equal([("box.games is FLOAT64, not INT64", true, true)], Told(With(box with { Fields = [box.Fields[1], box.Fields[0] with { Type = DataType.Float64 }] })));
    }

    [Fact]
    public void Storage_is_told_and_only_a_filter_that_is_wanted_breaks_reads()
    {
        Assert.Equal([("the partitioning is MONTH of day, not DAY of day", false, false)], Told(Definition with { Partition = Definition.Partition! with { Granularity = "MONTH" } }));
        Assert.Equal([("the expiration is never, not 90 days", false, false)], Told(Definition with { Partition = Definition.Partition! with { Expiration = null } }));
        Assert.Equal([("the clustering is none, not player", false, false)], Told(Definition with { Clustering = [] }));
        Assert.Equal([("the partition filter is optional, not required", false, false)], Told(Definition with { Partition = Definition.Partition! with { FilterRequired = false } }));
        var lax = Definition with { Partition = Definition.Partition! with { FilterRequired = false } };
        Assert.Equal([("the partition filter is required, not optional", true, false)], TableDifferences.Of(StoredTable.Of(lax), StoredTable.Of(Definition)).Select(Told));
    }

    [Fact]
    public void An_engine_without_storage_is_not_asked_about_it() =>
        Assert.Empty(TableDifferences.Of(StoredTable.Of(Definition), StoredTable.Of(Definition) with { Storage = null }));

    [Fact]
    public void What_breaks_writes_is_one_clause()
    {
        var differences = Compare(With(new ColumnInfo("player", DataType.Int64, ColumnMode.Nullable)) with { Clustering = [] });

        Assert.Equal("player is INT64, not STRING", differences.ThatBreakWrites());
        Assert.Equal("player is INT64, not STRING", differences.OfColumns());
        Assert.Null(Compare(Definition with { Clustering = [] }).ThatBreakWrites());
    }

    private static TableInfo With(ColumnInfo column) => Definition with
    {
        Columns = Definition.Find(column.Name) is null ? Definition.Columns.Append(column).ToValueList() : Definition.Columns.Select(c => c.Name == column.Name ? column : c).ToValueList(),
    };

    private static ValueList<TableDifference> Compare(TableInfo live) => TableDifferences.Of(StoredTable.Of(Definition), StoredTable.Of(live));

    private static IEnumerable<(string, bool, bool)> Told(TableInfo live) => Compare(live).Select(Told);

    private static (string, bool, bool) Told(TableDifference difference) => (difference.Clause, difference.BreaksReads, difference.BreaksWrites);
}
