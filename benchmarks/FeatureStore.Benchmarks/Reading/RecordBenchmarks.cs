using BenchmarkDotNet.Attributes;
using Dapper;
using LinqToDB;
using NbaPredictions;

namespace FeatureStore.Benchmarks;

/// <summary>Reading all rows and all 171 columns into records, as they arrive; beside the peers.</summary>
public class RecordBenchmarks : ReadingBenchmarks
{
    private const string Sql = "SELECT * FROM ml_feature_store_v2";

    // Enough of them that no cache holds them; all would be two gigabytes.
    private const int KeptRecords = 20_000;

    private RecordCopies _copies = null!;

    private protected override async Task PrepareAsync()
    {
        var kept = new List<MlFeatureStoreV2>();
        await foreach (var row in Store.QueryAsync(DataSet.All))
        {
            if (kept.Count < KeptRecords)
                kept.Add(row);
        }

        _copies = new(kept);
    }

    [Benchmark(Baseline = true)]
    public async Task<long> Typed()
    {
        var features = 0L;
        await foreach (var row in Store.QueryAsync(DataSet.All))
            features += row.FeatureCount;
        return features;
    }

    /// <summary>As many copies of records that were read: the bytes that no reader can save.</summary>
    [Benchmark]
    public int CopyRecords() => _copies.Make(DataSet.Rows);

    /// <summary>DuckDB makes the chunks, and nothing reads them: the limit of time.</summary>
    [Benchmark]
    public long ChunksAlone() => Chunks.Fetch(Connection, Sql);

    /// <summary>Get by ordinal, column by column, from the data reader of DuckDB.NET.</summary>
    [Benchmark]
    public long HandWrittenLoop()
    {
        var features = 0L;
        using var reader = Peers.Read(Connection, Sql);
        foreach (var row in MlFeatureStoreV2.ReadAll(reader))
            features += row.FeatureCount;
        return features;
    }

    [Benchmark]
    public long DapperUnbuffered()
    {
        var features = 0L;
        foreach (var row in Connection.Query<MlFeatureStoreV2>(Sql, buffered: false))
            features += row.FeatureCount;
        return features;
    }

    [Benchmark]
    public long DapperBuffered()
    {
        var features = 0L;
        foreach (var row in Connection.Query<MlFeatureStoreV2>(Sql, buffered: true))
            features += row.FeatureCount;
        return features;
    }

    /// <summary>Without the lists and the STRUCT, which it cannot read, and with enums as texts.</summary>
    [Benchmark]
    public long LinqToDb()
    {
        var features = 0L;
        foreach (var row in LinqToDbConnection.GetTable<MlFeatureStoreV2>())
            features += row.FeatureCount;
        return features;
    }
}
