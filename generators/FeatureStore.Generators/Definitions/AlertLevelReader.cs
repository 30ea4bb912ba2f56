using System.Collections.Immutable;
using FeatureStore.Generators.Diagnostics;

namespace FeatureStore.Generators.Definitions;

/// <summary>Reads the alert levels, the columns that hold them, and how the quality percentage of a category is coloured.</summary>
internal static class AlertLevelReader
{
    public static (ImmutableArray<string> Levels, AlertThresholds? Category) Read(
        JsonObjectReader catalog, string enumName, ColumnLookup lookup, FileDiagnostics diagnostics)
    {
        var levels = ImmutableArray.CreateBuilder<string>();
        if (catalog.Object("alertLevels") is not { } reader)
            return (levels.ToImmutable(), null);
        var members = new TextMembers("alert level", "rename it", diagnostics);
        foreach (var level in reader.Texts("values", required: true))
            if (members.Add(level.Text, null, level.Span) is not null)
                levels.Add(level.Text);
        if (reader.Get("values") is { Kind: JsonKind.Array, Items.IsEmpty: true } empty)
            reader.Invalid(empty, "values", "a list of at least one alert level");
        foreach (var name in reader.Texts("columns"))
            if (lookup.Find(name, "'columns' of the alert levels", ColumnLookup.IsText, "a STRING") is { } column)
                lookup.SetEnum(column.Name, enumName, name);
        var thresholds = ReadThresholds(reader);
        reader.ReportUnknownKeys();
        return (levels.ToImmutable(), thresholds);
    }

    private static AlertThresholds? ReadThresholds(JsonObjectReader levels)
    {
        if (levels.Object("category") is not { } reader)
            return null;
        var redBelow = reader.Number("redBelow", required: true);
        var greenAbove = reader.Number("greenAbove", required: true);
        reader.ReportUnknownKeys();
        if (redBelow is null || greenAbove is null)
            return null;
        if (redBelow > greenAbove)
            reader.Invalid(reader.Get("greenAbove")!, "greenAbove", "at least 'redBelow'");
        return new AlertThresholds(redBelow.Value, greenAbove.Value);
    }
}
