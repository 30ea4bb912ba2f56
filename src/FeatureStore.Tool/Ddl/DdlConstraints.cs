using System.Collections.Immutable;

namespace FeatureStore.Tool.Ddl;

/// <summary>A primary or a foreign key; the other is null.</summary>
internal sealed record DdlConstraint(ImmutableArray<string>? PrimaryKey, ShapeForeignKey? ForeignKey)
{
    public TableShape On(TableShape shape) => ForeignKey is { } key
        ? shape with { ForeignKeys = shape.ForeignKeys.Add(key) }
        : shape with { PrimaryKey = PrimaryKey!.Value };
}

/// <summary>Reads constraints, which BigQuery takes and does not enforce.</summary>
internal static class DdlConstraints
{
    /// <summary>A constraint of a table; null if something else stands here.</summary>
    public static DdlConstraint? TryRead(DdlReader reader)
    {
        // A column may have the name of a keyword; then a type follows, and no keyword or parenthesis.
        string? name = null;
        if (reader.Current.Is("CONSTRAINT") && reader.Peek().IsName && (reader.Peek(2).Is("PRIMARY") || reader.Peek(2).Is("FOREIGN")))
        {
            reader.Take();
            name = reader.Name("the name of a constraint");
        }

        if (reader.TryTake("PRIMARY", "KEY"))
        {
            var key = new DdlConstraint(reader.Names("a column"), null);
            NotEnforced(reader);
            return key;
        }

        return reader.TryTake("FOREIGN", "KEY") ? new(null, References(reader, name, reader.Names("a column"))) : null;
    }

    /// <summary>A constraint behind a column; null if there is none.</summary>
    public static DdlConstraint? TryReadOfColumn(DdlReader reader, string column)
    {
        if (reader.TryTake("PRIMARY", "KEY"))
        {
            NotEnforced(reader);
            return new(ImmutableArray.Create(column), null);
        }

        string? name = null;
        if (reader.TryTake("CONSTRAINT"))
            name = reader.Name("the name of a constraint");
        return reader.Current.Is("REFERENCES") ? new(null, References(reader, name, [column])) : null;
    }

    private static ShapeForeignKey References(DdlReader reader, string? name, ImmutableArray<string> columns)
    {
        reader.Require("REFERENCES");
        var place = reader.Current.Place;
        var table = reader.Path();
        var referenced = reader.Names("a column");
        NotEnforced(reader);
        return referenced.Length == columns.Length
            ? new(name, columns, table, referenced)
            : throw new DdlException(place, $"The key has {columns.Length} columns here and {referenced.Length} in {table}.");
    }

    private static void NotEnforced(DdlReader reader) => reader.Require("NOT", "ENFORCED");
}
