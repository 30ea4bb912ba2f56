namespace FeatureStore;

/// <summary>A text, or bytes, where they are. Its order is that of code points, as in SQL.</summary>
internal readonly struct Utf8(byte[] array, int start, int length) : IEquatable<Utf8>, IComparable<Utf8>
{
    public ReadOnlySpan<byte> Span => array.AsSpan(start, length);

    public static Utf8 Of(string text) => Of(System.Text.Encoding.UTF8.GetBytes(text));

    public static Utf8 Of(byte[] bytes) => new(bytes, 0, bytes.Length);

    /// <summary>The same, in memory of its own.</summary>
    public Utf8 Copy() => Of(Span.ToArray());

    public override string ToString() => System.Text.Encoding.UTF8.GetString(Span);

    public bool Equals(Utf8 other) => Span.SequenceEqual(other.Span);

    public int CompareTo(Utf8 other) => Span.SequenceCompareTo(other.Span);

    public override bool Equals(object? obj) => obj is Utf8 other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Span);
        return hash.ToHashCode();
    }
}
