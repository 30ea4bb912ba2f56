using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Definitions;

/// <summary>The member that a category, group or feature becomes: its <c>property</c>, or else its name in PascalCase.</summary>
internal sealed record AccessorName(string Property, string Owner, TextSpan Span)
{
    /// <summary>Null when there is no such name; it has been reported.</summary>
    public static AccessorName? Read(JsonObjectReader reader, string kind, string name, FileDiagnostics diagnostics)
    {
        var owner = $"{kind} '{name}'";
        if (reader.Text("property") is { } chosen)
        {
            if (Naming.IsIdentifier(chosen))
                return new AccessorName(chosen, owner, reader.Place("property"));
            diagnostics.Report(Descriptors.NoAccessorName, reader.Place("property"), owner, $"'{chosen}' is no C# identifier");
            return null;
        }
        if (Naming.PropertyName(name, out var reason) is { } property)
            return new AccessorName(property, owner, reader.Place("name"));
        diagnostics.Report(Descriptors.NoAccessorName, reader.Place("name"), owner, reason);
        return null;
    }

    /// <summary>Takes the name among the members of a type, or reports who has it.</summary>
    public void Take(MemberNames members, FileDiagnostics diagnostics)
    {
        if (members.Take(Property, Owner) is { } other)
            diagnostics.Report(Descriptors.AccessorNameTaken, Span, char.ToUpperInvariant(Owner[0]) + Owner.Substring(1), Property, other);
    }
}
