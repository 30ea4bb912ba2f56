namespace FeatureStore;

/// <summary>Which features are bad on some days, and for whom.</summary>
public sealed record BadFeatureReport
{
    /// <summary>The table.</summary>
    public required TableInfo Table { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Quality below which a feature is bad, 0-100.</summary>
    public required double Threshold { get; init; }

    /// <summary>Rows of the days.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows without the quality and source of any feature: older than the quality fields.</summary>
    public required long WithoutQuality { get; init; }

    /// <summary>The features, in index order.</summary>
    public required ValueList<FeatureQuality> Features { get; init; }

    /// <summary>The groups, in the order of the catalog.</summary>
    public required ValueList<GroupQuality> Groups { get; init; }

    /// <summary>Name of the category that the rows are ordered by: that of the group which is lost most, else the first of the catalog.</summary>
    public required string? WorstCategory { get; init; }

    /// <summary>Rows in which a feature that is not optional is bad, the worst first; at most as many as were asked for.</summary>
    public required ValueList<BadRow> BadRows { get; init; }

    /// <summary>How many such rows there are.</summary>
    public required long BadRowCount { get; init; }

    /// <summary>The answer in one sentence.</summary>
    public required DayVerdict Verdict { get; init; }
}

/// <summary>One feature over some days.</summary>
/// <param name="Feature">The feature as the catalog describes it.</param>
/// <param name="Average">Mean of its quality, 0-100, over the rows that have one; null without.</param>
/// <param name="Defaulted">Rows in which it fell back to a default, by its source.</param>
/// <param name="Bad">Rows in which its quality is below the threshold, or, where there is none, its source is a default.</param>
public sealed record FeatureQuality(FeatureInfo Feature, double? Average, long Defaulted, long Bad)
{
    /// <summary>How it stands: by the share of the rows that have quality in which it is bad, and never better than a group that it is in. Optional features are good.</summary>
    public DayStatus Status { get; init; }
}

/// <summary>One group of features over some days.</summary>
/// <param name="Group">The group as the catalog describes it.</param>
/// <param name="Average">Mean quality of its features, 0-100; null without any.</param>
/// <param name="AllDefaulted">Rows in which all of its features fell back to a default.</param>
/// <param name="AllBad">Rows in which all of its features are bad.</param>
/// <param name="AnyBad">Rows in which any of its features is bad.</param>
public sealed record GroupQuality(GroupInfo Group, double? Average, long AllDefaulted, long AllBad, long AnyBad)
{
    /// <summary>How it stands: bad where all of its features are bad in a tenth of the rows that have quality, a warning from a twentieth on.</summary>
    public DayStatus Status { get; init; }
}

/// <summary>A row with bad features.</summary>
/// <param name="Entity">What the row is about, such as a player; null where the catalog names no such column, or the row has null.</param>
/// <param name="Day">Its day.</param>
/// <param name="CategoryQuality">Mean quality of the features of the report's worst category, 0-100; null without.</param>
/// <param name="Features">Its bad features that are not optional, in index order.</param>
public sealed record BadRow(string? Entity, DateOnly Day, double? CategoryQuality, ValueList<BadFeature> Features);

/// <summary>A bad feature of a row.</summary>
/// <param name="Feature">The feature as the catalog describes it.</param>
/// <param name="Quality">Its quality, 0-100; null where the row has none.</param>
/// <param name="Source">Its source, as the row spells it; null where the row has none.</param>
public sealed record BadFeature(FeatureInfo Feature, double? Quality, string? Source);
