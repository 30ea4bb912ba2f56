namespace FeatureStore.DuckDB;

/// <summary>The exports that stand for a table, in place.</summary>
internal sealed class AttachedFiles(IReadOnlyList<ExportSource> sources)
{
    private volatile HashSet<string>? _columns;

    /// <summary>The columns that any of the files has; null where none says, as they are all empty. Found once.</summary>
    public async Task<IReadOnlySet<string>?> ColumnsAsync(DuckDbFeatureStore store, CancellationToken cancellationToken)
    {
        if (_columns is not { } columns)
        {
            columns = new(sources.SelectMany(s => s.Columns), StringComparer.OrdinalIgnoreCase);
            foreach (var find in sources.Select(s => s.FindColumns).OfType<string>())
                columns.UnionWith(await store.ReadAsync(new(find, []), r => r.GetString(0), cancellationToken).ConfigureAwait(false));
            _columns = columns;
        }

        return columns.Count > 0 ? columns : null;
    }
}
