using CsCheck;
using FeatureStore.Generators.Definitions;
using FeatureStore.Tool.Ddl;
using ShapeMode = FeatureStore.Generators.Definitions.ColumnMode;

namespace FeatureStore.Tool.Tests.Ddl;

/// <summary>Random tables: every type, mode and parameter, nested structs, each way to partition, keys.</summary>
internal static class Shapes
{
    private static readonly Gen<string> Texts = Gen.String[Gen.Frequency((3, Gen.Char['a', 'z']), (2, Gen.OneOf('"', '\'', '\\', '`', '\n', '\r', '\t', '\0', '\u0007', 'é', ',', ')', '-', '#', '/', '*'))), 1, 12];

    private static readonly Gen<ShapeMode> Modes = Gen.OneOf(ShapeMode.Nullable, ShapeMode.Required, ShapeMode.Repeated);

    public static Gen<TableShape> All { get; } =
        from columns in Columns(2)
        from description in Optional(Texts)
        from friendly in Optional(Texts)
        from labels in Gen.Int[0, 2]
        from partition in Gen.Int[0, 8]
        from expiration in Gen.OneOf<long?>(null, 86_400_000, 43_200_000, 86_400_000L * 730)
        from filter in Gen.Bool
        from keys in Gen.Int[0, 2]
        select new TableShape
        {
            Path = new("my-project", "d", "plays"),
            Description = description,
            FriendlyName = friendly,
            Labels = [.. Enumerable.Range(0, labels).Select(i => KeyValuePair.Create($"label_{i}", $"v{i}"))],
            Columns = [new("day", ColumnType.Date, ShapeMode.Required), new("at", ColumnType.Timestamp, ShapeMode.Nullable), new("seen", ColumnType.DateTime, ShapeMode.Nullable), new("id", ColumnType.Int64, ShapeMode.Nullable), .. columns],
            Partition = Partition(partition, expiration),
            FilterRequired = partition > 0 && filter,
            Clustering = [.. new[] { "id", "day" }.Take(keys)],
            PrimaryKey = [.. new[] { "id", "day" }.Take(keys)],
            ForeignKeys = keys == 2 ? [new("fk", ["id"], new("my-project", "d", "players"), ["id"])] : [],
        };

    private static ShapePartition? Partition(int kind, long? expiration) => kind switch
    {
        0 => null,
        1 => new("id", "RANGE") { Range = new(-10, 1_000, 10) },
        2 => new(null, "DAY") { ExpirationMs = expiration },
        3 => new(null, "HOUR") { ExpirationMs = expiration },
        4 => new("day", "MONTH") { ExpirationMs = expiration },
        5 => new("at", "HOUR") { ExpirationMs = expiration },
        6 => new("seen", "YEAR") { ExpirationMs = expiration },
        7 => new("at", "DAY") { ExpirationMs = expiration },
        _ => new("day", "DAY") { ExpirationMs = expiration },
    };

    private static Gen<ShapeColumn[]> Columns(int depth) =>
        from count in Gen.Int[1, 4]
        from columns in Column(depth).Array[count]
        select columns.Select((column, i) => column with { Name = new[] { "plain", "select", "Primary", "constraint", "order" }[i] }).ToArray();

    private static Gen<ShapeColumn> Column(int depth) =>
        from type in Gen.OneOf(Enum.GetValues<ColumnType>())
        from mode in Modes
        from description in Optional(Texts)
        from a in Gen.Int[1, 20]
        from b in Gen.Int[0, 9]
        from has in Gen.Int[0, 2]
        from fields in type == ColumnType.Struct && depth > 0 ? Columns(depth - 1) : Gen.Const(Array.Empty<ShapeColumn>())
        select Of(type == ColumnType.Struct && fields.Length == 0 ? ColumnType.Bool : type, mode, description, a, b, has, fields, depth == 2);

    private static ShapeColumn Of(ColumnType type, ShapeMode mode, string? description, int a, int b, int has, ShapeColumn[] fields, bool isColumn) => new("", type, mode)
    {
        Description = description,
        Fields = [.. fields],
        Precision = has > 0 && type is ColumnType.Numeric or ColumnType.BigNumeric ? a + b : null,
        Scale = has > 1 && b > 0 && type is ColumnType.Numeric or ColumnType.BigNumeric ? b : null,
        MaxLength = has > 0 && type is ColumnType.String or ColumnType.Bytes ? a : null,
        Default = isColumn && has == 2 && mode == ShapeMode.Nullable ? type switch { ColumnType.Int64 => "(1 + 2) * 3", ColumnType.Timestamp => "CURRENT_TIMESTAMP()", ColumnType.String => "'a, b) NOT NULL'", _ => null } : null,
        Collation = has == 1 && type == ColumnType.String && mode != ShapeMode.Repeated ? "und:ci" : null,
    };

    private static Gen<string?> Optional(Gen<string> gen) => Gen.OneOf(Gen.Const((string?)null), gen.Select(text => (string?)text));
}
