using FeatureStore.Generators.Definitions;

namespace FeatureStore.Generators.Emitters;

/// <summary>Emits the attributes by which generated members say what they are: to the compiler, and to the analyzers of code that uses them.</summary>
internal static class Annotations
{
    /// <summary>The attributes of a column, wherever it is a property.</summary>
    public static void OfColumn(CodeWriter writer, TableDefinition table, ColumnDefinition column)
    {
        var facts = ColumnFacts.Of(table, column);
        var arguments = new List<string> { CSharpText.Literal(column.Name) };
        if (facts.Category is { } category)
            arguments.Add($"Category = {CSharpText.Literal(category)}");
        if (facts.IsAggregate)
            arguments.Add("IsAggregate = true");
        if (facts.HoldsFeatures)
            arguments.Add("HoldsFeatures = true");
        if (facts.DefaultedScore is { } score)
            arguments.Add($"DefaultedScore = {CSharpText.Literal(score)}");
        writer.Line($"[TableColumn({string.Join(", ", arguments)})]");
        if (facts.Range is { } range)
            writer.Line($"[ValueRange({CSharpText.Literal(range.Min)}, {CSharpText.Literal(range.Max)})]");
        if (table.Catalog is { Evolution.Renames: { Count: > 0 } renames })
            FormerNames(writer, renames.Where(r => r.Column == column.Name).SelectMany(r => r.FormerNames));
        Deprecate(writer, column.Deprecation, ColumnIndex.Of(table).Find(column.Deprecation?.Replacement)?.PropertyName);
    }

    /// <summary>The attributes of the text beside an enum: those that say to leave the column.</summary>
    public static void OfText(CodeWriter writer, ColumnDefinition column) => Deprecate(writer, column.Deprecation, member: null);

    /// <summary>The attributes of a feature, wherever it is a member.</summary>
    public static void OfFeature(CodeWriter writer, CatalogDefinition catalog, FeatureDefinition feature)
    {
        FormerNames(writer, feature.FormerNames);
        OfFeatureName(writer, catalog, feature);
    }

    /// <summary>The attributes of a group.</summary>
    public static void OfGroup(CodeWriter writer, CatalogDefinition catalog, GroupDefinition group)
    {
        writer.Line($"[FeatureIndices({RowSetEmitter.List(group.Features)})]");
        Deprecate(writer, group.Deprecation, catalog.Groups.FirstOrDefault(g => g.Name == group.Deprecation?.Replacement && g.Category == group.Category)?.PropertyName);
    }

    /// <summary>The attributes of a member of the enum of features, which has no former names.</summary>
    public static void OfFeatureName(CodeWriter writer, CatalogDefinition catalog, FeatureDefinition feature) =>
        Deprecate(writer, feature.Deprecation, feature.Deprecation is null ? null : catalog.Features.FirstOrDefault(f => f.Name == feature.Deprecation.Replacement)?.PropertyName);

    private static void FormerNames(CodeWriter writer, IEnumerable<string> names)
    {
        var texts = string.Join(", ", names.Select(CSharpText.Literal));
        if (texts.Length > 0)
            writer.Line($"[FormerNames({texts})]");
    }

    private static void Deprecate(CodeWriter writer, DeprecationDefinition? deprecation, string? member)
    {
        if (deprecation is null)
            return;
        var reason = deprecation.Reason is { Length: > 0 } text ? $"{CSharpText.Sentence(text)} " : "";
        var sunset = deprecation.Sunset is { Length: > 0 } day ? $" It goes on {day}." : "";
        writer.Line($"[Obsolete({CSharpText.Literal($"{reason}Use {deprecation.Replacement}.{sunset}")})]");
        var rest = (member is null ? "" : $", Member = {CSharpText.Literal(member)}") + (sunset.Length == 0 ? "" : $", Sunset = {CSharpText.Literal(deprecation.Sunset!)}");
        writer.Line($"[Deprecated({CSharpText.Literal(deprecation.Replacement)}{rest})]");
    }
}
