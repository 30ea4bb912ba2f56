using System.Buffers;

namespace FeatureStore.BigQuery;

/// <summary>Rows as a stream of JSON lines that are written as they are read, so that no more of them is in memory than is under way.</summary>
internal sealed class RowStream<TRow> : Stream
    where TRow : ITableRow<TRow>
{
    private readonly IEnumerator<TRow> _rows;
    private readonly ArrayBufferWriter<byte> _lines = new();
    private readonly JsonRowWriter _writer;
    private int _read;

    public RowStream(IEnumerable<TRow> rows)
    {
        _rows = rows.GetEnumerator();
        _writer = new(_lines, jsonAsText: false);
    }

    /// <summary>Rows written so far.</summary>
    public long RowCount { get; private set; }

    /// <summary>What the rows or their writing threw; the uploader would report it as its own.</summary>
    public Exception? Error { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        try
        {
            Fill(buffer.Length);
        }
        catch (Exception error)
        {
            Error = error is FeatureStoreException ? new FeatureStoreException($"Row {RowCount + 1} does not fit table {TRow.Table.TableId}: {error.Message} Nothing was written.", error) : error;
            throw Error;
        }

        var lines = _lines.WrittenSpan[_read..];
        var count = Math.Min(lines.Length, buffer.Length);
        lines[..count].CopyTo(buffer);
        _read += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Read(buffer, offset, count));
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _rows.Dispose();
            _writer.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Fill(int bytes)
    {
        if (_read < _lines.WrittenCount)
            return;
        _lines.ResetWrittenCount();
        _read = 0;
        while (_lines.WrittenCount < bytes && _rows.MoveNext())
        {
            _writer.Row(_rows.Current);
            _lines.Write("\n"u8);
            RowCount++;
        }
    }
}
