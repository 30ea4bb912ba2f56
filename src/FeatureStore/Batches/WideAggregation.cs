namespace FeatureStore;

/// <summary>
/// A query of very many aggregates over few rows, evaluated in the program over batches of the rows. An engine plans such a statement for
/// far longer than it takes to read a day: the checks of one table are some six hundred aggregates of twenty-five thousand words.
/// </summary>
/// <typeparam name="TResult">Type of the one row of the result.</typeparam>
public sealed class WideAggregation<TResult>
{
    private const int FewestAggregates = 100;
    private const int MostRows = 16_384;

    private readonly Query<TResult> _query;
    private readonly QueryModel _model;
    private readonly ValueList<ColumnInfo> _columns;

    private WideAggregation(Query<TResult> query, QueryModel model)
    {
        _query = query;
        _model = model;
        _columns = Columns(model);
    }

    /// <summary>The query as what may be evaluated here; null for one that is better asked of the engine, such as one with groups.</summary>
    public static WideAggregation<TResult>? Of(Query<TResult> query) => Of(query, FewestAggregates);

    internal static WideAggregation<TResult>? Of(Query<TResult> query, int fewestAggregates)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.Model is { Clauses: { IsGrouped: false, Distinct: false, Unnest: null, Limit: null, OrderBy.Count: 0, Qualify.Count: 0 } } model
            && model.Selections.Count >= fewestAggregates && model.Selections.All(s => s.Node is AggregateNode)
            ? new(query, model)
            : null;
    }

    /// <summary>The statement for the rows, with the columns that the aggregates need.</summary>
    public SqlStatement ToSql(SqlDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        var renderer = new SqlRenderer(dialect);
        renderer.Query(_model with { Selections = _columns.Select(c => new Selection(new ColumnNode(c), c.Name)).ToValueList() });
        return renderer.ToStatement();
    }

    /// <summary>Evaluates the aggregates over all rows of the result of <see cref="ToSql"/>.</summary>
    /// <param name="fill">Fills a batch with the next rows, of so many or somewhat more; false if there are no more.</param>
    /// <param name="result">The one row of the result.</param>
    /// <returns>False if the engine is to be asked after all: the rows are many, an expression is not known here, or a value has no result in C#.</returns>
    public bool TryEvaluate(Func<Batch, int, bool> fill, out TResult? result)
    {
        ArgumentNullException.ThrowIfNull(fill);
        result = default;
        try
        {
            var compiler = new ConditionCompiler(_model.Table);
            var aggregates = _model.Selections.Select(s => RunningAggregate.Of((AggregateNode)s.Node, compiler)).ToArray();
            var batch = new TableBatch(new(_model.Table, _columns));
            for (var rows = 0; fill(batch, Frame.MaxRows); rows += batch.Count)
            {
                if (rows + batch.Count > MostRows)
                    return false;
                compiler.Start(batch);
                while (compiler.Next())
                {
                    foreach (var aggregate in aggregates)
                        aggregate.Take(compiler.Rows);
                }
            }

            var reader = new RowValuesReader<RunningAggregate[]>([.. _model.Selections.Select(s => s.Name)], static (values, ordinal) => values[ordinal].Result);
            reader.MoveTo(aggregates);
            result = _query.Read(reader);
            return true;
        }
        catch (Exception error) when (error is NotSupportedException or ArithmeticException or InvalidCastException or ArgumentOutOfRangeException)
        {
            // The engine says what it makes of it; its word counts.
            return false;
        }
    }

    private static ValueList<ColumnInfo> Columns(QueryModel model)
    {
        var columns = NodeColumns.Of(model.Selections.Select(s => s.Node));

        // A count of rows needs no column, but a row must have one.
        return columns.Count > 0 ? columns.DistinctBy(c => c.Name).ToValueList() : [model.Table.Columns[0]];
    }
}
