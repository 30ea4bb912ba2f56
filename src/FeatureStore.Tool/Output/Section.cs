namespace FeatureStore.Tool.Output;

/// <summary>A table of a report.</summary>
/// <param name="Name">Its name in JSON, in snake case, such as players.</param>
/// <param name="Columns">Its columns.</param>
internal sealed record Section(string Name, params IReadOnlyList<SectionColumn> Columns)
{
    /// <summary>What is said above it; null for nothing.</summary>
    public string? Title { get; init; }

    /// <summary>What is said below it, such as how many rows were left out; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Whether people are shown it; programs always are. Findings say it otherwise.</summary>
    public bool ForPeople { get; init; } = true;

    /// <summary>Its rows: for each column a number, text, bool, day, list of texts or numbers, or null.</summary>
    public List<IReadOnlyList<object?>> Rows { get; } = [];

    /// <summary>Whether there is a table to show: not where the title says it all, as there are no rows.</summary>
    public bool IsTable => Title is null || Rows.Count > 0;

    public void Add(params IReadOnlyList<object?> cells)
    {
        if (cells.Count != Columns.Count)
            throw new ArgumentException($"Section {Name} has {Columns.Count} columns, not {cells.Count}.", nameof(cells));
        Rows.Add(cells);
    }
}

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name for programs, in snake case, such as average_quality.</param>
/// <param name="Title">Its title for people; the name, spaced, unless given.</param>
internal sealed record SectionColumn(string Name, string? Title = null)
{
    /// <summary>Unit of its values, such as %; null for a count or a text.</summary>
    public string? Unit { get; init; }

    /// <summary>Digits after the point that people are shown.</summary>
    public int Decimals { get; init; } = 1;

    /// <summary>Whether it holds text, which is aligned left.</summary>
    public bool IsText { get; init; }

    /// <summary>Whether people are shown it; programs always are.</summary>
    public bool ForPeople { get; init; } = true;

    public string Header => (Title ?? Name.Replace('_', ' ')) + (Unit is null ? "" : $", {Unit}");

    public static SectionColumn Text(string name, string? title = null) => new(name, title) { IsText = true };

    public static SectionColumn Number(string name, string? title = null) => new(name, title);

    public static SectionColumn Percent(string name, string? title = null) => new(name, title) { Unit = "%" };
}
