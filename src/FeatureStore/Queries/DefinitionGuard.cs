using System.Runtime.CompilerServices;

namespace FeatureStore;

/// <summary>
/// Holds the columns that queries use against those that a store has, for engines. A table is compared once; from then on a query costs a look into
/// a dictionary, unless its table differs.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="isSound">Whether a table has the types of its definition by its making, so that there is nothing to look up; none has, unless given.</param>
public sealed class DefinitionGuard(IFeatureStore store, Func<TableInfo, bool>? isSound = null)
{
    // By reference: a table compares column by column, and each assembly has one of its own.
    private readonly ConditionalWeakTable<TableInfo, object> _sound = [];

    /// <summary>Refuses a query that uses a column of another type. A column that is missing is for the engine to refuse: in exports it may read as null.</summary>
    /// <exception cref="FeatureStoreDefinitionException">A used column has another type; the message names each.</exception>
    public async ValueTask RequireAsync<TResult>(Query<TResult> query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        foreach (var table in query.Tables)
        {
            if (_sound.TryGetValue(table, out _) || isSound?.Invoke(table) == true || await DifferencesAsync(table, cancellationToken).ConfigureAwait(false) is not { } differences)
                continue;
            var others = differences.Where(d => d.Kind == DifferenceKind.Type).ToValueList();
            if (others.Count == 0)
                _sound.AddOrUpdate(table, table);
            else if (Used(query, table, others) is { Count: > 0 } used)
                throw await RefusalAsync(table, used, null, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The same of a query of batches.</summary>
    /// <exception cref="FeatureStoreDefinitionException">A used column has another type; the message names each.</exception>
    public ValueTask RequireAsync<TBatch>(BatchQuery<TBatch> query, CancellationToken cancellationToken = default)
        where TBatch : Batch
    {
        ArgumentNullException.ThrowIfNull(query);
        return RequireAsync(query.Query, cancellationToken);
    }

    /// <summary>Why a query failed, if the store lacks a column that it uses or has it with another type; null for any other reason.</summary>
    public async ValueTask<FeatureStoreDefinitionException?> ExplainAsync<TResult>(Query<TResult> query, Exception failure, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        foreach (var table in query.Tables)
        {
            if (await DifferencesAsync(table, cancellationToken).ConfigureAwait(false) is { } differences && Used(query, table, differences) is { Count: > 0 } used)
                return await RefusalAsync(table, used, failure, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private static ValueList<TableDifference> Used<TResult>(Query<TResult> query, TableInfo table, ValueList<TableDifference> differences)
    {
        var renderer = new SqlRenderer(SqlDialect.DuckDb);
        query.Render(renderer);
        return differences.Where(d => Column(table, d) is { } column && renderer.UsedColumns.Contains(column)).ToValueList();
    }

    /// <summary>The columns without which, or with which, a query reads something else; null if that cannot be looked up.</summary>
    private async Task<ValueList<TableDifference>?> DifferencesAsync(TableInfo table, CancellationToken cancellationToken)
    {
        try
        {
            var all = await store.CompareAsync(table, cancellationToken).ConfigureAwait(false);
            return all.Where(d => d.BreaksReads && d.Kind is DifferenceKind.MissingColumn or DifferenceKind.Type)
                .Where(d => Column(table, d) is { } column && (d.Kind == DifferenceKind.MissingColumn || d.Subject != column.Name || !StoredType.Fits(column, d.Live)))
                .ToValueList();
        }
        catch (FeatureStoreException)
        {
            // A table that is not there, say: the query itself tells.
            return null;
        }
    }

    private async Task<FeatureStoreDefinitionException> RefusalAsync(TableInfo table, ValueList<TableDifference> used, Exception? failure, CancellationToken cancellationToken) =>
        new(table, await store.FingerprintAsync(table, cancellationToken).ConfigureAwait(false), used, failure);

    // The subject may be a path to a field of a STRUCT.
    private static ColumnInfo? Column(TableInfo table, TableDifference difference) => table.Find(difference.Subject.Split('.')[0]);
}
