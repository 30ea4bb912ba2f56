using System.Globalization;
using FeatureStore.DuckDB;
using FeatureStore.GoogleSql;
using NbaPredictions;

namespace FeatureStore.Checks.Tests;

/// <summary>A check says the same as a method on a row, over batches, as SQL in DuckDB, and as SQL in GoogleSQL: for random conditions on random rows.</summary>
public sealed class CheckDifferentialTests : IAsyncLifetime
{
    private const int Batches = 25;
    private const int ConditionsPerBatch = 400;
    private const int ConditionsPerDuckDbStatement = 20;
    private const int GoogleSqlBatches = 20;
    private const int ConditionsPerGoogleSqlBatch = 100;

    private static readonly object NoAnswer = new();

    private readonly DuckDbFeatureStore _store = DuckDbFeatureStore.OpenInMemory();
    private IReadOnlyList<MlFeatureStoreV2> _rows = [];
    private MlFeatureStoreV2Batch _batch = Array.Empty<MlFeatureStoreV2>().ToBatch();

    /// <summary>For each row in order, what an engine says of each check.</summary>
    private delegate Task<List<IReadOnlyList<object?>>> AnswersAsync(List<CompiledCheck> checks);

    public async Task InitializeAsync()
    {
        await _store.AppendAsync(RandomRows.Generate(60, seed: 3));
        _rows = await _store.ToListAsync(MlFeatureStoreV2.Between(RandomRows.First, RandomRows.Last).OrderBy(c => c.PlayerLookup));
        Assert.Equal(60, _rows.Count);
        _batch = _rows.ToBatch();
    }

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public Task Ten_thousand_random_checks_mean_the_same_in_CSharp_and_in_DuckDB() =>
        AssertSameAsync(Batches, ConditionsPerBatch, _ => true, "DuckDB", DuckDbAnswersAsync);

    [EngineFact]
    public async Task Two_thousand_random_checks_mean_the_same_in_CSharp_and_in_GoogleSQL()
    {
        var table = GoogleSqlCopy.Of(_store.Connection, MlFeatureStoreV2.Table);
        var overflows = 0;

        // BigQuery rounds a FLOAT64 as it is stored; docs/meaning.md says so.
        await AssertSameAsync(GoogleSqlBatches, ConditionsPerGoogleSqlBatch, p => !p.ToString().Contains("Math.Round", StringComparison.Ordinal), "GoogleSQL", c => Task.FromResult(Answers(c)));
        Assert.InRange(overflows, 0, GoogleSqlBatches * ConditionsPerGoogleSqlBatch / 10);

        List<IReadOnlyList<object?>> Answers(List<CompiledCheck> checks)
        {
            try
            {
                return [.. GoogleSqlEngine.Shared.Evaluate(Query(checks).ToSql(SqlDialect.BigQuery), table).Rows];
            }
            catch (GoogleSqlException error) when (error.Message.Contains("overflow", StringComparison.OrdinalIgnoreCase))
            {
                // One of them overflows, which is an error in BigQuery; the others still mean what they mean.
                if (checks.Count == 1)
                {
                    overflows++;
                    return [.. _rows.Select(_ => (IReadOnlyList<object?>)[NoAnswer])];
                }

                var half = checks.Count / 2;
                return [.. Answers(checks[..half]).Zip(Answers(checks[half..]), (a, b) => (IReadOnlyList<object?>)[.. a, .. b])];
            }
        }
    }

    private async Task AssertSameAsync(int batches, int conditionsPerBatch, Func<Piece, bool> isComparable, string engine, AnswersAsync answersAsync)
    {
        for (var batch = 0; batch < batches; batch++)
        {
            var conditions = new RandomConditions(batch);
            var pieces = Enumerable.Range(0, int.MaxValue).Select(i => conditions.Next(1 + (i % 4))).Where(isComparable).Take(conditionsPerBatch).ToList();
            var differences = await DifferencesAsync(pieces, engine, answersAsync);
            if (differences.Count == 0)
                continue;
            var (piece, difference) = await ShrinkAsync(differences.MinBy(d => d.Piece.ToString().Length), engine, answersAsync);
            Assert.Fail($"batch {batch}: {differences.Count} conditions differ; the simplest is\n  {piece}\n{difference}");
        }
    }

