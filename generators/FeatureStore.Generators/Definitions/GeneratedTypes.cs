using System.Collections.Immutable;
using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Definitions;

/// <summary>A type that a definition gives rise to, and where its name comes from; one that goes with another has its name from it.</summary>
internal sealed record GeneratedType(string Name, string Owner, LocationInfo Location, string? With);

/// <summary>The types of one table: its record, the records of its STRUCTs, the enums of its catalog, and what goes with them. Each name once, whatever its case: files are named after types.</summary>
internal sealed class GeneratedTypes
{
    private readonly MemberNames _names = new(Naming.UsedTypes, StringComparer.OrdinalIgnoreCase, "a type that generated code uses");
    private readonly List<GeneratedType> _types = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public IReadOnlyList<GeneratedType> All => _types;

    /// <summary>False when the name is taken, which has been reported.</summary>
    public bool Add(string name, string owner, TextSpan place, FileDiagnostics diagnostics, string? with = null)
    {
        // What goes with a type that is taken has nothing more to say.
        if (with is not null && _taken.Contains(with))
            return false;
        if (_names.Take(name, owner) is { } other)
        {
            _taken.Add(name);
            diagnostics.Report(Descriptors.TypeNameTaken, place, name, owner, other);
            return false;
        }
        _types.Add(new GeneratedType(name, owner, diagnostics.Locate(place), with));
        return true;
    }
}
