namespace FeatureStore;

/// <summary>SQL text with its parameters: no value stands in the text.</summary>
/// <param name="Text">The statement, over several lines, without a closing semicolon.</param>
/// <param name="Parameters">Parameters in the order of their first use.</param>
public sealed record SqlStatement(string Text, ValueList<SqlParameter> Parameters);

/// <summary>A named value of a statement.</summary>
/// <param name="Name">Name without the dialect's prefix, such as p0.</param>
/// <param name="Value">A long, double, decimal, bool, string, DateOnly, DateTimeOffset, DateTime, TimeOnly or list of bytes; never null.</param>
/// <param name="Type">Type as which it travels.</param>
public readonly record struct SqlParameter(string Name, object Value, DataType Type);
