using System.Collections.Immutable;
using FeatureStore.Generators.Definitions;
using ShapeMode = FeatureStore.Generators.Definitions.ColumnMode;

namespace FeatureStore.Tool.Ddl;

/// <summary>A statement that makes, changes or drops a table.</summary>
internal abstract record DdlStatement(DdlPlace Place, TablePath Table);

/// <summary>CREATE TABLE, with the place of each column.</summary>
internal sealed record CreateTable(DdlPlace Place, TableShape Shape, bool IfNotExists, bool OrReplace, ImmutableDictionary<string, DdlPlace> ColumnPlaces)
    : DdlStatement(Place, Shape.Path);

internal sealed record AlterTable(DdlPlace Place, TablePath Table, ImmutableArray<AlterAction> Actions) : DdlStatement(Place, Table);

internal sealed record DropTable(DdlPlace Place, TablePath Table) : DdlStatement(Place, Table);

/// <summary>One change of an ALTER TABLE.</summary>
internal abstract record AlterAction(DdlPlace Place);

internal sealed record AddColumn(DdlPlace Place, ShapeColumn Column, bool IfNotExists) : AlterAction(Place);

internal sealed record DropColumn(DdlPlace Place, string Name, bool IfExists) : AlterAction(Place);

internal sealed record RenameColumn(DdlPlace Place, string From, string To, bool IfExists) : AlterAction(Place);

internal sealed record RenameTable(DdlPlace Place, string To) : AlterAction(Place);

internal sealed record SetTableOptions(DdlPlace Place, DdlOptions Options) : AlterAction(Place);

/// <summary>ALTER COLUMN: what becomes of the column.</summary>
internal sealed record AlterColumn(DdlPlace Place, string Name, bool IfExists, Func<ShapeColumn, ShapeColumn> Change) : AlterAction(Place);

internal sealed record AddPrimaryKey(DdlPlace Place, ImmutableArray<string> Columns) : AlterAction(Place);

internal sealed record DropPrimaryKey(DdlPlace Place) : AlterAction(Place);

internal sealed record AddForeignKey(DdlPlace Place, ShapeForeignKey Key) : AlterAction(Place);

internal sealed record DropConstraint(DdlPlace Place, string Name) : AlterAction(Place);

/// <summary>An OPTIONS list. A value is a text, long, double, bool, a list of pairs, or null for NULL and for what is not kept.</summary>
internal sealed record DdlOptions(ImmutableArray<DdlOption> All)
{
    public static readonly DdlOptions None = new(ImmutableArray<DdlOption>.Empty);

    /// <summary>The shape with the options on it; what is not said stays.</summary>
    public TableShape On(TableShape shape)
    {
        foreach (var option in All)
        {
            shape = option.Name switch
            {
                "description" => shape with { Description = option.Value as string },
                "friendly_name" => shape with { FriendlyName = option.Value as string },
                "labels" => shape with { Labels = option.Value is ImmutableArray<KeyValuePair<string, string>> labels ? labels : [] },
                "require_partition_filter" => shape with { FilterRequired = option.Value is true },
                "partition_expiration_days" when shape.Partition is { } partition => shape with
                {
                    Partition = partition with { ExpirationMs = option.Value switch { long days => Milliseconds(days), double days => Milliseconds(days), _ => null } },
                },
                _ => shape,
            };
        }

        return shape;
    }

    public ShapeColumn On(ShapeColumn column) =>
        All.FirstOrDefault(option => option.Name == "description") is { } description ? column with { Description = description.Value as string } : column;

    /// <summary>Options that a definition does not keep.</summary>
    public IEnumerable<DdlOption> NotKept(bool ofColumn) =>
        All.Where(option => option.Name != "description" && (ofColumn || option.Name is not ("friendly_name" or "labels" or "require_partition_filter" or "partition_expiration_days")));

    // What is too much for a number of milliseconds is kept as the most that there is.
    private static long Milliseconds(double days) => (long)Math.Clamp(Math.Round(days * 24 * 60 * 60 * 1000), 0, 1L << 62);
}

/// <summary>An option, its name in lower case.</summary>
internal sealed record DdlOption(DdlPlace Place, string Name, object? Value);

/// <summary>A type as DDL spells it: what a column of it is.</summary>
internal sealed record DdlType(ColumnType Type, bool IsArray)
{
    public int? Precision { get; init; }

    public int? Scale { get; init; }

    public int? MaxLength { get; init; }

    public ImmutableArray<ShapeColumn> Fields { get; init; } = [];

    public ShapeColumn On(ShapeColumn column) => column with
    {
        Type = Type,
        Mode = IsArray ? ShapeMode.Repeated : column.Mode == ShapeMode.Repeated ? ShapeMode.Nullable : column.Mode,
        Precision = Precision,
        Scale = Scale,
        MaxLength = MaxLength,
        Fields = Fields,
    };
}
