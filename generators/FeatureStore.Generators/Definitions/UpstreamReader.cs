using System.Collections.Immutable;
using FeatureStore.Generators.Diagnostics;

namespace FeatureStore.Generators.Definitions;

/// <summary>Reads the upstreams that features name: the columns that say whether each delivered.</summary>
internal sealed class UpstreamReader(ColumnLookup lookup, FileDiagnostics diagnostics)
{
    public ImmutableArray<UpstreamDefinition> Read(JsonObjectReader catalog, FeatureList features)
    {
        var upstreams = ImmutableArray.CreateBuilder<UpstreamDefinition>();
        var used = features.Items.Select(feature => feature.Definition.UpstreamTable).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var tables = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reader in catalog.Objects("upstreams", "upstream"))
        {
            var table = reader.Text("table", required: true);
            var upstream = new UpstreamDefinition(
                table ?? "",
                lookup.Read(reader, "rowsFound", column => column.IsScalar && column.Type == ColumnType.Int64, "an INT64"),
                lookup.Read(reader, "lastUpdated", column => column.IsScalar && column.Type == ColumnType.Timestamp, "a TIMESTAMP"),
                lookup.Read(reader, "completeness", ColumnLookup.IsNumber, "a number (FLOAT64, NUMERIC or INT64)"),
                lookup.Read(reader, "hash", ColumnLookup.IsText, "a STRING"),
                reader.Flag("calculation"));
            reader.ReportUnknownKeys();
            if (table is null)
                continue;
            if (!tables.Add(table))
                diagnostics.Report(Descriptors.DuplicateName, reader.Place("table"), "upstream", table);
            else if (features.HasSoundIndexes && !used.Contains(table, StringComparer.Ordinal))
                diagnostics.Report(Descriptors.UpstreamWithoutFeature, reader.Place("table"), table, diagnostics.Suggest(table, used));
            else if (upstream is { IsCalculation: true } and not { RowsFound: null, LastUpdated: null, Completeness: null, Hash: null })
                diagnostics.Report(Descriptors.CalculationWithColumns, reader.Place("calculation"), table);
            else
                upstreams.Add(upstream);
        }
        return upstreams.ToImmutable();
    }
}
