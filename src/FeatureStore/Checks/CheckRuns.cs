using System.Runtime.CompilerServices;

namespace FeatureStore;

/// <summary>Runs checks of a table, on any engine.</summary>
public static class CheckRuns
{
    /// <summary>The one statement that evaluates checks over a day, in a dialect.</summary>
    /// <exception cref="ArgumentException">There is no check, two have one id, they are about several tables, or the table has no days.</exception>
    public static SqlStatement ToSql(IEnumerable<Check> checks, DateOnly day, SqlDialect dialect) => ToSql(checks, day, day, dialect);

    /// <summary>The one statement that evaluates checks over each day of a range, both included, in a dialect.</summary>
    /// <exception cref="ArgumentException">There is no check, two have one id, they are about several tables, the table has no days, or the range ends before it starts.</exception>
    public static SqlStatement ToSql(IEnumerable<Check> checks, DateOnly from, DateOnly to, SqlDialect dialect)
    {
        var set = OfOneTable(checks, from, to);
        return CheckRunQuery.Of(set[0].Table, set, from, to).Query.ToSql(dialect);
    }

    /// <summary>
    /// Runs checks of one table over a day: one statement evaluates them all, a second finds samples of what they are violated by. For checks of
    /// several tables, run each of <see cref="CheckSet.PerTable"/>.
    /// </summary>
    /// <exception cref="ArgumentException">There is no check, two have one id, they are about several tables, or the table has no days.</exception>
    /// <exception cref="FeatureStoreException">The table is not there, or the engine cannot be reached.</exception>
    [OverloadResolutionPriority(1)] // So that options can be new().
    public static async Task<CheckRun> RunAsync(
        this IFeatureStore store, IEnumerable<Check> checks, DateOnly on, CheckRunOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        return (await new CheckRunner(store, OfOneTable(checks, on, on), on, on, options ?? new()).RunAsync(cancellationToken).ConfigureAwait(false))[0];
    }

    /// <summary>
    /// Runs checks of one table over each day of a range, both included, in one scan: one statement evaluates them all, a second finds samples.
    /// </summary>
    /// <returns>A run for each day that has rows, in the order of the days.</returns>
    /// <exception cref="ArgumentException">There is no check, two have one id, they are about several tables, the table has no days, or the range ends before it starts.</exception>
    /// <exception cref="FeatureStoreException">The table is not there, or the engine cannot be reached.</exception>
    public static async Task<ValueList<CheckRun>> RunAsync(
        this IFeatureStore store, IEnumerable<Check> checks, DateOnly from, DateOnly to, CheckRunOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        var runs = await new CheckRunner(store, OfOneTable(checks, from, to), from, to, options ?? new()).RunAsync(cancellationToken).ConfigureAwait(false);
        return runs.Where(r => r.Rows > 0).ToValueList();
    }

    private static CheckSet OfOneTable(IEnumerable<Check> checks, DateOnly from, DateOnly to)
    {
        ArgumentNullException.ThrowIfNull(checks);
        if (from > to)
            throw new ArgumentException($"The range ends on {to:yyyy-MM-dd}, before it starts on {from:yyyy-MM-dd}.", nameof(to));
        var set = checks as CheckSet ?? [.. checks];
        return set.PerTable() switch
        {
            [] => throw new ArgumentException("There is no check to run.", nameof(checks)),
            [_] => set,
            var sets => throw new ArgumentException($"The checks are about {string.Join(" and ", sets.Select(s => s[0].Table.TableId))}: a run is of one table, so run each of PerTable().", nameof(checks)),
        };
    }
}
