using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Contracts;

/// <summary>A rule about changes: its diagnostic, who a change breaks, and what can be done.</summary>
internal sealed record ContractRule(DiagnosticDescriptor Descriptor, Breaks Breaks, string WaysOut)
{
    /// <summary>The message of every rule: what changed, against which releases, who breaks, the ways out.</summary>
    public const string Format = "{0}, against {1}; it breaks {2}; {3}";

    public string Id => Descriptor.Id;

    public DiagnosticSeverity Severity => Descriptor.DefaultSeverity;
}

/// <summary>The rules.</summary>
internal static class ContractRules
{
    public static readonly ContractRule ColumnRemoved = new(ContractDescriptors.ColumnRemoved, Breaks.Readers,
        "put it back; to let it go, deprecate it with a 'sunset', release that, and past the sunset list it under 'retired'");

    public static readonly ContractRule ColumnRenamed = new(ContractDescriptors.ColumnRenamed, Breaks.Forward,
        "keep the old name, or keep it alive in a view and name that under 'renames'");

    public static readonly ContractRule ColumnAdded = new(ContractDescriptors.ColumnAdded, Breaks.Nobody,
        "release it");

    public static readonly ContractRule RequiredColumnAdded = new(ContractDescriptors.RequiredColumnAdded, Breaks.Back | Breaks.Apply,
        "make it NULLABLE");

    public static readonly ContractRule ColumnRetyped = new(ContractDescriptors.ColumnRetyped, Breaks.All,
        "put the type back, or add a column of another name and deprecate this one");

    public static readonly ContractRule ColumnWidened = new(ContractDescriptors.ColumnWidened, Breaks.Forward,
        "raise the version of readers first");

    public static readonly ContractRule ColumnNarrowed = new(ContractDescriptors.ColumnNarrowed, Breaks.All,
        "put the type back, or add a column of another name and deprecate this one");

    public static readonly ContractRule ColumnMadeNullable = new(ContractDescriptors.ColumnMadeNullable, Breaks.Forward,
        "keep it REQUIRED, or teach readers what null means");

    public static readonly ContractRule ColumnMadeRequired = new(ContractDescriptors.ColumnMadeRequired, Breaks.Back | Breaks.Apply,
        "keep it NULLABLE");

    public static readonly ContractRule ColumnRepeatedOrNot = new(ContractDescriptors.ColumnRepeatedOrNot, Breaks.All,
        "put the mode back, or add a column of another name and deprecate this one");

    public static readonly ContractRule ColumnOrder = new(ContractDescriptors.ColumnOrder, Breaks.Order,
        "put new columns last");

    public static readonly ContractRule Deprecated = new(ContractDescriptors.Deprecated, Breaks.Nobody,
        "release it, so that readers are warned");

    public static readonly ContractRule DroppedBeforeSunset = new(ContractDescriptors.DroppedBeforeSunset, Breaks.Readers,
        "keep it until its sunset");

    public static readonly ContractRule RetiredUsedAgain = new(ContractDescriptors.RetiredUsedAgain, Breaks.All,
        "choose another name or index");

    public static readonly ContractRule DetailKeyChanged = new(ContractDescriptors.DetailKeyChanged, Breaks.Readers,
        "put the key back, or write both");

    public static readonly ContractRule FeatureAppended = new(ContractDescriptors.FeatureAppended, Breaks.Model,
        "raise 'version', and add the new version of rows to 'known' under 'versions'");

    public static readonly ContractRule FeatureRemoved = new(ContractDescriptors.FeatureRemoved, Breaks.Readers | Breaks.Model,
        "put it back, or keep its index with its default");

    public static readonly ContractRule FeatureRenamed = new(ContractDescriptors.FeatureRenamed, Breaks.Readers,
        "if it is the same feature, give the old name under 'formerNames'; if not, append the new one");

    public static readonly ContractRule FeatureMoved = new(ContractDescriptors.FeatureMoved, Breaks.Model,
        "put it back at its index");

