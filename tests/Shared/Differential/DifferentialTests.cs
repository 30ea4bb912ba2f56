using System.Globalization;
using CsCheck;

namespace FeatureStore.Tests;

/// <summary>An expression means in an engine what it means in C#.</summary>
public abstract class DifferentialTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 2, 6);

    private readonly ISampleEngine _engine;
    private readonly List<Dictionary<string, object?>> _rows = SampleRows.Generate(200, seed: 1);
    private readonly SampleBatch _batch;

    protected DifferentialTests(ISampleEngine engine)
    {
        _engine = engine;
        _batch = SampleBatch.Of(_rows);
        engine.Load(_rows);
    }

    public void Dispose()
    {
        _engine.Dispose();
        GC.SuppressFinalize(this);
    }

    [EngineFact]
    public void A_condition_is_true_for_the_same_rows_in_a_WHERE_and_as_a_value() =>
        Expressions.Condition(4).Array[1, 24].Sample(conditions =>
        {
            var sound = conditions.Where(c => Expected(c.Node) is not null).ToList();

            AssertSameInBatches(sound);

            // Plain where NULL counts as false, and exact where it would show.
            AssertEqual([.. sound, .. sound.Select(c => Sql.If<long>(c, 1, 0))]);
            foreach (var condition in sound.Take(2))
            {
                var ids = _engine.Rows(Sample.On(Day).Where(_ => condition).OrderBy(c => c.Id).Select(c => c.Id).ToSql(_engine.Dialect)).Select(r => (long)r[0]!);
                Assert.Equal(Expected(condition.Node)!.Index().Where(v => v.Item is true).Select(v => (long)v.Index), ids);
            }
        }, iter: 60, print: e => $"{e.Length} expressions");

    [EngineFact]
    public void A_value_is_the_same() =>
        Gen.OneOf(
            Expressions.Doubles(3).Select(e => (Expr)e),
            Expressions.Longs(3).Select(e => (Expr)e),
            Expressions.Decimals(3).Select(e => (Expr)e),
            Expressions.Texts(3).Select(e => (Expr)e),
            Expressions.Days(3).Select(e => (Expr)e),
            Expressions.Levels(3).Select(e => (Expr)e)).Array[1, 24].Sample(
            values => AssertEqual([.. values.Where(v => Expected(v.Node) is not null)]), iter: 60, print: e => $"{e.Length} expressions");

    private void AssertSameInBatches(List<Predicate> conditions)
    {
        var filter = new BatchFilter(Sample.Table, conditions);
        filter.Evaluate(_batch);
        for (var c = 0; c < conditions.Count; c++)
        {
            var expected = Expected(conditions[c].Node)!;
            for (var r = 0; r < _rows.Count; r++)
            {
                if (expected[r] is true != filter[c][r])
                    Assert.Fail($"C# says {Text(expected[r])}, a batch {filter[c][r]}: {Print([conditions[c]])}\nfor {Describe(conditions[c].Node, _rows[r])}");
            }
        }
    }

    private string Print(IEnumerable<Expr> expressions) =>
        string.Join("\n", expressions.Select(e => Sample.On(Day).SelectMany(_ => [e]).ToSql(_engine.Dialect)).Select(s => $"{s.Text} -- {s.Parameters}"));

    private void AssertEqual(Expr[] expressions)
    {
        if (expressions.Length == 0)
            return;
        var statement = Sample.On(Day).OrderBy(c => c.Id).SelectMany(_ => expressions).ToSql(_engine.Dialect);
        List<object?[]> actual;
        try
        {
            actual = _engine.Rows(statement);
        }
        catch (Exception error) when (_engine.IsOverflow(error))
        {
            // One of them overflows; the others still mean what they mean.
            foreach (var half in expressions.Length == 1 ? [] : expressions.Chunk((expressions.Length + 1) / 2))
                AssertEqual(half);
            return;
        }

        Assert.Equal(_rows.Count, actual.Count);
        for (var e = 0; e < expressions.Length; e++)
        {
            var node = expressions[e].Node;
            var expected = Expected(node)!;
            for (var r = 0; r < _rows.Count; r++)
            {
                var found = Evaluator.Normal(node.Type, actual[r][e]);
                Assert.True(Same(expected[r], found), $"C# says {Text(expected[r])}, {_engine.Dialect.Name} {Text(found)}: {Print([expressions[e]])}\nfor {Describe(node, _rows[r])}");
            }
        }
    }

    /// <summary>The value for each row; null where C# finds an overflow or a division by zero, or where the engine rounds in its own way.</summary>
    private List<object?>? Expected(Node node)
    {
        if (_engine.RoundsWhatIsStored && node.SelfAndDescendants().Any(n => n is FunctionNode { Function: Function.Round, Type.IsFloat: true }))
            return null;
        try
        {
            return [.. _rows.Select(row => Evaluator.Normal(node.Type, Evaluator.Evaluate(node, row)))];
        }
        catch (Exception e) when (e is ArithmeticException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static bool Same(object? expected, object? actual) => (expected, actual) switch
    {
        (double a, double b) => a.Equals(b),
        (DateOnly a, DateTime b) => a == DateOnly.FromDateTime(b),
        (bool or long or decimal or string or DateOnly or null, _) => Equals(expected, actual),
        _ => throw new NotSupportedException($"{expected!.GetType()} and {actual?.GetType()}"),
    };

    private static string Describe(Node node, Dictionary<string, object?> row) =>
        string.Join(", ", node.SelfAndDescendants().OfType<ColumnNode>().Select(c => c.Column.Name).Distinct().Select(n => $"{n} = {Text(row[n])}"));

    private static string Text(object? value) => value switch
    {
        null => "null",
        System.Collections.IEnumerable list and not string => $"[{string.Join(", ", list.Cast<object?>().Select(Text))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
