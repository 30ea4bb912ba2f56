using Microsoft.ML;
using Microsoft.ML.Data;

namespace FeatureStore.ML;

/// <summary>Walks over the rows of batches, one batch in memory at a time. As cursors are, it is for one thread.</summary>
internal sealed class BatchCursor : DataViewRowCursor
{
    private readonly IReadOnlyList<ViewColumn> _columns;
    private readonly HashSet<int> _active;
    private readonly FeatureMatrix<float>? _features;
    private readonly CancellationTokenSource _stop = new();
    private readonly IAsyncEnumerator<FeatureStore.Batch> _batches;
    private FeatureStore.Batch? _batch;
    private long _position = -1;
    private int _next;
    private bool _isDone;

    public BatchCursor(BatchSource source, DataViewSchema schema, IReadOnlyList<ViewColumn> columns, HashSet<int> active, FeatureMatrixOptions? features)
    {
        Schema = schema;
        _columns = columns;
        _active = active;

        // What drops rows must be seen by every cursor, or they would not have the same rows.
        if (features is not null && (active.Contains(0) || BatchDataView.DropsRows(features)))
            _features = new(source.Table, features);
        var inputs = active.SelectMany(i => columns[i].Inputs).Concat(_features is null ? [] : columns[0].Inputs).Distinct().ToList();
        if (inputs.Count == 0)
            inputs.Add(source.Table.Columns.FirstOrDefault(c => c.Mode == ColumnMode.Required) ?? source.Table.Columns[0]);
        _batches = source.Read(inputs, _stop.Token).GetAsyncEnumerator(_stop.Token);
    }

    public override DataViewSchema Schema { get; }

    public override long Position => _position;

    // Of a set of cursors over the same rows; there is one only.
    public override long Batch => 0;

    /// <summary>The row of the batch that the cursor is at.</summary>
    public int Row => _features is null ? Current : (int)_features.SourceRows[Current];

    /// <summary>The features of that row.</summary>
    public ReadOnlySpan<float> FeaturesOfRow => _features![Current];

    private int Current => _position >= 0 ? _next - 1 : throw new InvalidOperationException("The cursor is at no row; call MoveNext, and ask only while it returns true.");

    /// <summary>A column of the batch.</summary>
    public BatchColumn Column(int ordinal) => Current >= 0 && _batch!.Find(ordinal) is { } column ? column : throw new InvalidOperationException($"The batch lost column {ordinal}.");

    public override bool MoveNext()
    {
        if (_isDone)
            return false;
        while (_batch is null || _next >= (_features?.RowCount ?? _batch.Count))
        {
            if (!Fetch())
            {
                (_isDone, _position) = (true, -1);
                return false;
            }
        }

        _next++;
        _position++;
        return true;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => _active.Contains(column.Index);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!IsColumnActive(column))
            throw new InvalidOperationException($"Column {column.Name} is not active; name it among the columns that the cursor needs.");
        return _columns[column.Index].Getter(this) as ValueGetter<TValue>
            ?? throw new InvalidOperationException($"Column {column.Name} is of {column.Type.RawType}, not of {typeof(TValue)}.");
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) => value = Current >= 0 ? new((ulong)_position, 0) : default;

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_stop.IsCancellationRequested)
        {
            (_isDone, _position) = (true, -1);
            _stop.Cancel();
            _batches.DisposeAsync().AsTask().GetAwaiter().GetResult();
            _stop.Dispose();
        }

        base.Dispose(disposing);
    }

    // Cursors do not wait asynchronously; engines do not come back to the thread that waits here.
    private bool Fetch()
    {
        if (!_batches.MoveNextAsync().AsTask().GetAwaiter().GetResult())
            return false;
        _batch = _batches.Current;
        _next = 0;
        _features?.Clear();
        _features?.Append(_batch);
        return true;
    }
}
