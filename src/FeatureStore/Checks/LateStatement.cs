namespace FeatureStore;

/// <summary>A statement that is made when it is asked for: that of hundreds of checks takes longer to write than the checks to evaluate.</summary>
internal sealed class LateStatement(Func<SqlStatement> make) : IEquatable<LateStatement>
{
    private readonly Lazy<SqlStatement> _value = new(make);

    public SqlStatement Value => _value.Value;

    public bool Equals(LateStatement? other) => ReferenceEquals(this, other) || (other is not null && Value.Equals(other.Value));

    public override bool Equals(object? obj) => Equals(obj as LateStatement);

    public override int GetHashCode() => Value.GetHashCode();
}
