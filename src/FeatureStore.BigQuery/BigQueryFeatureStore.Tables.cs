namespace FeatureStore.BigQuery;

public sealed partial class BigQueryFeatureStore
{
    private const string WaysOut = "Change the table as 'featurestore plan' says, or refresh the definition with 'featurestore pull'.";

    /// <inheritdoc/>
    public async Task<bool> HasTableAsync(TableInfo table, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        try
        {
            return await _api.SendAsync(Get(table), _ => true, cancellationToken).ConfigureAwait(false);
        }
        catch (BigQueryException error) when (error.StatusCode == 404)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public async Task<ValueList<StoredColumn>> ColumnsAsync(TableInfo table, CancellationToken cancellationToken = default) =>
        (await LiveTableAsync(table, cancellationToken).ConfigureAwait(false)).Columns;

    /// <inheritdoc/>
    public async Task<ValueList<TableDifference>> CompareAsync(TableInfo table, CancellationToken cancellationToken = default) =>
        TableDifferences.Of(StoredTable.Of(table), await LiveTableAsync(table, cancellationToken).ConfigureAwait(false));

    /// <summary>
    /// Makes a table as its definition says: columns, descriptions, partitioning and clustering. A table that is there already must have the same
    /// columns. Needs the role BigQuery Data Editor on the dataset.
    /// </summary>
    /// <exception cref="FeatureStoreException">There is a table of that name with other columns; the message lists the differences.</exception>
    /// <exception cref="NotSupportedException">The table is partitioned by ranges of an integer, whose bounds a definition does not keep.</exception>
    public async Task CreateTableAsync(TableInfo table, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        var (project, dataset) = Place(table);
        var request = new ApiRequest(HttpMethod.Post, $"projects/{ApiRequest.Segment(project)}/datasets/{ApiRequest.Segment(dataset)}/tables", Scopes.Manage)
        {
            Context = new() { Table = table.ToString() },
            Json = TableBody.Of(table, project, dataset),
        };
        try
        {
            await _api.SendAsync(request, _ => true, cancellationToken).ConfigureAwait(false);
        }
        catch (BigQueryException error) when (error.Reason == "duplicate" || error.StatusCode == 409)
        {
            // It was there before, or an attempt got through whose answer was lost.
            if ((await CompareAsync(table, cancellationToken).ConfigureAwait(false)).OfColumns() is { } differences)
                throw new BigQueryException($"Table {project}.{dataset}.{table.TableId} is there, but differs from its definition: {differences}. {WaysOut}", error);
        }
    }

    /// <summary>The live table, as a definition wants it.</summary>
    /// <param name="projectId">Project of the table.</param>
    /// <param name="datasetId">Dataset of the table.</param>
    /// <param name="tableId">Name of the table.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="BigQueryException">There is no such table, or it may not be looked at.</exception>
    public Task<TableResource> PullAsync(string projectId, string datasetId, string tableId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(projectId);
        ArgumentException.ThrowIfNullOrWhiteSpace(datasetId);
        ArgumentException.ThrowIfNullOrWhiteSpace(tableId);
        return _api.SendAsync(Get(projectId, datasetId, tableId), TableResource.Of, cancellationToken);
    }

    /// <summary>The project and dataset where a table is: those of the options, or else of its definition.</summary>
    private (string Project, string Dataset) Place(TableInfo table) => (Options.TableProject ?? table.ProjectId, Options.TableDataset ?? table.DatasetId);

    private Task<StoredTable> LiveTableAsync(TableInfo table, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        return _api.SendAsync(Get(table), LiveTable.Of, cancellationToken);
    }

    private ApiRequest Get(TableInfo table)
    {
        var (project, dataset) = Place(table);
        return Get(project, dataset, table.TableId);
    }

    private static ApiRequest Get(string project, string dataset, string table) =>
        new(HttpMethod.Get, $"projects/{ApiRequest.Segment(project)}/datasets/{ApiRequest.Segment(dataset)}/tables/{ApiRequest.Segment(table)}", Scopes.Read)
        {
            Context = new() { Table = $"{project}.{dataset}.{table}" },
        };
}
