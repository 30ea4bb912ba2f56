using CsCheck;

namespace FeatureStore.DuckDB.Tests.Evaluation;

/// <summary>What is evaluated in the program, without SQL, is what C# says: for random expressions on random rows, nulls and NaN included.</summary>
public sealed class RowEvaluationTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 2, 6);
    private static readonly ValueList<ColumnInfo> Columns = Sample.Table.Columns.Where(c => c.Type != DataType.Struct).ToValueList();

    private readonly DuckDbFeatureStore _store = DuckDbFeatureStore.OpenInMemory();
    private readonly List<Dictionary<string, object?>> _rows = SampleRows.Generate(200, seed: 1);
    private RowBlock _block = null!;

    public async Task InitializeAsync()
    {
        new Duck(hasEnums: true, _store.Connection).Load(_rows);
        await using var rows = await _store.ExecuteReaderAsync(new($"SELECT {string.Join(", ", Columns.Select(c => SqlDialect.DuckDb.Quote(c.Name)))} FROM samples ORDER BY id", []));
        _block = RowBlock.Read(rows.Reader, Columns, 512);
        Assert.Equal(_rows.Count, _block.Count);
    }

    public Task DisposeAsync() => _store.DisposeAsync().AsTask();

    [Fact]
    public void A_condition_is_true_for_the_same_rows()
    {
        var evaluated = 0;
        Expressions.Condition(4).Array[1, 24].Sample(
            conditions =>
            {
                foreach (var condition in conditions)
                {
                    if (Try(() => new NodeEvaluator(_block).Condition(condition.Node)) is not { } actual || Expected(condition.Node) is not { } expected)
                        continue;
                    evaluated++;
                    for (var row = 0; row < _rows.Count; row++)
                        Assert.True(Equals(expected[row], actual[row]), $"C# says {expected[row]}, for row {row} of {Print(condition)}");
                }
            },
            iter: 60, threads: 1, print: c => $"{c.Length} conditions");

        // What is refused is asked of the engine; if most were, nothing would be proven here.
        Assert.InRange(evaluated, 200, int.MaxValue);
    }

    [Fact]
    public void A_value_is_the_same()
    {
        var evaluated = 0;
        Gen.OneOf(
            Expressions.Doubles(3).Select(e => (Expr)e),
            Expressions.Longs(3).Select(e => (Expr)e),
            Expressions.Texts(3).Select(e => (Expr)e),
            Expressions.Days(3).Select(e => (Expr)e),
            Expressions.Levels(3).Select(e => (Expr)e)).Array[1, 24].Sample(
            values =>
            {
                foreach (var value in values)
                {
                    if (Try(() => new NodeEvaluator(_block).Value(value.Node)) is not { } actual || Expected(value.Node) is not { } expected)
                        continue;
                    evaluated++;
                    for (var row = 0; row < _rows.Count; row++)
                    {
                        var found = Evaluator.Normal(value.Node.Type, At(actual, row));
                        Assert.True(Equals(expected[row], found), $"C# says {expected[row] ?? "null"}, not {found ?? "null"}, for row {row} of {Print(value)}");
                    }
                }
            },
            iter: 60, threads: 1, print: c => $"{c.Length} values");
        Assert.InRange(evaluated, 200, int.MaxValue);
    }

    [Theory]
    [InlineData("a", "b", -1)]
    [InlineData("a", "a", 0)]
    [InlineData("ab", "a", 1)]
    [InlineData("", "a", -1)]
    [InlineData("\uFF5E", "\U0001D11E", -1)]
    [InlineData("\U0001D11E", "\uE000", 1)]
    [InlineData("\U0001D11E", "z", 1)]
    public void Texts_are_in_the_order_of_their_bytes(string left, string right, int order)
    {
        Assert.Equal(order, Math.Sign(Utf8Order.Compare(left, right)));
        Assert.Equal(order, Math.Sign(System.Text.Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(right))));
    }

    private static object? At(EvaluatedColumn vector, int row) => vector.IsNull(row) ? null : vector switch
    {
        EvaluatedColumn<double> values => values.Values[row],
        EvaluatedColumn<long> values => values.Values[row],
        EvaluatedColumn<string> values => values.Values[row],
        EvaluatedColumn<DateOnly> values => values.Values[row],
        EvaluatedColumn<bool> values => values.Values[row],
        _ => throw new NotSupportedException(vector.GetType().Name),
    };

    private List<object?>? Expected(Node node) => Try(() => _rows.Select(row => Evaluator.Normal(node.Type, Evaluator.Evaluate(node, row))).ToList());

    private static T? Try<T>(Func<T> evaluate)
        where T : class
    {
        try
        {
            return evaluate();
        }
        catch (Exception error) when (error is NotSupportedException or ArithmeticException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static string Print(Expr expression) => Sample.On(Day).SelectMany(_ => [expression]).ToSql(SqlDialect.DuckDb).Text;
}
