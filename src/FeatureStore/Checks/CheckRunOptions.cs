namespace FeatureStore;

/// <summary>How checks are run.</summary>
public sealed record CheckRunOptions
{
    /// <summary>Most violating rows to show of each check and day, 5 unless said otherwise; with 0 no row is asked for, and a run is one statement.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int SampleLimit
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 5;
}
