using System.Buffers;

namespace FeatureStore.BigQuery;

/// <summary>The bytes of a response's body; filled again and again, so that a page costs no new memory.</summary>
internal sealed class BodyBuffer : IDisposable
{
    private const int FirstSize = 64 * 1024;

    private byte[] _bytes = [];

    public int Length { get; private set; }

    /// <summary>The array that cells point into.</summary>
    public byte[] Array => _bytes;

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, Length);

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">The body.</param>
    /// <param name="progress">Called after each read, so that a stream that stands still is told from a slow one.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task FillAsync(Stream stream, Action progress, CancellationToken cancellationToken)
    {
        Length = 0;
        while (true)
        {
            if (Length == _bytes.Length)
                Grow();
            var read = await stream.ReadAsync(_bytes.AsMemory(Length), cancellationToken).ConfigureAwait(false);
            if (read == 0)
                return;
            Length += read;
            progress();
            if (Length > Cell.MaximumBytes)
                throw new BigQueryException($"A page of the result is larger than {Cell.MaximumBytes} bytes; ask for fewer rows per page with {nameof(BigQueryOptions)}.{nameof(BigQueryOptions.PageRows)}.");
        }
    }

    public void Dispose()
    {
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        Length = 0;
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(FirstSize, _bytes.Length * 2));
        Span.CopyTo(larger);
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
