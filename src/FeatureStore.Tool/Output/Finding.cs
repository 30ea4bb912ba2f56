namespace FeatureStore.Tool.Output;

/// <summary>Something that was found, or a check that was made.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Id">What kind of finding it is, such as silent-failure: the same for each of the kind.</param>
/// <param name="Sentence">What was found, in a sentence.</param>
internal sealed record Finding(CheckStatus Status, string Id, string Sentence)
{
    /// <summary>How bad it is.</summary>
    public Severity Severity { get; init; } = Status switch
    {
        CheckStatus.Fail or CheckStatus.Error => Severity.Error,
        CheckStatus.Warn => Severity.Warning,
        _ => Severity.Info,
    };

    /// <summary>What this kind of finding means, the same for each of the kind; null to say nothing.</summary>
    public string? Description { get; init; }

    /// <summary>What it is about, such as a day or a table; null if that goes without saying.</summary>
    public string? Subject { get; init; }

    /// <summary>What shows it.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>Whether people are shown it; programs always are. A table shows it otherwise.</summary>
    public bool ForPeople { get; init; } = true;

    /// <summary>What to do next; null if there is nothing to do.</summary>
    public string? NextStep { get; init; }

    /// <summary>Whether it makes the command fail.</summary>
    public bool Fails(FailOn failOn) => Status == CheckStatus.Fail || (Status == CheckStatus.Warn && failOn == FailOn.Warning);
}
