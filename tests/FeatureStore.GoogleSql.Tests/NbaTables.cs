using FeatureStore.DuckDB;

namespace FeatureStore.GoogleSql.Tests;

/// <summary>The sample exports in DuckDB, and the same rows for the GoogleSQL engine.</summary>
public sealed class NbaTables : IAsyncLifetime, IDisposable
{
    private readonly Dictionary<string, GoogleSqlTable> _google = [];

    public DuckDbFeatureStore Store { get; } = DuckDbFeatureStore.OpenInMemory();

    public async Task InitializeAsync()
    {
        await LoadAsync(NbaPredictions.MlFeatureStoreV2.Table, "ml_feature_store_v2.ndjson.gz");
        await LoadAsync(NbaPredictions.PlayerPropPredictions.Table, "player_prop_predictions.ndjson.gz");
        await LoadAsync(NbaPredictions.DailyPredictionSignals.Table, "daily_prediction_signals.ndjson");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => Store.Dispose();

    public GoogleSqlTable Google(TableInfo table) => _google[table.TableId];

    /// <summary>The rows of a statement as lines, of both engines.</summary>
    public (List<string> Google, List<string> Duck) Lines(TableInfo table, Func<SqlDialect, SqlStatement> toSql, int digits = 9)
    {
        var google = GoogleSqlEngine.Shared.Evaluate(toSql(SqlDialect.BigQuery), Google(table));
        return (Cells.Lines(google.Columns, google.Rows, digits), Cells.Lines(google.Columns, DuckValues.Rows(Store.Connection, toSql(SqlDialect.DuckDb)), digits));
    }

    private async Task LoadAsync(TableInfo table, string file)
    {
        await Store.LoadAsync(table, Path.Combine(AppContext.BaseDirectory, "Sample", file));
        _google.Add(table.TableId, GoogleSqlCopy.Of(Store.Connection, table));
    }
}
