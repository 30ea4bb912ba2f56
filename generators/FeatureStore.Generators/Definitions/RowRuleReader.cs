using System.Collections.Immutable;
using FeatureStore.Generators.Diagnostics;

namespace FeatureStore.Generators.Definitions;

/// <summary>Reads what a catalog says of rows as such: what makes one unique, which versions there are, how old one may be.</summary>
internal sealed class RowRuleReader(ColumnLookup lookup, FileDiagnostics diagnostics)
{
    public ImmutableArray<string> ReadKey(JsonObjectReader catalog)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var item in catalog.Texts("key"))
        {
            var column = lookup.Find(item, $"'key' of {catalog.What}", CanBeKey, "a single STRING, INT64, BOOL or DATE");
            if (column is not null && IsNew(names, column.Name, "key column", item))
                names.Add(column.Name);
        }
        return names.ToImmutable();
    }

    public ImmutableArray<VersionDefinition> ReadVersions(JsonObjectReader catalog)
    {
        var versions = ImmutableArray.CreateBuilder<VersionDefinition>();
        foreach (var reader in catalog.Objects("versions", "version"))
        {
            var column = lookup.Read(reader, "column", ColumnLookup.IsText, "a STRING", required: true);
            var known = ImmutableArray.CreateBuilder<string>();
            foreach (var item in reader.Texts("known"))
                if (IsNew(known, item.Text, "known version", item))
                    known.Add(item.Text);
            reader.ReportUnknownKeys();
            if (column is not null && IsNew(versions.Select(version => version.Column), column, "version column", reader.Get("column")!))
                versions.Add(new VersionDefinition(column, known.ToEquatableArray()));
        }
        return versions.ToImmutable();
    }

    public ImmutableArray<FreshnessDefinition> ReadFreshness(JsonObjectReader catalog)
    {
        var freshness = ImmutableArray.CreateBuilder<FreshnessDefinition>();
        foreach (var reader in catalog.Objects("freshness", "freshness"))
        {
            var column = lookup.Read(reader, "column", ColumnLookup.IsNumber, "a number (FLOAT64, NUMERIC or INT64)", required: true);
            var (warn, fail) = (reader.Number("warnAbove"), reader.Number("failAbove"));
            reader.ReportUnknownKeys();
            if (warn >= fail)
                reader.Invalid(reader.Get("failAbove")!, "failAbove", "greater than 'warnAbove'");
            else if (column is not null && IsNew(freshness.Select(each => each.Column), column, "freshness column", reader.Get("column")!))
                freshness.Add(new FreshnessDefinition(column, warn, fail));
        }
        return freshness.ToImmutable();
    }

    // A key is compared by the text of its parts, which other types do not have alike in every engine.
    private static bool CanBeKey(ColumnSyntax column) =>
        column.IsScalar && column.Type is ColumnType.String or ColumnType.Int64 or ColumnType.Bool or ColumnType.Date;

    private bool IsNew(IEnumerable<string> names, string name, string what, JsonNode place)
    {
        if (!names.Contains(name))
            return true;
        diagnostics.Report(Descriptors.DuplicateName, place.Span, what, name);
        return false;
    }
}