    public static readonly ContractRule FeatureReplaced = new(ContractDescriptors.FeatureReplaced, Breaks.Model | Breaks.Meaning,
        "append the new feature at a new index, and keep the old one");

    public static readonly ContractRule FeatureIndexes = new(ContractDescriptors.FeatureIndexes, Breaks.Model,
        "number the features from 0 up, each index once");

    public static readonly ContractRule CategoryMembership = new(ContractDescriptors.CategoryMembership, Breaks.Meaning,
        "put the feature back into its category");

    public static readonly ContractRule CategoryAdded = new(ContractDescriptors.CategoryAdded, Breaks.Meaning,
        "release it");

    public static readonly ContractRule CategoryRemoved = new(ContractDescriptors.CategoryRemoved, Breaks.Readers | Breaks.Meaning,
        "put it back under its name");

    public static readonly ContractRule FeatureImportance = new(ContractDescriptors.FeatureImportance, Breaks.Meaning,
        "put 'critical' or 'optional' back");

    public static readonly ContractRule UpstreamChanged = new(ContractDescriptors.UpstreamChanged, Breaks.Diagnosis,
        "release it, and say when it took effect");

    public static readonly ContractRule DefaultChanged = new(ContractDescriptors.DefaultChanged, Breaks.Model | Breaks.Meaning,
        "put the default back");

    public static readonly ContractRule RangeChanged = new(ContractDescriptors.RangeChanged, Breaks.Meaning,
        "release it, if the range was wrong");

    public static readonly ContractRule UnitChanged = new(ContractDescriptors.UnitChanged, Breaks.Model,
        "put it back, or append a feature in the new unit");

    public static readonly ContractRule FeatureWithoutColumn = new(ContractDescriptors.FeatureWithoutColumn, Breaks.Readers | Breaks.Apply,
        "put the pattern or the column back");

    public static readonly ContractRule EnumValueAdded = new(ContractDescriptors.EnumValueAdded, Breaks.Forward,
        "teach readers first");

    public static readonly ContractRule EnumValueRemoved = new(ContractDescriptors.EnumValueRemoved, Breaks.Back,
        "keep it in the list as long as rows have it");

    public static readonly ContractRule SourceWeightChanged = new(ContractDescriptors.SourceWeightChanged, Breaks.Meaning,
        "put it back");

    public static readonly ContractRule TierThresholdChanged = new(ContractDescriptors.TierThresholdChanged, Breaks.Meaning,
        "put the threshold back");

    public static readonly ContractRule AlertThresholdChanged = new(ContractDescriptors.AlertThresholdChanged, Breaks.Meaning,
        "release it");

    public static readonly ContractRule GateChanged = new(ContractDescriptors.GateChanged, Breaks.Meaning,
        "put the condition back");

    public static readonly ContractRule FormulaChanged = new(ContractDescriptors.FormulaChanged, Breaks.Meaning,
        "put the rule back");

    public static readonly ContractRule VersionNotRaised = new(ContractDescriptors.VersionNotRaised, Breaks.Meaning,
        "raise 'version' in the catalog");

    public static readonly ContractRule PartitionChanged = new(ContractDescriptors.PartitionChanged, Breaks.Apply,
        "put it back, or make a new table and copy");

    public static readonly ContractRule FilterChanged = new(ContractDescriptors.FilterChanged, Breaks.Back,
        "put 'requirePartitionFilter' back");

    public static readonly ContractRule ExpirationChanged = new(ContractDescriptors.ExpirationChanged, Breaks.Data,
        "put 'expirationMs' back");

    public static readonly ContractRule ClusteringChanged = new(ContractDescriptors.ClusteringChanged, Breaks.Cost,
        "release it, and expect other costs");

    public static readonly ContractRule GrainChanged = new(ContractDescriptors.GrainChanged, Breaks.All,
        "put 'key' and 'entity' back, or make a new table");

    public static readonly ContractRule TableMoved = new(ContractDescriptors.TableMoved, Breaks.Readers,
        "keep the name, or keep it alive in a view and name that under 'moved'");
}
