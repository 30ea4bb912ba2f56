namespace FeatureStore.Generators.Contracts;

/// <summary>Which breaks a table is held to.</summary>
internal enum ContractPolicy
{
    /// <summary>Readers, models, meaning and storage; the default.</summary>
    Semantic,

    /// <summary>The same, and the order of columns.</summary>
    Strict,

    /// <summary>Readers and models.</summary>
    Model,

    /// <summary>New readers on old rows.</summary>
    Read,
}

internal static class ContractPolicies
{
    public static readonly string[] Names = ["strict", "semantic", "model", "read"];

    /// <summary>Null for a text that is no policy.</summary>
    public static ContractPolicy? Parse(string text) => text switch
    {
        "strict" => ContractPolicy.Strict,
        "semantic" => ContractPolicy.Semantic,
        "model" => ContractPolicy.Model,
        "read" => ContractPolicy.Read,
        _ => null,
    };

    /// <summary>Whether a policy has anything to say of a change. Rows that go are nobody's to read, so every policy says that.</summary>
    public static bool Covers(this ContractPolicy policy, Breaks breaks) => policy switch
    {
        ContractPolicy.Strict => true,
        ContractPolicy.Semantic => breaks != Breaks.Order,
        ContractPolicy.Model => (breaks & (Breaks.Readers | Breaks.Model | Breaks.Data)) != 0,
        _ => (breaks & (Breaks.Back | Breaks.Data)) != 0,
    };
}