    /// <summary>Takes simpler conditions as long as they differ too.</summary>
    private async Task<(Piece Piece, string Difference)> ShrinkAsync((Piece Piece, string Difference) found, string engine, AnswersAsync answersAsync)
    {
        while (true)
        {
            var simpler = found.Piece.Simpler().DistinctBy(p => p.ToString()).Take(ConditionsPerBatch).ToList();
            var differences = simpler.Count == 0 ? [] : await DifferencesAsync(simpler, engine, answersAsync);
            if (differences.Count == 0)
                return found;
            found = differences.MinBy(d => d.Piece.ToString().Length);
        }
    }

    private async Task<List<(Piece Piece, string Difference)>> DifferencesAsync(List<Piece> pieces, string engine, AnswersAsync answersAsync)
    {
        var checks = CheckCompiler.Compile([.. pieces.Select(p => p.ToString())]);
        var answers = await answersAsync(checks);
        var filter = new BatchFilter(MlFeatureStoreV2.Table, [.. checks.Select(c => c.Predicate)]);
        var read = await _store.ReadBatchAsync(MlFeatureStoreV2.Between(RandomRows.First, RandomRows.Last).OrderBy(c => c.PlayerLookup), _ => filter.Columns);
        var differences = new List<(Piece, string)>();
        AddDifferences(engine, (check, row) => answers[row][check]);
        filter.Evaluate(_batch);
        AddDifferences("a batch", (check, row) => filter[check].Error ?? (object)filter[check][row]);
        filter.Evaluate(read);
        AddDifferences("a batch from DuckDB", (check, row) => filter[check].Error ?? (object)filter[check][row]);
        return differences;

        void AddDifferences(string who, Func<int, int, object?> answer)
        {
            for (var i = 0; i < checks.Count; i++)
            {
                for (var r = 0; r < _rows.Count; r++)
                {
                    // Where the method throws, such as a division by zero that nothing guards, there is nothing to agree with.
                    if (answer(i, r) is var found && found != NoAnswer && Try(checks[i], _rows[r]) is { } expected && !Equals(found, expected))
                    {
                        differences.Add((pieces[i], $"C# says {expected}, {who} {found ?? "null"} for {Describe(checks[i].Predicate, _rows[r])}"));
                        break;
                    }
                }
            }
        }
    }

    private static bool? Try(CompiledCheck check, MlFeatureStoreV2 row)
    {
        try
        {
            return check.Method(row);
        }
        catch (Exception e) when (e is ArithmeticException or ArgumentException or InvalidOperationException or NullReferenceException)
        {
            return null;
        }
    }

    private async Task<List<IReadOnlyList<object?>>> DuckDbAnswersAsync(List<CompiledCheck> checks)
    {
        // DuckDB plans twenty statements of twenty conditions in a tenth of the time of one with all of them.
        var rows = _rows.Select(_ => new List<object?>(checks.Count)).ToList();
        foreach (var some in checks.Chunk(ConditionsPerDuckDbStatement))
        {
            foreach (var (row, answers) in rows.Zip(await _store.ToListAsync(Query([.. some]))))
                row.AddRange(answers);
        }

        return [.. rows];
    }

    private static Query<ValueList<object?>> Query(List<CompiledCheck> checks) =>
        MlFeatureStoreV2.Between(RandomRows.First, RandomRows.Last).OrderBy(c => c.PlayerLookup).SelectMany(_ => [.. checks.Select(c => c.Predicate)]);

    private static string Describe(Predicate predicate, MlFeatureStoreV2 row)
    {
        var check = new RowCheck("c", MlFeatureStoreV2.Table, predicate);
        return string.Join(", ", check.Columns.Select(c => $"{c.Name} = {Text(Value(row, c))}"));
    }

    private static object? Value(MlFeatureStoreV2 row, ColumnInfo column)
    {
        var type = typeof(MlFeatureStoreV2);
        return (type.GetProperty(column.PropertyName + "Text") is { } text && column.Texts is not null ? text : type.GetProperty(column.PropertyName))!.GetValue(row);
    }

    private static string Text(object? value) => value switch
    {
        null => "null",
        System.Collections.IEnumerable list and not string => $"[{string.Join(", ", list.Cast<object?>().Select(Text))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
