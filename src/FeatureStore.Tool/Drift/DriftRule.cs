using System.Globalization;
using System.Text;
using FeatureStore.Generators.Diagnostics;
using FeatureStore.Tool.Output;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Tool.Drift;

/// <summary>A rule about live tables, and what to do where it is broken.</summary>
internal sealed record DriftRule(DiagnosticDescriptor Descriptor, string NextStep)
{
    private static readonly CompositeFormat Message = CompositeFormat.Parse($"{DriftDescriptors.Format}.");

    public static readonly DriftRule ColumnMissing = new(DriftDescriptors.ColumnMissing, "add it; 'featurestore plan' writes the statement");

    public static readonly DriftRule ColumnExtra = new(DriftDescriptors.ColumnExtra, "take it into the definition with 'featurestore pull', or let it be");

    public static readonly DriftRule TypeDiffers = new(DriftDescriptors.TypeDiffers, "change it as 'featurestore plan' says; ADD COLUMN IF NOT EXISTS sees the name, does nothing, and does not repair a type");

    public static readonly DriftRule ModeDiffers = new(DriftDescriptors.ModeDiffers, "change it as 'featurestore plan' says, or say in the definition what the table has");

    public static readonly DriftRule UnknownText = new(DriftDescriptors.UnknownText, "mend the writer, or take the text into the catalog");

    public static readonly DriftRule AlwaysNull = new(DriftDescriptors.AlwaysNull, "find out why nothing writes them, or deprecate them");

    public static readonly DriftRule StorageDiffers = new(DriftDescriptors.StorageDiffers, "change it as 'featurestore plan' says, or say in the definition what the table has");

    public static readonly DriftRule UnknownVersion = new(DriftDescriptors.UnknownVersion, "take the version into 'known' of the catalog once its meaning is that of the definition, or stop the writer");

    public static readonly DriftRule PlanFails = new(DriftDescriptors.PlanFails, "see docs/drift.md for the ways around it");

    public static readonly DriftRule MixedVersions = new(DriftDescriptors.MixedVersions, "compute the day anew with one version before anybody trains on it");

    /// <summary>A finding under this rule.</summary>
    /// <param name="clause">What is so.</param>
    /// <param name="breaks">What it breaks, as the object of a sentence.</param>
    /// <param name="isError">Whether it is an error; as the rule says unless given.</param>
    public Finding Find(string clause, string breaks, bool? isError = null) => new(
        isError ?? Descriptor.DefaultSeverity == DiagnosticSeverity.Error ? CheckStatus.Fail : CheckStatus.Warn,
        Descriptor.Id,
        string.Format(CultureInfo.InvariantCulture, Message, clause, breaks))
    {
        Description = Descriptor.Title.ToString(CultureInfo.InvariantCulture),
        NextStep = NextStep,
    };
}
