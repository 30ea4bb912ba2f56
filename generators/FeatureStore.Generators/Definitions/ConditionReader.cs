using FeatureStore.Generators.Diagnostics;

namespace FeatureStore.Generators.Definitions;

/// <summary>Reads the conditions of rules: each an object with one key that says what it looks at.</summary>
internal sealed class ConditionReader(
    IReadOnlyCollection<string> categories, IReadOnlyCollection<string> groups, IReadOnlyCollection<string> tiers, FileDiagnostics diagnostics)
{
    private static readonly string[] Kinds = ["tiers", "scoreAtLeast", "scoreBelow", "category", "defaultsAbove", "defaultRateAbove", "allDefaulted", "anyDefaulted"];

    /// <summary>At least one condition.</summary>
    public EquatableArray<RuleCondition> ReadList(JsonObjectReader owner, string key)
    {
        var conditions = owner.Objects(key, $"'{key}' of {owner.What}, condition", required: true).Select(Read).OfType<RuleCondition>().ToEquatableArray();
        if (owner.Get(key) is { Kind: JsonKind.Array, Items.IsEmpty: true } empty)
            owner.Invalid(empty, key, "a list of at least one condition");
        return conditions;
    }

    public RuleCondition? ReadOne(JsonObjectReader owner, string key) => owner.Object(key, required: true) is { } reader ? Read(reader) : null;

    private RuleCondition? Read(JsonObjectReader reader)
    {
        var given = Kinds.Where(kind => reader.Node.Property(kind) is not null).ToList();
        if (given.Count != 1)
        {
            diagnostics.Report(Descriptors.InvalidCondition, reader.Node.Start, reader.What, string.Join(", ", Kinds), given.Count == 0 ? "none" : string.Join(" and ", given));
            return null;
        }

        var condition = given[0] switch
        {
            "tiers" => new RuleCondition(RuleKind.TierIn, null, 0, Names(reader, "tiers", "tier", tiers)),
            "scoreAtLeast" => Number(reader, RuleKind.ScoreAtLeast, "scoreAtLeast", null),
            "scoreBelow" => Number(reader, RuleKind.ScoreBelow, "scoreBelow", null),
            "defaultsAbove" => Number(reader, RuleKind.DefaultsAbove, "defaultsAbove", null),
            "defaultRateAbove" => Number(reader, RuleKind.DefaultRateAbove, "defaultRateAbove", null),
            "category" => Category(reader),
            "allDefaulted" => Set(reader, RuleKind.AllDefaulted, "allDefaulted"),
            _ => Set(reader, RuleKind.AnyDefaulted, "anyDefaulted"),
        };
        reader.ReportUnknownKeys();
        return condition;
    }

    private static RuleCondition? Number(JsonObjectReader reader, RuleKind kind, string key, string? subject) =>
        reader.Number(key, required: true) is { } limit ? new(kind, subject, limit, EquatableArray<string>.Empty) : null;

    private RuleCondition? Category(JsonObjectReader reader)
    {
        var name = Name(reader, "category", "category", categories);
        var isBelow = reader.Node.Property("below") is not null;
        var condition = isBelow ? Number(reader, RuleKind.CategoryBelow, "below", name) : Number(reader, RuleKind.CategoryAtLeast, "atLeast", name);
        return name is null ? null : condition;
    }

    private RuleCondition? Set(JsonObjectReader reader, RuleKind kind, string key) =>
        Name(reader, key, "category or group", [.. categories, .. groups]) is { } name ? new(kind, name, 0, EquatableArray<string>.Empty) : null;

    private string? Name(JsonObjectReader reader, string key, string kind, IReadOnlyCollection<string> known)
    {
        if (reader.Text(key, required: true) is not { } name)
            return null;
        if (known.Contains(name))
            return name;
        diagnostics.Report(Descriptors.RuleNameMissing, reader.Place(key), reader.What, kind, name, diagnostics.Suggest(name, known));
        return null;
    }

    private EquatableArray<string> Names(JsonObjectReader reader, string key, string kind, IReadOnlyCollection<string> known)
    {
        var names = reader.Texts(key, required: true);
        foreach (var name in names.Where(name => !known.Contains(name.Text)))
            diagnostics.Report(Descriptors.RuleNameMissing, name.Span, reader.What, kind, name.Text, diagnostics.Suggest(name.Text, known));
        return names.Select(name => name.Text).ToEquatableArray();
    }
}
