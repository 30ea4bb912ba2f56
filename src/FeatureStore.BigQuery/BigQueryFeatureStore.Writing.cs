namespace FeatureStore.BigQuery;

public sealed partial class BigQueryFeatureStore
{
    /// <summary>
    /// Appends rows to their table by a load job, which costs nothing: all of them appear at once, or none. The table must be there, with the columns
    /// of the definition. Needs the roles BigQuery Job User on the project that pays, and BigQuery Data Editor on the dataset.
    /// </summary>
    /// <returns>Number of rows written.</returns>
    /// <exception cref="FeatureStoreException">The live table differs from its definition, a row does not fit it, or BigQuery failed; nothing was written.</exception>
    public async Task<long> AppendAsync<TRow>(IEnumerable<TRow> rows, CancellationToken cancellationToken = default)
        where TRow : ITableRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(rows);
        await RequireWritableAsync(TRow.Table, cancellationToken).ConfigureAwait(false);
        var (project, dataset) = Place(TRow.Table);
        return await new LoadJob<TRow>(_api, project, dataset).RunAsync(rows, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Streams rows into their table, where queries see them within seconds; it is charged by the byte. Batch by batch, so rows before an error stay
    /// written. The table must be there, with the columns of the definition. Needs the role BigQuery Data Editor on the dataset.
    /// </summary>
    /// <returns>Number of rows written.</returns>
    /// <exception cref="BigQueryInsertException">BigQuery did not take some rows; it names each with its column.</exception>
    /// <exception cref="FeatureStoreException">The live table differs from its definition, or a row does not fit it.</exception>
    public async Task<long> InsertAsync<TRow>(IEnumerable<TRow> rows, InsertOptions? options = null, CancellationToken cancellationToken = default)
        where TRow : ITableRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(rows);
        await RequireWritableAsync(TRow.Table, cancellationToken).ConfigureAwait(false);
        var (project, dataset) = Place(TRow.Table);
        return await new InsertBatches<TRow>(_api, project, dataset, options ?? new()).RunAsync(rows, cancellationToken).ConfigureAwait(false);
    }

    private async Task RequireWritableAsync(TableInfo table, CancellationToken cancellationToken)
    {
        if ((await CompareAsync(table, cancellationToken).ConfigureAwait(false)).ThatBreakWrites() is not { } differences)
            return;
        var (project, dataset) = Place(table);
        throw new BigQueryException($"Nothing was written to {project}.{dataset}.{table.TableId}, as it differs from its definition: {differences}. {WaysOut}");
    }
}
