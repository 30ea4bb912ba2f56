using System.Collections.Immutable;
using FeatureStore.Generators.Definitions;
using FeatureStore.Generators.Diagnostics;

namespace FeatureStore.Generators.Contracts;

/// <summary>Reads what <see cref="ContractWriter"/> wrote. A file that somebody damaged gives diagnostics and no contract.</summary>
internal sealed class ContractReader
{
    private readonly FileDiagnostics _diagnostics;

    private ContractReader(FileDiagnostics diagnostics) => _diagnostics = diagnostics;

    public static Contract? Read(DefinitionFile file, FileDiagnostics diagnostics)
    {
        var contract = ReadObject(file, "A contract", "the contract", diagnostics) is { } reader ? new ContractReader(diagnostics).Read(reader) : null;
        return diagnostics.Errors == 0 ? contract : null;
    }

    public static JsonObjectReader? ReadObject(DefinitionFile file, string what, string name, FileDiagnostics diagnostics)
    {
        var (root, error) = JsonParser.Parse(file.Text);
        if (root is null)
            diagnostics.Report(Descriptors.BrokenJson, error!.Span, error.Message);
        else if (root.Kind != JsonKind.Object)
            diagnostics.Report(Descriptors.InvalidValue, root.Start, what, "an object", root.Describe());
        else
            return new JsonObjectReader(root, name, diagnostics);
        return null;
    }

    private Contract Read(JsonObjectReader reader)
    {
        if (reader.Count("contract", required: true) is { } format and not ContractWriter.Format)
            reader.Invalid(reader.Get("contract")!, "contract", Invariant.Text($"{ContractWriter.Format}, the format that this version of FeatureStore knows"));
        var (former, view) = ReadMoved(reader);
        var (retiredColumns, retiredFeatures) = ReadRetired(reader);
        var contract = new Contract(
            reader.Text("dataset") ?? "",
            reader.Text("table", required: true) ?? "",
            reader.Count("release", required: true) ?? 0,
            reader.Text("version") ?? "",
            former,
            view,
            Each(reader, "columns", ReadColumn),
            ReadStorage(reader),
            Each(reader, "features", ReadFeature),
            Each(reader, "categories", item => ReadCategory(item, isGroup: false)).Concat(Each(reader, "groups", item => ReadCategory(item, isGroup: true))).ToEquatableArray(),
            Each(reader, "sources", ReadSource),
            Each(reader, "tiers", item => new ContractTier(Name(item), item.Number("min", required: true) ?? 0)),
            Texts(reader, "alertLevels"),
            Each(reader, "gates", item => new ContractGate(item.Text("column", required: true) ?? "", Each(item, "all", ReadCondition))),
            Each(reader, "alerts", ReadText),
            Each(reader, "formulas", ReadText),
            Each(reader, "versions", item => new ContractVersion(item.Text("column", required: true) ?? "", Texts(item, "known"))),
            retiredColumns,
            retiredFeatures);
        reader.ReportUnknownKeys();
        return contract;
    }

    private static (EquatableArray<string> FormerNames, string? View) ReadMoved(JsonObjectReader reader)
    {
        var moved = reader.Object("moved");
        var result = (moved is null ? EquatableArray<string>.Empty : Texts(moved, "formerNames"), moved?.Text("view"));
        moved?.ReportUnknownKeys();
        return result;
    }

    private static (EquatableArray<string> Columns, EquatableArray<RetiredFeature> Features) ReadRetired(JsonObjectReader reader)
    {
        if (reader.Object("retired") is not { } retired)
            return (EquatableArray<string>.Empty, EquatableArray<RetiredFeature>.Empty);
        var result = (Texts(retired, "columns"), Each(retired, "features", item => new RetiredFeature(item.Count("index", required: true) ?? 0, Name(item))));
        retired.ReportUnknownKeys();
        return result;
    }

