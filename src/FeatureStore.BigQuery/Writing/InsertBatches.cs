using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace FeatureStore.BigQuery;

/// <summary>Streams rows by tabledata.insertAll, in batches below its limits of 10 MB and 50,000 rows.</summary>
internal sealed class InsertBatches<TRow>(BigQueryApi api, string project, string dataset, InsertOptions options)
    where TRow : ITableRow<TRow>
{
    private const int MostBytes = 9_500_000;
    private const int MostRows = 50_000;

    private readonly string _id = Guid.NewGuid().ToString("N");
    private readonly List<RejectedRow> _rejected = [];
    private long _sent;
    private long _written;

    private string Table => $"{project}.{dataset}.{TRow.Table.TableId}";

    public async Task<long> RunAsync(IEnumerable<TRow> rows, CancellationToken cancellationToken)
    {
        var row = new ArrayBufferWriter<byte>();
        using var writer = new JsonRowWriter(row, jsonAsText: true);
        var batch = new ArrayBufferWriter<byte>();
        var count = 0;
        foreach (var item in rows)
        {
            row.ResetWrittenCount();
            Write(writer, item, _sent + count + 1);
            var bytes = row.WrittenCount + 100;
            if (bytes > MostBytes)
                throw new FeatureStoreException($"Row {_sent + count + 1} has {row.WrittenCount} bytes, and BigQuery takes rows of up to 10 MB by streaming; {_written} rows are written. Use a load job for it.");
            if (count == MostRows || batch.WrittenCount + bytes > MostBytes)
            {
                await SendAsync(batch, count, cancellationToken).ConfigureAwait(false);
                count = 0;
            }

            Add(batch, row.WrittenSpan, count++);
        }

        if (count > 0)
            await SendAsync(batch, count, cancellationToken).ConfigureAwait(false);
        return _rejected.Count == 0 ? _written : throw new BigQueryInsertException(Table, _rejected, _written);
    }

    private void Write(JsonRowWriter writer, TRow row, long number)
    {
        try
        {
            writer.Row(row);
        }
        catch (FeatureStoreException error)
        {
            throw new FeatureStoreException($"Row {number} does not fit table {TRow.Table.TableId}: {error.Message} {_written} rows before it are written.", error);
        }
    }

    private void Add(ArrayBufferWriter<byte> batch, ReadOnlySpan<byte> row, int index)
    {
        batch.Write(index == 0 ? "{"u8 : ",{"u8);
        if (options.UseInsertIds)
            batch.Write(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\"insertId\":\"{_id}-{_sent + index}\",")));
        batch.Write("\"json\":"u8);
        batch.Write(row);
        batch.Write("}"u8);
    }

    private async Task SendAsync(ArrayBufferWriter<byte> batch, int count, CancellationToken cancellationToken)
    {
        var request = new ApiRequest(
            HttpMethod.Post,
            $"projects/{ApiRequest.Segment(project)}/datasets/{ApiRequest.Segment(dataset)}/tables/{ApiRequest.Segment(TRow.Table.TableId)}/insertAll",
            Scopes.Insert)
        {
            MayRepeat = options.UseInsertIds,
            Context = new() { Table = Table },
            Json = [.. options.SkipInvalidRows ? "{\"skipInvalidRows\":true,\"rows\":["u8 : "{\"rows\":["u8, .. batch.WrittenSpan, .. "]}"u8],
        };
        var rejected = await api.SendAsync(request, Rejected, cancellationToken).ConfigureAwait(false);
        batch.ResetWrittenCount();
        _rejected.AddRange(rejected);
        _written += rejected.Count == 0 ? count : options.SkipInvalidRows ? count - rejected.Select(r => r.Row).Distinct().Count() : 0;
        _sent += count;
        if (rejected.Count > 0 && !options.SkipInvalidRows)
            throw new BigQueryInsertException(Table, _rejected, _written);
    }

    private List<RejectedRow> Rejected(JsonElement answer)
    {
        if (!answer.TryGetProperty("insertErrors", out var errors))
            return [];
        var rows = from row in errors.EnumerateArray()
                   let number = _sent + row.GetProperty("index").GetInt64() + 1
                   from error in row.GetProperty("errors").EnumerateArray()
                   let reason = ApiError.Text(error, "reason") ?? "invalid"
                   orderby number
                   select new RejectedRow(number, ApiError.Text(error, "location") is { Length: > 0 } column ? column : null, reason, ApiError.Text(error, "message") ?? reason);
        // Stopped are rows that were fine, but came with one that is not.
        var all = rows.ToList();
        return all.Any(r => r.Reason != "stopped") ? [.. all.Where(r => r.Reason != "stopped")] : all;
    }
}
