using System.Collections.Immutable;
using FeatureStore.Generators.Contracts;
using FeatureStore.Generators.Diagnostics;

namespace FeatureStore.Generators.Definitions;

/// <summary>Reads what a catalog says of changes: policy, former names, what is retired, and the keys of JSON columns.</summary>
internal sealed class EvolutionReader(ColumnLookup lookup, FileDiagnostics diagnostics)
{
    public EvolutionDefinition Read(JsonObjectReader catalog)
    {
        var policy = catalog.Text("policy");
        if (policy is not null && ContractPolicies.Parse(policy) is null)
            catalog.Invalid(catalog.Get("policy")!, "policy", "strict, semantic, model or read");
        var moved = catalog.Object("moved");
        var formerTables = moved?.Texts("formerNames", required: true).Select(name => name.Text).ToEquatableArray() ?? EquatableArray<string>.Empty;
        var view = moved?.Text("view");
        moved?.ReportUnknownKeys();
        var retired = catalog.Object("retired");
        var retiredColumns = retired?.Texts("columns").Select(name => name.Text).ToEquatableArray() ?? EquatableArray<string>.Empty;
        var retiredFeatures = retired is null ? EquatableArray<RetiredFeature>.Empty : ReadFeatures(retired).ToEquatableArray();
        retired?.ReportUnknownKeys();
        return new EvolutionDefinition(
            policy, formerTables, view, ReadRenames(catalog).ToEquatableArray(), retiredColumns, retiredFeatures, ReadDetails(catalog).ToEquatableArray());
    }

    private static ImmutableArray<RetiredFeature> ReadFeatures(JsonObjectReader retired)
    {
        var features = ImmutableArray.CreateBuilder<RetiredFeature>();
        foreach (var reader in retired.Objects("features", "retired feature"))
        {
            var (index, name) = (reader.Count("index", required: true), reader.Text("name", required: true));
            reader.ReportUnknownKeys();
            if (index is not null && name is not null)
                features.Add(new RetiredFeature(index.Value, name));
        }
        return features.ToImmutable();
    }

    private ImmutableArray<RenameDefinition> ReadRenames(JsonObjectReader catalog)
    {
        var renames = ImmutableArray.CreateBuilder<RenameDefinition>();
        foreach (var reader in catalog.Objects("renames", "rename"))
        {
            var column = lookup.Read(reader, "column", _ => true, "a column", required: true);
            var former = reader.Texts("formerNames", required: true);
            var view = reader.Text("view");
            reader.ReportUnknownKeys();
            foreach (var name in former.Where(name => lookup.Columns.Find(name.Text) is not null))
                diagnostics.Report(Descriptors.InvalidValue, name.Span, $"A name under 'formerNames' of {reader.What}", "one that no column has", name.Describe());
            if (column is not null)
                renames.Add(new RenameDefinition(column, former.Select(name => name.Text).ToEquatableArray(), view));
        }
        return renames.ToImmutable();
    }

    private ImmutableArray<DetailDefinition> ReadDetails(JsonObjectReader catalog)
    {
        var details = ImmutableArray.CreateBuilder<DetailDefinition>();
        foreach (var reader in catalog.Objects("details", "detail"))
        {
            var column = lookup.Read(reader, "column", each => each.IsScalar && each.Type is ColumnType.String or ColumnType.Json, "a STRING or JSON", required: true);
            var keys = ImmutableArray.CreateBuilder<DetailKey>();
            foreach (var key in reader.Objects("keys", $"key of {reader.What},", required: true))
            {
                var (name, type) = (key.Text("name", required: true), key.Text("type", required: true));
                key.ReportUnknownKeys();
                if (type is not null && ColumnTypeNames.Type(type) is null)
                    diagnostics.Report(Descriptors.UnknownType, key.Place("type"), $"{column}.{name}", type, diagnostics.Suggest(type, ColumnTypeNames.AllTypes));
                else if (name is not null && type is not null)
                    keys.Add(new DetailKey(name, ColumnTypeNames.Type(type)!.Value.Sql()));
            }
            reader.ReportUnknownKeys();
            if (column is not null)
                details.Add(new DetailDefinition(column, keys.ToEquatableArray()));
        }
        return details.ToImmutable();
    }
}
