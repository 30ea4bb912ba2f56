namespace FeatureStore;

/// <summary>Which values of a statement are one parameter: equal values of one type.</summary>
internal sealed class ParameterIdentity : IEqualityComparer<(DataType Type, object Value)>
{
    public static readonly ParameterIdentity Instance = new();

    // 0.0 equals -0.0, but is another value.
    public static bool AreEqual(object x, object y) => ReferenceEquals(x, y)
        || (x is double a && y is double b ? BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b) : x.Equals(y));

    public bool Equals((DataType Type, object Value) x, (DataType Type, object Value) y) => x.Type == y.Type && AreEqual(x.Value, y.Value);

    public int GetHashCode((DataType Type, object Value) key) =>
        key.Value is double number ? BitConverter.DoubleToInt64Bits(number).GetHashCode() : key.Value.GetHashCode();
}
