using System.Globalization;
using System.Text;
using FeatureStore.Generators.Definitions;

namespace FeatureStore.Generators.Contracts;

/// <summary>
/// Writes a contract as JSON: a line for each column, feature, category, tier, source and gate, in the order of the definition,
/// without times, so that the same contract is the same bytes everywhere and a review sees what changed.
/// </summary>
internal sealed class ContractWriter
{
    /// <summary>Raised when old files can no longer be read.</summary>
    public const int Format = 1;

    private readonly StringBuilder _text = new();

    public static string Write(Contract contract)
    {
        var writer = new ContractWriter();
        writer.Add("contract", Format.ToString(CultureInfo.InvariantCulture));
        writer.Add("dataset", JsonWriter.Quote(contract.Dataset));
        writer.Add("table", JsonWriter.Quote(contract.Table));
        writer.Add("release", contract.Release.ToString(CultureInfo.InvariantCulture));
        if (contract.Version.Length > 0)
            writer.Add("version", JsonWriter.Quote(contract.Version));
        writer.Add("moved", new JsonWriter().Texts("formerNames", contract.FormerTables).Text("view", contract.TableView));
        writer.Add("columns", contract.Columns.Select(Column));
        writer.Add("storage", Storage(contract.Storage));
        writer.Add("features", contract.Features.Select(Feature));
        writer.Add("categories", contract.Categories.Where(category => !category.IsGroup).Select(Category));
        writer.Add("groups", contract.Categories.Where(category => category.IsGroup).Select(Category));
        writer.Add("sources", contract.Sources.Select(source => new JsonWriter().Text("name", source.Name).Number("weight", source.Weight).Flag("isDefault", source.IsDefault)
            .Objects("raw", source.Raw.Select(raw => new JsonWriter().Text("name", raw.Name).Number("weight", raw.Weight)))));
        writer.Add("tiers", contract.Tiers.Select(tier => new JsonWriter().Text("name", tier.Name).Number("min", tier.Min)));
        if (contract.AlertLevels.Count > 0)
            writer.Add("alertLevels", $"[{string.Join(", ", contract.AlertLevels.Select(JsonWriter.Quote))}]");
        writer.Add("gates", contract.Gates.Select(gate => new JsonWriter().Text("column", gate.Column).Objects("all", gate.Conditions.Select(Condition))));
        writer.Add("alerts", contract.Alerts.Select(Rule));
        writer.Add("formulas", contract.Formulas.Select(Rule));
        writer.Add("versions", contract.Versions.Select(version => new JsonWriter().Text("column", version.Column).Texts("known", version.Known)));
        writer.Add("retired", new JsonWriter().Texts("columns", contract.RetiredColumns)
            .Objects("features", contract.RetiredFeatures.Select(feature => new JsonWriter().Number("index", feature.Index).Text("name", feature.Name))));
        return $"{{{writer._text}\n}}\n";
    }

    private static JsonWriter Column(ContractColumn column) => new JsonWriter()
        .Text("name", column.Name)
        .Text("type", column.Type.Sql())
        .Text("mode", column.Mode == ColumnMode.Nullable ? null : column.Mode.ToString().ToUpperInvariant())
        .Number("precision", column.Precision)
        .Number("scale", column.Scale)
        .Number("maxLength", column.MaxLength)
        .Texts("formerNames", column.FormerNames)
        .Text("view", column.View)
        .Object("deprecated", Deprecation(column.Deprecation))
        .Objects("keys", column.Keys.Select(key => new JsonWriter().Text("name", key.Name).Text("type", key.Type)));

    private static JsonWriter Storage(ContractStorage storage) => new JsonWriter()
        .Text("partition", storage.PartitionColumn)
        .Text("granularity", storage.Granularity)
        .Flag("filterRequired", storage.FilterRequired)
        .Number("expirationMs", storage.ExpirationMs)
        .Texts("clustering", storage.Clustering)
        .Texts("key", storage.Key)
        .Text("entity", storage.Entity);

    private static JsonWriter Feature(ContractFeature feature) => new JsonWriter()
        .Number("index", feature.Index)
        .Text("name", feature.Name)
        .Texts("formerNames", feature.FormerNames)
        .Text("category", feature.Category)
        .Flag("critical", feature.Critical)
        .Flag("optional", feature.Optional)
        .Text("unit", feature.Unit)
        .Number("defaultValue", feature.DefaultValue)
        .Object("validRange", new JsonWriter().Number("min", feature.ValidMin).Number("max", feature.ValidMax))
        .Object("upstream", new JsonWriter().Text("table", feature.UpstreamTable).Text("processor", feature.UpstreamProcessor))
        .Text("quality", feature.QualityColumn)
        .Text("source", feature.SourceColumn)
        .Text("value", feature.ValueColumn)
        .Object("deprecated", Deprecation(feature.Deprecation));

    private static JsonWriter Category(ContractCategory category) => new JsonWriter()
        .Text("name", category.Name)
        .Numbers("features", category.Features)
        .Object("deprecated", Deprecation(category.Deprecation));

    private static JsonWriter Deprecation(DeprecationDefinition? deprecation) => new JsonWriter()
        .Text("replacement", deprecation?.Replacement)
        .Text("since", deprecation?.Since)
        .Text("sunset", deprecation?.Sunset);

    private static JsonWriter Condition(RuleCondition condition) => new JsonWriter()
        .Text("kind", condition.Kind.ToString())
        .Text("subject", condition.Subject)
        .Number("limit", condition.Limit == 0 ? null : condition.Limit)
        .Texts("tiers", condition.Tiers);

    private static JsonWriter Rule(ContractText rule) => new JsonWriter().Text("subject", rule.Subject).Text("text", rule.Text);

    private void Add(string name, string value) => _text.Append(_text.Length == 0 ? "\n  " : ",\n  ").Append(JsonWriter.Quote(name)).Append(": ").Append(value);

    private void Add(string name, JsonWriter value)
    {
        if (value.ToString() is { Length: > 2 } text)
            Add(name, text);
    }

    private void Add(string name, IEnumerable<JsonWriter> items)
    {
        if (items.ToList() is { Count: > 0 } list)
            Add(name, $"[\n    {string.Join(",\n    ", list)}\n  ]");
    }
}
