using FeatureStore.Generators.Definitions;

namespace FeatureStore.Generators.Checks;

/// <summary>The members that the record of a table offers to a check: what they are called, and of which type they are.</summary>
/// <param name="RowType">Qualified name of the record.</param>
/// <param name="ColumnsType">Qualified name of its columns.</param>
/// <param name="Source">Qualified name of the enum of sources; empty without features.</param>
/// <param name="Tier">Qualified name of the enum of tiers; empty without features.</param>
/// <param name="Feature">Qualified name of the enum of features; empty without features.</param>
/// <param name="Types">The record itself, its categories and its STRUCTs.</param>
/// <param name="Enums">Qualified names of all enums of the table.</param>
internal sealed record RowShape(
    string RowType, string ColumnsType, string Source, string Tier, string Feature, EquatableArray<TypeShape> Types, EquatableArray<string> Enums)
{
    public TypeShape Row => Types[0];

    public TypeShape? Find(string name) => Types.FirstOrDefault(t => t.Name == name);

    /// <summary>The qualified name of an enum, written with or without its namespace.</summary>
    public string? FindEnum(string name) => Enums.FirstOrDefault(e => e == name || e.EndsWith("." + name, StringComparison.Ordinal) || e == "global::" + name);
}

/// <summary>A type with the members that checks may use.</summary>
internal sealed record TypeShape(string Name, EquatableArray<MemberShape> Members)
{
    public MemberShape? Find(string name) => Members.FirstOrDefault(m => m.Name == name);
}

/// <summary>A member. The text of an enum has the name of that enum's member in <paramref name="TextOf"/>.</summary>
internal sealed record MemberShape(string Name, ValueType Type, string? TextOf = null);
