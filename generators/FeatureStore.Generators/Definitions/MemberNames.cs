using System.Collections.Immutable;

namespace FeatureStore.Generators.Definitions;

/// <summary>The names inside of one scope, such as the members of a record: who took which.</summary>
internal sealed class MemberNames(ImmutableHashSet<string> reserved, StringComparer? comparer = null, string reservedFor = "a member that every such type has")
{
    private readonly Dictionary<string, string> _owners = new(comparer ?? StringComparer.Ordinal);

    /// <summary>Takes the name for <paramref name="owner"/>; if it is taken, says by what.</summary>
    public string? Take(string name, string owner)
    {
        if (reserved.Contains(name))
            return reservedFor;
        if (_owners.TryGetValue(name, out var other))
            return other;
        _owners.Add(name, owner);
        return null;
    }
}
