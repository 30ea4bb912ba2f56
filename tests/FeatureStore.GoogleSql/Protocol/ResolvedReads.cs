using Google.Protobuf;
using Google.Protobuf.Collections;
using Zetasql;

namespace FeatureStore.GoogleSql;

/// <summary>Finds what a resolved statement reads.</summary>
internal static class ResolvedReads
{
    private static readonly HashSet<string> Comparisons =
        ["ZetaSQL:$equal", "ZetaSQL:$less", "ZetaSQL:$less_or_equal", "ZetaSQL:$greater", "ZetaSQL:$greater_or_equal", "ZetaSQL:$between", "ZetaSQL:$in"];

    public static List<TableRead> Of(AnyResolvedStatementProto statement)
    {
        var reads = new List<TableRead>();
        Walk(statement, [], reads);
        return reads;
    }

    /// <param name="node">Any part of the statement.</param>
    /// <param name="compared">Ids of columns that a filter around it compares with constants.</param>
    /// <param name="reads">What was found.</param>
    private static void Walk(IMessage node, HashSet<long> compared, List<TableRead> reads)
    {
        switch (node)
        {
            case ResolvedFilterScanProto filter:
                Walk(filter.InputScan, [.. compared, .. Compared(filter.FilterExpr)], reads);
                Walk(filter.FilterExpr, [], reads);
                return;
            case ResolvedTableScanProto scan:
                var columns = scan.Parent.ColumnList;
                reads.Add(new(scan.Table.Name, [.. columns.Select(c => c.Name)], columns.Where(c => compared.Contains(c.ColumnId)).Select(c => c.Name).ToHashSet()));
                return;
        }

        foreach (var field in node.Descriptor.Fields.InDeclarationOrder())
        {
            switch (field.Accessor.GetValue(node))
            {
                case IMessage inner:
                    Walk(inner, compared, reads);
                    break;
                case System.Collections.IEnumerable list and not (string or ByteString):
                    foreach (var inner in list.OfType<IMessage>())
                        Walk(inner, compared, reads);
                    break;
            }
        }
    }

    private static IEnumerable<long> Compared(AnyResolvedExprProto condition)
    {
        if (Function(condition) is not { } call)
            return [];
        if (call.Function.Name == "ZetaSQL:$and")
            return call.ArgumentList.SelectMany(Compared);
        return Comparisons.Contains(call.Function.Name) && call.ArgumentList.All(a => Column(a) is not null || IsConstant(a))
            && call.ArgumentList.Select(Column).OfType<long>().ToList() is [var only] ? [only] : [];
    }

    private static ResolvedFunctionCallBaseProto? Function(AnyResolvedExprProto node) => node.ResolvedFunctionCallBaseNode?.ResolvedFunctionCallNode?.Parent;

    private static long? Column(AnyResolvedExprProto node) => node.ResolvedColumnRefNode?.Column.ColumnId;

    private static bool IsConstant(AnyResolvedExprProto node) =>
        node.NodeCase is AnyResolvedExprProto.NodeOneofCase.ResolvedLiteralNode or AnyResolvedExprProto.NodeOneofCase.ResolvedParameterNode
        || (node.ResolvedCastNode is { } cast && IsConstant(cast.Expr))
        || (Function(node) is { } call && call.ArgumentList.All(IsConstant));
}
