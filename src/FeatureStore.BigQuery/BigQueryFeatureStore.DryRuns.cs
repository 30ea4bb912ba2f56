namespace FeatureStore.BigQuery;

public sealed partial class BigQueryFeatureStore
{
    /// <summary>Bytes that a query would process if it ran; nothing runs, and nothing is charged. A query is charged by them, unless its result is cached.</summary>
    /// <exception cref="BigQueryException">The query is wrong; the message holds its SQL.</exception>
    public Task<long> DryRunAsync<TResult>(Query<TResult> query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return DryRunAsync(query.ToSql(Dialect), cancellationToken);
    }

    /// <inheritdoc cref="DryRunAsync{TResult}(Query{TResult}, CancellationToken)"/>
    public Task<long> DryRunAsync(SqlStatement statement, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return _api.SendAsync(
            QueryRequests.DryRun(_api, statement),
            answer => long.Parse(answer.GetProperty("totalBytesProcessed").GetString()!, System.Globalization.CultureInfo.InvariantCulture),
            cancellationToken);
    }

    /// <summary>Bytes that a set of statements would process, together.</summary>
    public async Task<long> DryRunAsync(IEnumerable<SqlStatement> statements, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(statements);
        var bytes = 0L;
        foreach (var statement in statements)
            bytes += await DryRunAsync(statement, cancellationToken).ConfigureAwait(false);
        return bytes;
    }

    /// <summary>Requires that a set of statements, together, would process no more than so many bytes.</summary>
    /// <returns>Bytes that they would process.</returns>
    /// <exception cref="BigQueryException">They would process more; the message has both numbers.</exception>
    public async Task<long> RequireBelowAsync(IReadOnlyCollection<SqlStatement> statements, long limit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(statements);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var bytes = await DryRunAsync(statements, cancellationToken).ConfigureAwait(false);
        if (bytes <= limit)
            return bytes;
        var subject = statements.Count == 1 ? "The query" : $"The {statements.Count} queries";
        throw new BigQueryException($"{subject} would process {ByteText.Of(bytes)}, and the limit is {ByteText.Of(limit)}; nothing was run. Narrow the days or the columns, or raise the limit.")
        {
            Statement = string.Join(";\n", statements.Select(s => s.Text)),
        };
    }
}
