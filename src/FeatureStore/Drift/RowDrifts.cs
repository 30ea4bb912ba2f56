namespace FeatureStore;

/// <summary>Compares the rows of a table with its catalog, on any engine.</summary>
public static class RowDrifts
{
    /// <summary>
    /// What the rows of some days say that the catalog does not: unknown texts and versions, days of several versions, columns that are always null.
    /// Columns that are not there, or have another type, are left out.
    /// </summary>
    /// <param name="store">The engine.</param>
    /// <param name="table">The table; without a catalog its rows can only be null.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="differences">What <see cref="IFeatureStore.CompareAsync"/> says of the table.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <exception cref="ArgumentException">The table has no days.</exception>
    /// <exception cref="FeatureStoreException">The store lacks the column of the days, or has it with another type.</exception>
    public static async Task<RowDrift> RowDriftAsync(
        this IFeatureStore store, TableInfo table, DateOnly from, DateOnly to, ValueList<TableDifference> differences, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(differences);
        if (!CanBeAsked(table, differences))
            throw new FeatureStoreException($"The column of the days of {table.TableId} is not there, or has another type, so its rows cannot be looked at by day.");
        var query = new RowDriftQuery(table, from, to, column => IsUsable(column, differences));
        var drift = query.Read(await ListAsync(store, query.Counts, cancellationToken).ConfigureAwait(false), out var columns);
        return columns.Count == 0 ? drift : query.With(drift, await ListAsync(store, query.Texts(columns), cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Whether the rows of a table have days that can be asked for: it is partitioned by a column of days, which is there with its type.</summary>
    public static bool CanBeAsked(TableInfo table, ValueList<TableDifference> differences)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Partition?.Column is { } column && table[column].Type is DataType.Date or DataType.DateTime or DataType.Timestamp && IsUsable(table[column], differences);
    }

    private static bool IsUsable(ColumnInfo column, ValueList<TableDifference> differences) => !differences.Any(d =>
        d is { BreaksReads: true, Kind: DifferenceKind.MissingColumn or DifferenceKind.Type } && string.Equals(d.Subject.Split('.')[0], column.Name, StringComparison.OrdinalIgnoreCase));

    private static async Task<List<T>> ListAsync<T>(IFeatureStore store, Query<T> query, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        await foreach (var row in store.QueryAsync(query, cancellationToken).ConfigureAwait(false))
            rows.Add(row);
        return rows;
    }
}
