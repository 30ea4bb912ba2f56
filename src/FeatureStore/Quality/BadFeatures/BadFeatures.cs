namespace FeatureStore;

/// <summary>Finds the features that are bad, and the rows in which they are, of any table that has a catalog, on any engine.</summary>
public static class BadFeatures
{
    /// <summary>The one statement that it takes, in a dialect.</summary>
    /// <exception cref="ArgumentException">The table has no catalog or no days, or the range ends before it starts.</exception>
    public static SqlStatement ToSql(TableInfo table, DateOnly from, DateOnly to, SqlDialect dialect)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        return BadFeatureQuery.Of(new(table), from, to).Query.ToSql(dialect);
    }

    /// <summary>Finds the bad features of a day.</summary>
    /// <inheritdoc cref="FindBadAsync(IFeatureStore, TableInfo, DateOnly, DateOnly, FindBadOptions, CancellationToken)"/>
    public static Task<BadFeatureReport> FindBadAsync(
        this IFeatureStore store, TableInfo table, DateOnly on, FindBadOptions? options = null, CancellationToken cancellationToken = default) =>
        FindBadAsync(store, table, on, on, options, cancellationToken);

    /// <summary>Finds the bad features of a range of days, both ends included, in one scan. Days without rows give a report with none.</summary>
    /// <exception cref="ArgumentException">The table has no catalog or no days, or the range ends before it starts.</exception>
    /// <exception cref="FeatureStoreException">The table is not there, or the engine cannot be reached.</exception>
    public static async Task<BadFeatureReport> FindBadAsync(
        this IFeatureStore store, TableInfo table, DateOnly from, DateOnly to, FindBadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        var columns = new CatalogColumns(table);
        var query = BadFeatureQuery.Of(columns, from, to);
        var tally = new BadFeatureTally(columns.Catalog, (options ??= new()).Threshold);
        await foreach (var values in store.QueryAsync(query.Query, cancellationToken).ConfigureAwait(false))
            tally.Add(BadFeatureQuery.Entity(values), BadFeatureQuery.Day(values), i => BadFeatureQuery.Quality(values, i), i => query.Source(values, i));
        return tally.Report(table, from, to, options.Limit);
    }
}
