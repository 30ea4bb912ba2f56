using System.Collections.Immutable;
using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Definitions;

/// <summary>A type that a definition gives rise to, and where its name comes from.</summary>
internal sealed record GeneratedType(string Name, string Owner, LocationInfo Location);

/// <summary>The types of one table: its record, the records of its STRUCTs, the enums of its catalog. Each name once.</summary>
internal sealed class GeneratedTypes
{
    private readonly MemberNames _names = new(ImmutableHashSet<string>.Empty);
    private readonly List<GeneratedType> _types = [];

    public IReadOnlyList<GeneratedType> All => _types;

    /// <summary>False when the name is taken, which has been reported.</summary>
    public bool Add(string name, string owner, TextSpan place, FileDiagnostics diagnostics)
    {
        if (_names.Take(name, owner) is { } other)
        {
            diagnostics.Report(Descriptors.TypeNameTaken, place, name, owner, other);
            return false;
        }
        _types.Add(new GeneratedType(name, owner, diagnostics.Locate(place)));
        return true;
    }
}
