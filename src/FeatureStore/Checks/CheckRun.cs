namespace FeatureStore;

/// <summary>How checks of a table ended on one day.</summary>
public sealed record CheckRun
{
    private readonly LateStatement? _statement;

    /// <summary>The table, as the program's definition has it; its fingerprint says which definition that was.</summary>
    public required TableInfo Table { get; init; }

    /// <summary>The day of the partition.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Rows of the day.</summary>
    public required long Rows { get; init; }

    /// <summary>The results, in the order of the checks.</summary>
    public required ValueList<CheckResult> Results { get; init; }

    /// <summary>The dialect of the engine that evaluated them.</summary>
    public required SqlDialect Dialect { get; init; }

    /// <summary>
    /// The one statement that evaluates them, over this day or the range that it is of; null where none was run. For few rows an engine may have
    /// read the rows instead, and found the same.
    /// </summary>
    public SqlStatement? Statement
    {
        get => _statement?.Value;
        init => _statement = value is null ? null : new(() => value);
    }

    /// <summary>Sets the statement, which is made when it is asked for.</summary>
    internal LateStatement? LateStatement
    {
        init => _statement = value;
    }

    /// <summary>The one statement that found the samples; null where none was run.</summary>
    public SqlStatement? SampleStatement { get; init; }

    /// <summary>The result of the check of an id.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public CheckResult this[string id] => Results.FirstOrDefault(r => r.Check.Id == id) ?? throw new ArgumentException($"The run has no check '{id}'.", nameof(id));

    /// <summary>The worst of the results: fail, then error, no_data, warn, pass; skipped checks do not count unless all were.</summary>
    public CheckStatus Status => Worst(Results.Select(r => r.Status));

    /// <summary>The worst of some statuses; no_data of none.</summary>
    internal static CheckStatus Worst(IEnumerable<CheckStatus> statuses) => statuses.DefaultIfEmpty(CheckStatus.NoData).MaxBy(Badness);

    private static int Badness(CheckStatus status) => status switch
    {
        CheckStatus.Fail => 5,
        CheckStatus.Error => 4,
        CheckStatus.NoData => 3,
        CheckStatus.Warn => 2,
        CheckStatus.Pass => 1,
        _ => 0,
    };
}
