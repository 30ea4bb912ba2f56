using Google.Protobuf;
using Zetasql;

namespace FeatureStore.GoogleSql;

/// <summary>Finds what a resolved statement reads.</summary>
/// <param name="parameters">Values of its parameters.</param>
internal sealed class ResolvedReads(ValueList<SqlParameter> parameters)
{
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    private readonly List<TableRead> _reads = [];

    public static List<TableRead> Of(AnyResolvedStatementProto statement, ValueList<SqlParameter> parameters)
    {
        var reads = new ResolvedReads(parameters);
        reads.Walk(statement, []);
        return reads._reads;
    }

    /// <param name="node">Any part of the statement.</param>
    /// <param name="compared">Ids of columns that a filter around it compares with constants, with the days that it leaves.</param>
    private void Walk(IMessage node, Dictionary<long, DayBounds> compared)
    {
        switch (node)
        {
            case ResolvedFilterScanProto filter:
                var both = new Dictionary<long, DayBounds>(compared);
                foreach (var (column, bounds) in Compared(filter.FilterExpr))
                    both[column] = both.TryGetValue(column, out var other) ? bounds.And(other) : bounds;
                Walk(filter.InputScan, both);
                Walk(filter.FilterExpr, []);
                return;
            case ResolvedTableScanProto scan:
                var columns = scan.Parent.ColumnList;
                _reads.Add(new(
                    scan.Table.Name,
                    [.. columns.Select(c => c.Name)],
                    columns.Where(c => compared.ContainsKey(c.ColumnId)).ToDictionary(c => c.Name, c => compared[c.ColumnId], StringComparer.OrdinalIgnoreCase)));
                return;
        }

        foreach (var field in node.Descriptor.Fields.InDeclarationOrder())
        {
            switch (field.Accessor.GetValue(node))
            {
                case IMessage inner:
                    Walk(inner, compared);
                    break;
                case System.Collections.IEnumerable list and not (string or ByteString):
                    foreach (var inner in list.OfType<IMessage>())
                        Walk(inner, compared);
                    break;
            }
        }
    }

    private IEnumerable<(long Column, DayBounds Days)> Compared(AnyResolvedExprProto condition)
    {
        if (Function(condition) is not { } call)
            return [];
        if (call.Function.Name == "ZetaSQL:$and")
            return call.ArgumentList.SelectMany(Compared);
        return call.ArgumentList.All(a => Column(a) is not null || IsConstant(a))
            && call.ArgumentList.Select(Column).OfType<long>().ToList() is [var column]
            && Bounds(call) is { } bounds ? [(column, bounds)] : [];
    }

    /// <summary>The days that a comparison leaves of its column; all of them if it is not about days; null if it is no comparison.</summary>
    private DayBounds? Bounds(ResolvedFunctionCallBaseProto call)
    {
        var isColumnFirst = Column(call.ArgumentList[0]) is not null;
        var days = call.ArgumentList.Where(a => Column(a) is null).Select(Day).ToList();
        var day = days.FirstOrDefault();
        return call.Function.Name["ZetaSQL:$".Length..] switch
        {
            "equal" => new(day, day),
            "less" => isColumnFirst ? new(null, Beside(day, -1)) : new(Beside(day, 1), null),
            "less_or_equal" => isColumnFirst ? new(null, day) : new(day, null),
            "greater" => isColumnFirst ? new(Beside(day, 1), null) : new(null, Beside(day, -1)),
            "greater_or_equal" => isColumnFirst ? new(day, null) : new(null, day),
            "between" => isColumnFirst ? new(day, days[1]) : default(DayBounds),
            "in" => isColumnFirst ? days.Contains(null) ? default(DayBounds) : new(days.Min(), days.Max()) : null,
            _ => null,
        };
    }

    private DateOnly? Day(AnyResolvedExprProto node) =>
        node.ResolvedLiteralNode?.Value.Value is { ValueCase: ValueProto.ValueOneofCase.DateValue } literal ? Epoch.AddDays(literal.DateValue)
        : node.ResolvedParameterNode is { } parameter ? parameters.FirstOrDefault(p => p.Name.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase)).Value as DateOnly?
        : null;

    private static DateOnly? Beside(DateOnly? day, int days) =>
        day is not { } known ? null : DateOnly.FromDayNumber(Math.Clamp(known.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    private static ResolvedFunctionCallBaseProto? Function(AnyResolvedExprProto node) => node.ResolvedFunctionCallBaseNode?.ResolvedFunctionCallNode?.Parent;

    private static long? Column(AnyResolvedExprProto node) => node.ResolvedColumnRefNode?.Column.ColumnId;

    private static bool IsConstant(AnyResolvedExprProto node) =>
        node.NodeCase is AnyResolvedExprProto.NodeOneofCase.ResolvedLiteralNode or AnyResolvedExprProto.NodeOneofCase.ResolvedParameterNode
        || (node.ResolvedCastNode is { } cast && IsConstant(cast.Expr))
        || (Function(node) is { } call && call.ArgumentList.All(IsConstant));
}