    private ContractColumn ReadColumn(JsonObjectReader item)
    {
        var type = item.Text("type", required: true) is { } text ? ColumnTypeNames.Type(text) : ColumnType.String;
        if (type is null)
            item.Invalid(item.Get("type")!, "type", "a type of BigQuery");
        var mode = item.Text("mode") is { } modeText ? ColumnTypeNames.Mode(modeText) : ColumnMode.Nullable;
        if (mode is null)
            item.Invalid(item.Get("mode")!, "mode", "NULLABLE, REQUIRED or REPEATED");
        return new ContractColumn(
            Name(item),
            type ?? ColumnType.String,
            mode ?? ColumnMode.Nullable,
            item.Count("precision"),
            item.Count("scale"),
            item.Count("maxLength"),
            Texts(item, "formerNames"),
            item.Text("view"),
            ReadDeprecation(item),
            Each(item, "keys", key => new DetailKey(Name(key), key.Text("type", required: true) ?? "")));
    }

    private static DeprecationDefinition? ReadDeprecation(JsonObjectReader item)
    {
        if (item.Object("deprecated") is not { } reader)
            return null;
        var deprecation = new DeprecationDefinition(reader.Text("replacement") ?? "", null, reader.Text("since"), reader.Text("sunset"));
        reader.ReportUnknownKeys();
        return deprecation;
    }

    private static ContractStorage ReadStorage(JsonObjectReader reader)
    {
        var storage = reader.Object("storage");
        var milliseconds = storage?.Number("expirationMs");
        var result = new ContractStorage(
            storage?.Text("partition"),
            storage?.Text("granularity"),
            storage?.Flag("filterRequired") ?? false,
            milliseconds is null ? null : (long)milliseconds.Value,
            storage is null ? EquatableArray<string>.Empty : Texts(storage, "clustering"),
            storage is null ? EquatableArray<string>.Empty : Texts(storage, "key"),
            storage?.Text("entity"));
        storage?.ReportUnknownKeys();
        return result;
    }

    private static ContractFeature ReadFeature(JsonObjectReader item)
    {
        var range = item.Object("validRange");
        var upstream = item.Object("upstream");
        var feature = new ContractFeature(
            item.Count("index", required: true) ?? 0,
            Name(item),
            Texts(item, "formerNames"),
            item.Text("category") ?? "",
            item.Flag("critical"),
            item.Flag("optional"),
            item.Text("unit"),
            item.Number("defaultValue"),
            range?.Number("min"),
            range?.Number("max"),
            upstream?.Text("table"),
            upstream?.Text("processor"),
            item.Text("quality"),
            item.Text("source"),
            item.Text("value"),
            ReadDeprecation(item));
        range?.ReportUnknownKeys();
        upstream?.ReportUnknownKeys();
        return feature;
    }

    private static ContractCategory ReadCategory(JsonObjectReader item, bool isGroup) =>
        new(Name(item), isGroup, item.Counts("features").Select(each => each.Value).ToEquatableArray(), isGroup ? ReadDeprecation(item) : null);

    private ContractSource ReadSource(JsonObjectReader item) => new(
        Name(item),
        item.Number("weight", required: true) ?? 0,
        item.Flag("isDefault"),
        Each(item, "raw", raw => new ContractRaw(Name(raw), raw.Number("weight", required: true) ?? 0)));

    private static RuleCondition ReadCondition(JsonObjectReader item)
    {
        var text = item.Text("kind", required: true) ?? "";
        if (!Enum.TryParse(text, ignoreCase: false, out RuleKind kind) || !Enum.IsDefined(typeof(RuleKind), kind))
            item.Invalid(item.Node, "kind", "a kind of condition");
        return new RuleCondition(kind, item.Text("subject"), item.Number("limit") ?? 0, Texts(item, "tiers"));
    }

    private static ContractText ReadText(JsonObjectReader item) => new(item.Text("subject", required: true) ?? "", item.Text("text", required: true) ?? "");

    private static string Name(JsonObjectReader item) => item.Text("name", required: true) ?? "";

    private static EquatableArray<string> Texts(JsonObjectReader reader, string key) => reader.Texts(key).Select(text => text.Text).ToEquatableArray();

    private static EquatableArray<T> Each<T>(JsonObjectReader reader, string key, Func<JsonObjectReader, T> read)
        where T : IEquatable<T>
    {
        var items = ImmutableArray.CreateBuilder<T>();
        foreach (var item in reader.Objects(key, $"'{key}' of {reader.What}, item"))
        {
            items.Add(read(item));
            item.ReportUnknownKeys();
        }
        return items.ToImmutable().ToEquatableArray();
    }
}
