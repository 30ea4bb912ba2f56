namespace FeatureStore.Generators.Contracts;

/// <summary>Who a change breaks.</summary>
[Flags]
internal enum Breaks
{
    Nobody = 0,

    /// <summary>A new reader on old rows.</summary>
    Back = 1,

    /// <summary>An old reader on new rows.</summary>
    Forward = 2,

    /// <summary>A trained model, which takes another number at a position.</summary>
    Model = 4,

    /// <summary>The comparison of scores, tiers and gates over time.</summary>
    Meaning = 8,

    /// <summary>The live table, to which the change cannot be applied.</summary>
    Apply = 16,

    /// <summary>Rows that are there.</summary>
    Data = 32,

    /// <summary>What queries cost.</summary>
    Cost = 64,

    /// <summary>Whoever traces a defect to its cause.</summary>
    Diagnosis = 128,

    /// <summary>Whoever goes by the order of columns.</summary>
    Order = 256,

    Readers = Back | Forward,

    All = Readers | Model | Meaning,
}

internal static class BreaksText
{
    private static readonly (Breaks Flag, string Text)[] Texts =
    [
        (Breaks.Back, "a new reader on old rows"),
        (Breaks.Forward, "an old reader on new rows"),
        (Breaks.Model, "a trained model"),
        (Breaks.Meaning, "the comparison of scores"),
        (Breaks.Apply, "the live table, to which it cannot be applied"),
        (Breaks.Data, "rows that are there"),
        (Breaks.Cost, "what queries cost"),
        (Breaks.Diagnosis, "the search for causes"),
        (Breaks.Order, "whoever goes by the order of columns"),
    ];

    /// <summary>As the object of a sentence; "nobody" for none.</summary>
    public static string Describe(this Breaks breaks)
    {
        var texts = Texts.Where(each => (breaks & each.Flag) != 0).Select(each => each.Text).ToList();
        return texts.Count switch
        {
            0 => "nobody",
            1 => texts[0],
            _ => string.Join(", ", texts.Take(texts.Count - 1)) + " and " + texts[texts.Count - 1],
        };
    }
}
