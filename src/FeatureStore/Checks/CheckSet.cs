using System.Collections;
using System.Runtime.CompilerServices;

namespace FeatureStore;

/// <summary>Checks that are run together, each under an id of its own. Immutable.</summary>
[CollectionBuilder(typeof(CheckSet), nameof(Create))]
public sealed class CheckSet : IReadOnlyList<Check>
{
    private readonly Check[] _checks;

    private CheckSet(Check[] checks)
    {
        _checks = checks;
        foreach (var group in checks.GroupBy(c => c.Id, StringComparer.Ordinal))
        {
            if (group.Skip(1).Any())
                throw new ArgumentException($"Two checks have the id '{group.Key}'; give one of them another with As.", nameof(checks));
        }
    }

    /// <inheritdoc/>
    public int Count => _checks.Length;

    /// <inheritdoc/>
    public Check this[int index] => _checks[index];

    /// <summary>The check of an id.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public Check this[string id] => Find(id) ?? throw new ArgumentException($"There is no check '{id}'; there are {string.Join(", ", _checks.Select(c => c.Id))}.", nameof(id));

    /// <summary>Checks, in their order.</summary>
    /// <exception cref="ArgumentException">Two of them have one id.</exception>
    public static CheckSet Create(params ReadOnlySpan<Check> checks) => new(checks.ToArray());

    /// <summary>The check of an id; null if there is none.</summary>
    public Check? Find(string id) => Array.Find(_checks, c => c.Id == id);

    /// <summary>The checks of each table by themselves, tables and checks in their order: a run is of one table.</summary>
    public IReadOnlyList<CheckSet> PerTable() => [.. _checks.GroupBy(c => (c.Table.TableId, c.Table.Fingerprint)).Select(g => new CheckSet([.. g]))];

    /// <inheritdoc/>
    public IEnumerator<Check> GetEnumerator() => _checks.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
