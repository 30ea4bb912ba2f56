using CsCheck;

namespace FeatureStore.GoogleSql.Tests;

/// <summary>Random queries of the builder give the same rows, in the same order, in DuckDB and in GoogleSQL.</summary>
public sealed class QueryDifferentialTests : IDisposable
{
    private const int Queries = 400;
    private static readonly List<Dictionary<string, object?>> Samples = SampleRows.Generate(60, seed: 2);

    private readonly Duck _duck = new();
    private readonly GoogleSqlSample _google = new();
    private int _compared;

    public QueryDifferentialTests()
    {
        _duck.Load(Samples);
        _google.Load(Samples);
    }

    public void Dispose()
    {
        _duck.Dispose();
        _google.Dispose();
    }

    [EngineFact]
    public void Rows_filtered_ordered_and_limited() => Compare(RandomQueries.Rows);

    [EngineFact]
    public void Different_rows() => Compare(RandomQueries.DifferentRows, isOrdered: false);

    [EngineFact]
    public void Groups() => Compare(RandomQueries.Groups, isOrdered: false);

    [EngineFact]
    public void Whole_results_as_one_row() => Compare(RandomQueries.WholeResults);

    [EngineFact]
    public void Elements_of_lists() => Compare(RandomQueries.Elements, isOrdered: false);

    [EngineFact]
    public void Windows() => Compare(RandomQueries.Windows);

    private void Compare(Gen<Query<ValueList<object?>>> queries, bool isOrdered = true)
    {
        queries.Sample(
            query =>
            {
                GoogleSqlResult result;
                try
                {
                    result = _google.Run(query.ToSql(SqlDialect.BigQuery));
                }
                catch (GoogleSqlException error) when (_google.IsOverflow(error))
                {
                    return;
                }

                var google = Cells.Lines(result.Columns, result.Rows, digits: 9);
                var duck = Cells.Lines(result.Columns, _duck.Rows(query.ToSql(SqlDialect.DuckDb)), digits: 9);
                if (!isOrdered)
                {
                    google.Sort(StringComparer.Ordinal);
                    duck.Sort(StringComparer.Ordinal);
                }

                Assert.Equal(duck, google);
                Interlocked.Increment(ref _compared);
            },
            iter: Queries,
            threads: 1,
            print: q => q.ToSql(SqlDialect.BigQuery).Text);
        Assert.InRange(_compared, Queries / 2, int.MaxValue);
    }
}
