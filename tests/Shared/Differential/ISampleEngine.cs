namespace FeatureStore.Tests;

/// <summary>An engine that holds rows of the sample table and runs rendered statements as they are.</summary>
public interface ISampleEngine : IDisposable
{
    /// <summary>The dialect that it speaks.</summary>
    SqlDialect Dialect { get; }

    /// <summary>Whether it can evaluate quantiles.</summary>
    bool HasQuantiles { get; }

    /// <summary>Whether a FLOAT64 is rounded as it is stored, where C# multiplies it first: -0.15 to -0.1, not to -0.2.</summary>
    bool RoundsWhatIsStored { get; }

    /// <summary>Makes the sample table with rows; called once.</summary>
    void Load(IReadOnlyList<IReadOnlyDictionary<string, object?>> rows);

    /// <summary>Runs a statement; lists come as any sequence, structs as values in the order of their fields or by name.</summary>
    List<object?[]> Rows(SqlStatement statement);

    /// <summary>Whether an evaluation failed because a number grew beyond what the engine lets a FLOAT64 or NUMERIC be, where C# goes on.</summary>
    bool IsOverflow(Exception error);
}
