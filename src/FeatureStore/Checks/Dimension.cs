namespace FeatureStore;

/// <summary>Which side of data quality a check looks at.</summary>
public enum Dimension
{
    /// <summary>Where values come from: sources, defaults, processors.</summary>
    Provenance,

    /// <summary>Whether values are there.</summary>
    Completeness,

    /// <summary>Whether values are ones that can be.</summary>
    Validity,

    /// <summary>Whether values are recent.</summary>
    Freshness,

    /// <summary>Whether there are as many rows as there should be, once each.</summary>
    Volume,

    /// <summary>Whether values agree with each other.</summary>
    Consistency,
}
