namespace FeatureStore.Generators;

/// <summary>Names of the pipeline's steps, by which tests assert what runs again and what does not.</summary>
internal static class Steps
{
    public const string Namespace = "Namespace";
    public const string Headers = "Headers";
    public const string Matches = "Matches";
    public const string Definitions = "Definitions";
    public const string Tables = "Tables";
    public const string TakenTypes = "TakenTypes";
    public const string Contracts = "Contracts";
    public const string ContractOptions = "ContractOptions";
    public const string ContractChanges = "ContractChanges";
    public const string Projections = "Projections";
    public const string BigQueryClient = "BigQueryClient";
    public const string Checks = "Checks";
    public const string CheckClasses = "CheckClasses";
}
