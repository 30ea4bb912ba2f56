using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace FeatureStore.BigQuery;

/// <summary>The answer of jobs.query or jobs.getQueryResults: its rows stay bytes, and a cell is where in them a value stands. Filled again and again.</summary>
internal sealed class ResultPage : IDisposable
{
    private readonly List<Cell> _cells = [];

    public BodyBuffer Body { get; } = new();

    /// <summary>The columns; null while the job runs.</summary>
    public ResultColumn[]? Columns { get; private set; }

    public bool JobComplete { get; private set; }

    /// <summary>The job; null after a dry run.</summary>
    public JobReference? Job { get; private set; }

    /// <summary>What the next page is asked by; null on the last one.</summary>
    public string? PageToken { get; private set; }

    /// <summary>Rows of the whole result; null while the job runs.</summary>
    public long? TotalRows { get; private set; }

    public long? TotalBytesProcessed { get; private set; }

    public bool CacheHit { get; private set; }

    /// <summary>Rows of this page.</summary>
    public int RowCount { get; private set; }

    /// <summary>Values in each row; 0 without rows.</summary>
    public int ValuesPerRow => RowCount == 0 ? 0 : _cells.Count / RowCount;

    public ReadOnlySpan<Cell> Row(int row, int columns) => CollectionsMarshal.AsSpan(_cells).Slice(row * columns, columns);

    /// <summary>Takes the page from its body: whole, or not at all.</summary>
    /// <exception cref="JsonException">The body is not what BigQuery answers.</exception>
    public void Parse()
    {
        Clear();
        if (!Utf8.IsValid(Body.Span))
            throw new JsonException("The text is not UTF-8.");
        var json = new Utf8JsonReader(Body.Span);
        CellScanner.Read(ref json);
        if (json.TokenType != JsonTokenType.StartObject)
            throw new JsonException("An object was expected.");
        for (CellScanner.Read(ref json); json.TokenType != JsonTokenType.EndObject; CellScanner.Read(ref json))
            Property(ref json);
        if (json.Read())
            throw new JsonException("There is more after the end.");
        if (Columns is not null && RowCount > 0 && ValuesPerRow != Columns.Length)
            throw new JsonException($"There are {Columns.Length} columns, but {ValuesPerRow} values in a row.");
    }

    public void Dispose() => Body.Dispose();

    private void Clear()
    {
        _cells.Clear();
        (Columns, JobComplete, Job, PageToken, TotalRows, TotalBytesProcessed, CacheHit, RowCount) = (null, false, null, null, null, null, false, 0);
    }

    private void Property(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("rows"u8))
        {
            Rows(ref json);
            return;
        }

        var name = json.GetString();
        CellScanner.Read(ref json);
        switch (name)
        {
            case "schema":
                Columns = Whole(ref json, ResultColumn.ReadFields);
                break;
            case "jobReference":
                Job = Whole(ref json, JobReference.Read);
                break;
            case "jobComplete" when json.TokenType is JsonTokenType.True or JsonTokenType.False:
                JobComplete = json.GetBoolean();
                break;
            case "cacheHit" when json.TokenType is JsonTokenType.True or JsonTokenType.False:
                CacheHit = json.GetBoolean();
                break;
            case "pageToken" when json.TokenType == JsonTokenType.String:
                PageToken = json.GetString() is { Length: > 0 } token ? token : null;
                break;
            case "totalRows":
                TotalRows = Number(ref json);
                break;
            case "totalBytesProcessed":
                TotalBytesProcessed = Number(ref json);
                break;
            default:
                if (!json.TrySkip())
                    throw new JsonException("The text ends too early.");
                break;
        }
    }

    private void Rows(ref Utf8JsonReader json)
    {
        if (RowCount > 0)
            throw new JsonException("There are rows twice.");
        CellScanner.Read(ref json);
        if (json.TokenType == JsonTokenType.Null)
            return;
        if (json.TokenType != JsonTokenType.StartArray)
            throw new JsonException("The rows are no array.");
        var perRow = -1;
        for (CellScanner.Read(ref json); json.TokenType != JsonTokenType.EndArray; CellScanner.Read(ref json))
        {
            var before = _cells.Count;
            CellScanner.Row(ref json, 0, _cells);
            var values = _cells.Count - before;
            if (perRow >= 0 && values != perRow)
                throw new JsonException($"Row {RowCount + 1} of the page has {values} values, and those before it {perRow}.");
            perRow = values;
            RowCount++;
        }
    }

    private static T Whole<T>(ref Utf8JsonReader json, Func<JsonElement, T> read)
    {
        using var document = JsonDocument.ParseValue(ref json);
        try
        {
            return read(document.RootElement);
        }
        catch (InvalidOperationException error)
        {
            throw new JsonException("The schema or job is not what BigQuery answers.", error);
        }
    }

    // 64-bit numbers come as strings.
    private static long Number(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.String when long.TryParse(json.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        JsonTokenType.Number when json.TryGetInt64(out var number) => number,
        _ => throw new JsonException("A whole number was expected."),
    };
}

/// <summary>Where a job is.</summary>
/// <param name="ProjectId">Project that runs it.</param>
/// <param name="JobId">Its id.</param>
/// <param name="Location">Location, such as US; null if the service did not say.</param>
internal sealed record JobReference(string ProjectId, string JobId, string? Location)
{
    public static JobReference? Read(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && Text(element, "projectId") is { } project && Text(element, "jobId") is { } job
            ? new(project, job, Text(element, "location"))
            : null;

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
