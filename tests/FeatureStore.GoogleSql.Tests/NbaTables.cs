using System.Collections;
using DuckDB.NET.Data;
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
        return (Cells.Lines(google.Columns, google.Rows, digits), Cells.Lines(google.Columns, DuckRows(toSql(SqlDialect.DuckDb)), digits));
    }

    private async Task LoadAsync(TableInfo table, string file)
    {
        await Store.LoadAsync(table, Path.Combine(AppContext.BaseDirectory, "Sample", file));
        var columns = string.Join(", ", table.Columns.Select(c => SqlDialect.DuckDb.Quote(c.Name)));
        var rows = DuckRows(new($"SELECT {columns} FROM {SqlDialect.DuckDb.Table(table)}", []));
        _google.Add(table.TableId, new(table, [.. rows.Select(r => r.Select((v, i) => Value(table.Columns[i], v)).ToArray())]));
    }

    private List<object?[]> DuckRows(SqlStatement statement)
    {
        using var command = Store.Connection.CreateCommand();
        command.CommandText = statement.Text;
        foreach (var parameter in statement.Parameters)
            command.Parameters.Add(new DuckDBParameter(parameter.Name, parameter.Value));
        using var reader = command.ExecuteReader();
        return Duck.Rows(reader);
    }

    private static object? Value(ColumnInfo column, object? value) => (column.Mode, column.Type, value) switch
    {
        (_, _, null) => null,
        (ColumnMode.Repeated, _, IList list) => list.Cast<object?>().Select(v => Value(column with { Mode = ColumnMode.Nullable }, v)).ToArray(),
        (_, DataType.Struct, IDictionary fields) => column.Fields.Select(f => Value(f, fields[f.Name])).ToArray(),
        (_, DataType.Date, DateTime time) => DateOnly.FromDateTime(time),
        (_, DataType.Timestamp, DateTime time) => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
        (_, DataType.Time, TimeSpan time) => TimeOnly.FromTimeSpan(time),
        _ => value,
    };
}
