using FeatureStore.LocalBigQuery;

namespace FeatureStore.BigQuery.Tests.Local;

/// <summary>The client on a BigQuery that really runs what it is asked.</summary>
public sealed class LocalQueryTests : IAsyncLifetime
{
    private LocalBigQueryServer? _server;

    private LocalBigQueryServer Server => _server!;

    public async Task InitializeAsync()
    {
        if (GoogleSql.GoogleSqlPackage.Problem is null)
            _server = await LocalBigQueryServer.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [EngineTheory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(500)]
    public async Task Pages_of_any_size_give_the_same_rows(int pageRows)
    {
        await using var store = Server.Connect(o => o with { PageRows = pageRows });

        Assert.Equal(LocalRows.Numbers(500), await LocalRows.ReadAsync(store, 500));
        Assert.Equal((500 + pageRows - 1) / pageRows, Server.Calls.Count);
    }

    [EngineTheory]
    [InlineData(QueryPriority.Interactive)]
    [InlineData(QueryPriority.Batch)]
    public async Task A_query_that_takes_long_is_asked_about_until_it_is_done(QueryPriority priority)
    {
        Server.PollsPerQuery = 3;
        await using var store = Server.Connect(o => o with { Priority = priority, Labels = new Dictionary<string, string> { ["team"] = "ml" } });

        Assert.Equal(LocalRows.Numbers(20), await LocalRows.ReadAsync(store, 20));
        Assert.Equal("ml", Assert.Single(Server.Jobs.All).Labels["team"]);
    }

    [EngineFact]
    public async Task Parameters_of_every_type_arrive_as_they_were_sent()
    {
        await using var store = Server.Connect();
        (DataType Type, object Value)[] values =
        [
            (DataType.String, "a'b\"`\\ é 🏀\n"),
            (DataType.Int64, long.MinValue),
            (DataType.Float64, double.Epsilon),
            (DataType.Numeric, -0.000000001m),
            (DataType.BigNumeric, 1.5m),
            (DataType.Bool, true),
            (DataType.Date, new DateOnly(1, 1, 1)),
            (DataType.DateTime, new DateTime(9999, 12, 31, 23, 59, 59).AddTicks(9_999_990)),
            (DataType.Time, new TimeOnly(23, 59, 59).Add(TimeSpan.FromMicroseconds(1))),
            (DataType.Timestamp, new DateTimeOffset(1969, 12, 31, 23, 59, 59, TimeSpan.Zero).AddTicks(10)),
            (DataType.Bytes, ValueList.Create<byte>([0, 255])),
        ];
        var statement = new SqlStatement(
            $"SELECT {string.Join(", ", values.Select((_, i) => $"@p{i} AS c{i}"))}, @list AS list",
            [.. values.Select((v, i) => new SqlParameter($"p{i}", v.Value, v.Type)), new("list", new double?[] { 1.5, double.NaN, double.NegativeInfinity }, DataType.Float64)]);

        await using var reader = await store.ExecuteReaderAsync(statement);

        Assert.True(await reader.ReadAsync());
        for (var i = 0; i < values.Length; i++)
        {
            object found = values[i].Value switch
            {
                ValueList<byte> => ValueList.Create<byte>(reader.GetFieldValue<byte[]>(i)),
                DateOnly => reader.GetFieldValue<DateOnly>(i),
                TimeOnly => reader.GetFieldValue<TimeOnly>(i),
                DateTimeOffset => reader.GetFieldValue<DateTimeOffset>(i),
                _ => reader.GetValue(i),
            };
            Assert.Equal(values[i].Value, found);
        }

        Assert.Equal([1.5, double.NaN, double.NegativeInfinity], FieldReaders.List<double>(reader, values.Length));
    }

    [EngineFact]
    public async Task A_wrong_statement_is_told_with_its_place()
    {
        await using var store = Server.Connect();

        var error = await Assert.ThrowsAsync<FeatureStoreQueryException>(() => store.ExecuteReaderAsync(new("SELECT 1 +", [])));
        Assert.Contains("Unexpected end of statement at [1:11]", error.Message);
    }

    [EngineFact]
    public async Task A_cancelled_query_stops_its_job()
    {
        Server.PollsPerQuery = int.MaxValue;
        await using var store = Server.Connect();
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.ExecuteReaderAsync(new("SELECT 1 AS n", []), source.Token));

        var job = Assert.Single(Server.Jobs.All);
        Assert.True(job.IsCancelled);
        Assert.Equal($"The query was cancelled, and job {job.JobId} was told to stop.", error.Message);
    }

    [EngineFact]
    public async Task Bytes_are_those_of_the_columns_and_partitions_that_are_read()
    {
        await using var store = Server.Connect();
        await LocalRows.CreateDaysAsync(store, days: 10, rowsPerDay: 4);

        // 4 rows of a DATE and an INT64 of 8 bytes each, then all of the 10 days.
        Assert.Equal(4 * 16, await store.DryRunAsync(LocalRows.OnDay("SELECT n FROM `p.d.days` WHERE day = @p0", 3)));
        Assert.Equal(40 * 16, await store.DryRunAsync(LocalRows.OnDay("SELECT n FROM `p.d.days` WHERE day >= @p0", 0)));
        Assert.Equal(8 * 8, await store.DryRunAsync(LocalRows.OnDay("SELECT COUNT(*) AS n FROM `p.d.days` WHERE day > @p0", 7)));
        Assert.DoesNotContain(Server.Jobs.All, j => j.Statement is not null);
    }

    [EngineFact]
    public async Task A_missing_partition_filter_is_told_with_the_way_out()
    {
        await using var store = Server.Connect();
        await LocalRows.CreateDaysAsync(store, days: 1, rowsPerDay: 1);

        var error = await Assert.ThrowsAsync<FeatureStoreQueryException>(() => store.ExecuteReaderAsync(new("SELECT n FROM `p.d.days`", [])));
        Assert.Contains("Table p.d.days needs a filter on its partition column day: start the query with On or Between.", error.Message);
    }

    [EngineFact]
    public async Task Limits_of_bytes_refuse_to_run()
    {
        await using var plain = Server.Connect();
        await LocalRows.CreateDaysAsync(plain, days: 10, rowsPerDay: 4);
        var statement = LocalRows.OnDay("SELECT n FROM `p.d.days` WHERE day >= @p0", 0);

        // Ours asks first and runs nothing; BigQuery's own is of the job.
        await using var ours = Server.Connect(o => o with { ByteLimit = 639 });
        var refused = await Assert.ThrowsAsync<BigQueryException>(() => ours.ExecuteReaderAsync(statement));
        Assert.StartsWith("The query would process 640 bytes, and the limit is 639 bytes; nothing was run.", refused.Message);
        Assert.DoesNotContain(Server.Jobs.All, j => j.Statement is not null);

        await using var theirs = Server.Connect(o => o with { MaximumBytesBilled = 639 });
        var failed = await Assert.ThrowsAsync<BigQueryException>(() => theirs.ExecuteReaderAsync(statement));
        Assert.Contains("Narrow the days or columns of the query, or raise MaximumBytesBilled.", failed.Message);

        await using var enough = Server.Connect(o => o with { ByteLimit = 640, MaximumBytesBilled = 640 });
        await using var reader = await enough.ExecuteReaderAsync(statement);
        Assert.Equal((40L, 640L), (reader.TotalRows, reader.BytesProcessed));
    }
}
