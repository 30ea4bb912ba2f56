namespace FeatureStore.Arrow;

/// <summary>How the texts of an enum column are written.</summary>
public enum ArrowEnums
{
    /// <summary>As utf8. Any text fits, in any stream of batches.</summary>
    Text,

    /// <summary>
    /// As dictionary&lt;int16, utf8&gt;: the texts of the catalog in its order, then those that it does not know. A writer of Arrow's C# library sends
    /// the dictionaries of the first batch and no others, so a later batch of a stream must not bring new texts; <see cref="ArrowReading.ReadArrow"/>
    /// refuses one that does.
    /// </summary>
    Dictionary,
}

/// <summary>How batches become Arrow.</summary>
public sealed record ArrowOptions
{
    /// <summary>How the texts of an enum column are written.</summary>
    public ArrowEnums Enums { get; init; } = ArrowEnums.Text;
}
