namespace FeatureStore;

/// <summary>What the rows of some days say that the catalog does not.</summary>
/// <param name="Table">The table.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Rows">Rows of these days.</param>
public sealed record RowDrift(TableInfo Table, DateOnly From, DateOnly To, long Rows)
{
    /// <summary>Texts in enum columns that the catalog does not know, the most frequent of a column first.</summary>
    public ValueList<FoundText> UnknownTexts { get; init; } = [];

    /// <summary>Versions that the catalog is not about, the most frequent of a column first.</summary>
    public ValueList<FoundText> UnknownVersions { get; init; } = [];

    /// <summary>Columns that are null, or lists that are empty, in every row of every one of these days.</summary>
    public ValueList<string> NullColumns { get; init; } = [];

    /// <summary>Days whose rows are of several versions.</summary>
    public ValueList<MixedDay> MixedDays { get; init; } = [];
}

/// <summary>A text that stands in a column.</summary>
/// <param name="Column">Name of the column.</param>
/// <param name="Text">The text.</param>
/// <param name="Rows">In how many rows.</param>
/// <param name="FirstDay">First of the days that have it.</param>
/// <param name="LastDay">Last of the days that have it.</param>
public sealed record FoundText(string Column, string Text, long Rows, DateOnly FirstDay, DateOnly LastDay);

/// <summary>A day whose rows are of several versions.</summary>
/// <param name="Day">The day.</param>
/// <param name="Column">The column that says the version.</param>
/// <param name="Detail">How many versions, and which are the first and the last.</param>
public sealed record MixedDay(DateOnly Day, string Column, string Detail);
