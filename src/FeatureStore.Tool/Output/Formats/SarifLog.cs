using System.Text.Json.Serialization;

namespace FeatureStore.Tool.Output.Formats;

/// <summary>The parts of a SARIF 2.1.0 log that a report fills.</summary>
internal sealed record SarifLog([property: JsonPropertyName("$schema")] string Schema, string Version, IReadOnlyList<SarifRun> Runs);

internal sealed record SarifRun(SarifTool Tool, IReadOnlyList<SarifResult> Results, Dictionary<string, string> Properties);

internal sealed record SarifTool(SarifDriver Driver);

internal sealed record SarifDriver(string Name, string Version, IReadOnlyList<SarifRule> Rules);

internal sealed record SarifRule(string Id, SarifText ShortDescription, SarifConfiguration DefaultConfiguration);

internal sealed record SarifConfiguration(string Level);

internal sealed record SarifText(string Text);

internal sealed record SarifResult(
    string RuleId, int RuleIndex, string Kind, string Level, SarifText Message, IReadOnlyList<SarifLocation> Locations, SarifProperties Properties);

/// <summary>Where: no file and line, but a day, a table or a feature.</summary>
internal sealed record SarifLocation(IReadOnlyList<SarifLogicalLocation> LogicalLocations);

internal sealed record SarifLogicalLocation(string FullyQualifiedName);

internal sealed record SarifProperties(IReadOnlyList<string> Evidence, string? NextStep);
