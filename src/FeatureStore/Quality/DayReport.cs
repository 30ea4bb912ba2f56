namespace FeatureStore;

/// <summary>How a day stands, as a whole or in one category; from good to bad.</summary>
public enum DayStatus
{
    /// <summary>Nothing to do.</summary>
    Good,

    /// <summary>No row carries quality fields, so nothing can be said.</summary>
    Unknown,

    /// <summary>Worth a look.</summary>
    Warning,

    /// <summary>A share of rows of at least <see cref="DayReport.BadShare"/> is not to be used.</summary>
    Bad,
}

/// <summary>What the rows of one day say about their own quality. The verdict is that of the worst category, never the mean.</summary>
public sealed record DayReport
{
    /// <summary>Share of the rows that must be hit before a category is bad: a tenth.</summary>
    public const double BadShare = 0.1;

    /// <summary>Share of the rows that must be hit before a category needs a look: a hundredth.</summary>
    public const double WarningShare = 0.01;

    /// <summary>The table.</summary>
    public required TableInfo Table { get; init; }

    /// <summary>The day of the partition.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Rows of the day.</summary>
    public required long Rows { get; init; }

    /// <summary>Different entities of those rows, such as players; null for a catalog that names none.</summary>
    public long? Entities { get; init; }

    /// <summary>Mean of the quality score, 0-100, over the rows that have one; null where none has, or the table has no score.</summary>
    public double? AverageScore { get; init; }

    /// <summary>Rows at each alert level that the catalog knows, from good to bad.</summary>
    public ValueList<LevelCount> Levels { get; init; } = [];

    /// <summary>Rows whose alert level is a text that the catalog does not know.</summary>
    public long UnknownLevel { get; init; }

    /// <summary>Rows that carry no alert level: older than the quality fields.</summary>
    public long WithoutLevel { get; init; }

    /// <summary>The categories, in the order of the catalog.</summary>
    public ValueList<CategoryReport> Categories { get; init; } = [];

    /// <summary>What went wrong, by cause: the worst first. A healthy day has none.</summary>
    public ValueList<Incident> Incidents { get; init; } = [];

    /// <summary>The worst category, in a sentence.</summary>
    public required DayVerdict Verdict { get; init; }
}

/// <summary>Rows at an alert level.</summary>
/// <param name="Level">Text of the level.</param>
/// <param name="Rows">Rows at it.</param>
public sealed record LevelCount(string Level, long Rows);

/// <summary>What the rows of one day say about one category.</summary>
public sealed record CategoryReport
{
    /// <summary>The category.</summary>
    public required CategoryInfo Category { get; init; }

    /// <summary>How it stands: by its own rows, and at least as bad as the incidents that its features are in.</summary>
    public required DayStatus Status { get; init; }

    /// <summary>Whether most of its features are optional, so that defaults in it are normal and never make it bad.</summary>
    public bool DefaultsAreNormal { get; init; }

    /// <summary>Mean of its quality percentage, 0-100, over the rows that have one; null where none has.</summary>
    public double? AverageQuality { get; init; }

    /// <summary>Rows below the catalog's lower threshold.</summary>
    public long Red { get; init; }

    /// <summary>Rows between the thresholds, both included.</summary>
    public long Yellow { get; init; }

    /// <summary>Rows above the catalog's upper threshold.</summary>
    public long Green { get; init; }

    /// <summary>Rows with all of its features defaulted, counted from the sources: a fully defaulted category scores 40, not 0.</summary>
    public long AllDefaulted { get; init; }

    /// <summary>Rows with at least one of its features defaulted; those with all are among them.</summary>
    public long AnyDefaulted { get; init; }

    /// <summary>Rows that carry sources, with none of its features defaulted.</summary>
    public long NoneDefaulted { get; init; }

    /// <summary>Rows that carry no quality of this category: older than the quality fields.</summary>
    public long WithoutQuality { get; init; }

    /// <summary>The groups of the category, each with the rows that have all of its features defaulted.</summary>
    public ValueList<GroupReport> Groups { get; init; } = [];
}

/// <summary>What the rows of one day say about one group.</summary>
/// <param name="Group">The group.</param>
/// <param name="AllDefaulted">Rows with all of its features defaulted.</param>
public sealed record GroupReport(GroupInfo Group, long AllDefaulted);

/// <summary>What to know first about a day.</summary>
/// <param name="Status">How the day stands: as its worst category does.</param>
/// <param name="Category">Name of that category; null where there is none to name.</param>
/// <param name="Sentence">What is wrong with it, or what is weakest, in a sentence.</param>
public sealed record DayVerdict(DayStatus Status, string? Category, string Sentence);
