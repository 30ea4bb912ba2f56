namespace FeatureStore;

/// <summary>Tells which FLOAT64 expressions may be NaN, so that only those are guarded.</summary>
internal static class NotANumber
{
    public static bool Possible(Node node) => node.Type.IsFloat && node switch
    {
        ConstantNode constant => !constant.IsNotNaN,
        NullNode => false,

        // From an INT64 or a NUMERIC, neither of which has NaN.
        FunctionNode { Function: Function.ToFloat64 } => false,
        FunctionNode { Function: Function.Abs or Function.Negate or Function.Round or Function.Floor or Function.Ceiling or Function.Coalesce } function =>
            function.Arguments.Any(Possible),
        FunctionNode { Function: Function.NullIf or Function.Lag or Function.Lead } function => Possible(function.Arguments[0]),
        ConditionNode condition => Possible(condition.Then) || Possible(condition.Else),
        AggregateNode { Aggregate: Aggregate.Avg or Aggregate.StdDev } aggregate => aggregate.Arguments[0].Type.IsFloat,
        AggregateNode { Aggregate: Aggregate.Min or Aggregate.Max } aggregate => Possible(aggregate.Arguments[0]),
        WindowNode window => Possible(window.Function),
        _ => true,
    };
}
