namespace FeatureStore;

/// <summary>
/// Makes a check of a static method <c>bool M(Row row, ...)</c> that is true for a row which violates it. The generator translates the
/// body into a predicate when the method is built; the method itself stays ordinary C#. Further parameters travel as parameters of the SQL.
/// </summary>
/// <param name="id">Name of the check in reports: lower-case words with hyphens, unique in its class.</param>
/// <param name="severity">What violations mean.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class QualityCheckAttribute(string id, Severity severity = Severity.Error) : Attribute
{
    /// <summary>Name of the check in reports.</summary>
    public string Id { get; } = id;

    /// <summary>What violations mean.</summary>
    public Severity Severity { get; } = severity;

    /// <summary>Which side of data quality it looks at; validity without.</summary>
    public Dimension Dimension { get; set; } = Dimension.Validity;

    /// <summary>What a violation means, in a sentence; the summary of the method without.</summary>
    public string? Description { get; set; }

    /// <summary>Violating rows from which it warns; 0 for no such level.</summary>
    public long WarnCount { get; set; }

    /// <summary>Violating rows from which it fails; 0 for no such level.</summary>
    public long FailCount { get; set; }

    /// <summary>Percent of the evaluated rows, 0-100, from which it warns; 0 for no such level.</summary>
    public double WarnPercent { get; set; }

    /// <summary>Percent of the evaluated rows, 0-100, from which it fails; 0 for no such level.</summary>
    public double FailPercent { get; set; }
}
