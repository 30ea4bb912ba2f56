using System.Data.Common;

namespace FeatureStore.Tests;

/// <summary>A level whose column may hold texts that this enum does not know.</summary>
public enum Level
{
    Unknown,
    Low,
    High,
}

/// <summary>A row of a table with a column of every kind.</summary>
public sealed record Sample(long Id) : ITableRow<Sample>
{
    public static readonly EnumText<Level> Levels = new((Level.Low, "low"), (Level.High, "high"));

    private static readonly ColumnInfo[] ItemFields =
    [
        new("source", DataType.String, ColumnMode.Nullable),
        new("weight", DataType.Float64, ColumnMode.Nullable),
    ];

    public static TableInfo Table { get; } = new(
        "my-project",
        "features",
        "samples",
        [
            new("id", DataType.Int64, ColumnMode.Required),
            new("day", DataType.Date, ColumnMode.Required),
            new("code", DataType.String, ColumnMode.Required),
            new("ready", DataType.Bool, ColumnMode.Required),
            new("ratio", DataType.Float64, ColumnMode.Required),
            new("cost", DataType.Numeric, ColumnMode.Required) { Precision = 10, Scale = 2 },
            new("tier", DataType.String, ColumnMode.Required) { Texts = Levels },
            new("name", DataType.String, ColumnMode.Nullable),
            new("big", DataType.Int64, ColumnMode.Nullable),
            new("small", DataType.Int64, ColumnMode.Nullable),
            new("score", DataType.Float64, ColumnMode.Nullable),
            new("other_score", DataType.Float64, ColumnMode.Nullable),
            new("price", DataType.Numeric, ColumnMode.Nullable),
            new("flag", DataType.Bool, ColumnMode.Nullable),
            new("seen", DataType.Date, ColumnMode.Nullable),
            new("at", DataType.Timestamp, ColumnMode.Nullable),
            new("local_time", DataType.DateTime, ColumnMode.Nullable),
            new("level", DataType.String, ColumnMode.Nullable) { Texts = Levels },
            new("other_level", DataType.String, ColumnMode.Nullable) { Texts = Levels },
            new("extra", DataType.String, ColumnMode.Nullable),
            new("tags", DataType.String, ColumnMode.Repeated),
            new("values", DataType.Float64, ColumnMode.Repeated),
            new("numbers", DataType.Int64, ColumnMode.Repeated),
            new("levels", DataType.String, ColumnMode.Repeated) { Texts = Levels },
            new("info", DataType.Struct, ColumnMode.Nullable) { Fields = [.. ItemFields] },
            new("items", DataType.Struct, ColumnMode.Repeated) { Fields = [.. ItemFields] },
            new("source", DataType.String, ColumnMode.Nullable),
        ],
        "fingerprint")
    {
        Partition = new("day", "DAY", true),
    };

    public static Sample Read(DbDataReader reader, ReadOnlySpan<int> ordinals) => new(reader.GetInt64(ordinals[0]));

    public static void Write(Sample row, RowWriter writer) => throw new NotSupportedException("The sample is only read.");

    public static Query<SampleColumns, Sample> On(DateOnly day) =>
        TableQueries.Filtered<SampleColumns, Sample>(SampleColumns.Instance, TableQueries.On(SampleColumns.Instance.Day, day));
}

/// <summary>The columns of <see cref="Sample"/>, as a generator would write them.</summary>
public sealed class SampleColumns
{
    private static readonly TableInfo Table = Sample.Table;

    public static SampleColumns Instance { get; } = new();

    public Column<long> Id { get; } = new(Table["id"]);

    public Column<DateOnly> Day { get; } = new(Table["day"]);

    public Column<string> Code { get; } = new(Table["code"]);

    public PredicateColumn Ready { get; } = new(Table["ready"]);

    public Column<double> Ratio { get; } = new(Table["ratio"]);

    public Column<decimal> Cost { get; } = new(Table["cost"]);

    public Column<Level> Tier { get; } = new(Table["tier"], FieldReaders.RequiredEnum(Sample.Levels));

    public Column<string?> Name { get; } = new(Table["name"]);

    public Column<long?> Big { get; } = new(Table["big"]);

    public Column<long?> Small { get; } = new(Table["small"]);

    public Column<double?> Score { get; } = new(Table["score"]);

    public Column<double?> OtherScore { get; } = new(Table["other_score"]);

    public Column<decimal?> Price { get; } = new(Table["price"]);

    public Column<bool?> Flag { get; } = new(Table["flag"]);

    public Column<DateOnly?> Seen { get; } = new(Table["seen"]);

    public Column<DateTimeOffset?> At { get; } = new(Table["at"]);

    public Column<DateTime?> LocalTime { get; } = new(Table["local_time"]);

    public Column<Level?> Level { get; } = new(Table["level"], FieldReaders.Enum(Sample.Levels));

    public Column<Level?> OtherLevel { get; } = new(Table["other_level"], FieldReaders.Enum(Sample.Levels));

    public Column<string?> Extra { get; } = new(Table["extra"]);

    public Column<ValueList<string?>> Tags { get; } = new(Table["tags"]);

    public Column<ValueList<double?>> Values { get; } = new(Table["values"]);

    public Column<ValueList<long?>> Numbers { get; } = new(Table["numbers"]);

    public Column<ValueList<Level?>> Levels { get; } = new(Table["levels"]);

    public Column<StructFields?> Info { get; } = new(Table["info"]);

    public Column<ValueList<StructFields?>> Items { get; } = new(Table["items"]);

    public Column<string?> Source { get; } = new(Table["source"]);
}
