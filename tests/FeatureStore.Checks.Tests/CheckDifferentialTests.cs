using System.Globalization;
using FeatureStore.DuckDB;
using NbaPredictions;

namespace FeatureStore.Checks.Tests;

/// <summary>A check says the same as a method on a row, and as SQL in DuckDB: for random conditions on random rows.</summary>
public sealed class CheckDifferentialTests : IAsyncLifetime
{
    private const int Batches = 25;
    private const int ConditionsPerBatch = 400;

    private readonly DuckDbFeatureStore _store = DuckDbFeatureStore.OpenInMemory();
    private IReadOnlyList<MlFeatureStoreV2> _rows = [];

    public async Task InitializeAsync()
    {
        await _store.AppendAsync(RandomRows.Generate(60, seed: 3));
        _rows = await _store.ToListAsync(MlFeatureStoreV2.Between(RandomRows.First, RandomRows.Last).OrderBy(c => c.PlayerLookup));
        Assert.Equal(60, _rows.Count);
    }

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task Ten_thousand_random_checks_mean_the_same_in_CSharp_and_in_DuckDB()
    {
        for (var batch = 0; batch < Batches; batch++)
        {
            var conditions = new RandomConditions(batch);
            var pieces = Enumerable.Range(0, ConditionsPerBatch).Select(i => conditions.Next(1 + (i % 4))).ToList();
            var differences = await DifferencesAsync(pieces);
            if (differences.Count == 0)
                continue;
            var (piece, difference) = await ShrinkAsync(differences.MinBy(d => d.Piece.ToString().Length));
            Assert.Fail($"batch {batch}: {differences.Count} conditions differ; the simplest is\n  {piece}\n{difference}");
        }
    }

    /// <summary>Takes simpler conditions as long as they differ too.</summary>
    private async Task<(Piece Piece, string Difference)> ShrinkAsync((Piece Piece, string Difference) found)
    {
        while (true)
        {
            var simpler = found.Piece.Simpler().DistinctBy(p => p.ToString()).Take(ConditionsPerBatch).ToList();
            var differences = simpler.Count == 0 ? [] : await DifferencesAsync(simpler);
            if (differences.Count == 0)
                return found;
            found = differences.MinBy(d => d.Piece.ToString().Length);
        }
    }

    private async Task<List<(Piece Piece, string Difference)>> DifferencesAsync(List<Piece> pieces)
    {
        var checks = CheckCompiler.Compile([.. pieces.Select(p => p.ToString())]);
        var answers = await AnswersAsync(checks);
        var differences = new List<(Piece, string)>();
        for (var i = 0; i < checks.Count; i++)
        {
            for (var r = 0; r < _rows.Count; r++)
            {
                // Where the method throws, such as a division by zero that nothing guards, there is nothing to agree with.
                if (Try(checks[i], _rows[r]) is { } expected && !Equals(answers[r][i], expected))
                {
                    differences.Add((pieces[i], $"C# says {expected}, DuckDB {answers[r][i] ?? "null"} for {Describe(checks[i].Predicate, _rows[r])}"));
                    break;
                }
            }
        }

        return differences;
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

    private async Task<List<ValueList<object?>>> AnswersAsync(List<CompiledCheck> checks)
    {
        var query = MlFeatureStoreV2.Between(RandomRows.First, RandomRows.Last).OrderBy(c => c.PlayerLookup).SelectMany(_ => [.. checks.Select(c => c.Predicate)]);
        return [.. await _store.ToListAsync(query)];
    }

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
