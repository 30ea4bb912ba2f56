using System.Text.Json.Nodes;
using FeatureStore.Generators.Contracts;
using FeatureStore.Generators.Definitions;
using FeatureStore.Generators.Tests.Definitions;
using Microsoft.CodeAnalysis;
using JsonNode = System.Text.Json.Nodes.JsonNode;

namespace FeatureStore.Generators.Tests.Contracts;

/// <summary>The feature store's table through its life: each step gives exactly the findings that it must, against all releases before it.</summary>
public sealed class TableLifeTests
{
    private readonly JsonNode _table = JsonNode.Parse(SchemaFiles.FeatureStoreTable.Text)!;
    private readonly JsonNode _catalog = JsonNode.Parse(SchemaFiles.FeatureStoreCatalog.Text)!;
    private readonly List<Contract> _releases = [];

    [Fact]
    public void Each_step_gives_exactly_its_findings()
    {
        Release();
        Assert.Equal(37, _releases[0].Features.Count);
        Assert.Equal(171, _releases[0].Columns.Count(column => column.Parent is null));

        AddColumn("default_feature_indices", "INTEGER", "REPEATED");
        AddColumn("required_default_count", "INTEGER");
        AddColumn("vegas_line_source", "STRING");
        AssertFindings("3 FS103 Info");
        Release();

        // Appended under the same version, models are left alone with a longer vector.
        _catalog["features"]!["value"] = "feature_{index}_value";
        for (var index = 0; index < 37; index++)
            AddColumn($"feature_{index}_value", "FLOAT");
        AppendFeatures(37, 54);
        AssertFindings("88 FS103 Info", "17 FS201 Warning", "1 FS312 Error");
        Raise("v2_54features");
        AssertFindings("88 FS103 Info", "17 FS201 Info");
        Release();

        AppendFeatures(54, 60);
        Raise("v3_60features");
        // The features 37 to 53 are history: the release before has them.
        AssertFindings("18 FS103 Info", "6 FS201 Info");
        Release();

        foreach (var index in new[] { 37, 38 })
        {
            Feature(index)["name"] = $"reused_{index}";
            Feature(index)["upstream"] = new JsonObject { ["table"] = "breakout_signals" };
        }
        AssertFindings("2 FS205 Error", "1 FS312 Error");
        Assert.Equal(
            ["Index 37 was 'feature_37' and is now 'reused_37'", "Index 38 was 'feature_38' and is now 'reused_38'"],
            Judge().Where(finding => finding.Id == "FS205").Select(finding => finding.Sentence));
        Raise("v4_60features");
        AssertFindings("2 FS205 Error");
        Release();

        // The code writes another text than the catalog says.
        _catalog["tiers"]!["values"]![3]!["name"] = "low";
        AssertFindings("1 FS302 Error");
        Assert.Equal("Tier 'poor' is renamed to 'low'", Judge().Single().Sentence);
        _catalog["tiers"]!["values"]![3]!["name"] = "poor";
        AssertFindings();

        _catalog["sources"]![1]!["weight"] = 80;
        AssertFindings("1 FS304 Error", "1 FS312 Error");
        Raise("v5_60features");
        AssertFindings("1 FS304 Warning");
        Release();

        // In the live table the quality of a feature is STRING; as a definition it would not build.
        var live = Current() with { Columns = Current().Columns.Select(column => column.Name.EndsWith("_quality", StringComparison.Ordinal) && column.Name.StartsWith("feature_", StringComparison.Ordinal) ? column with { Type = ColumnType.String } : column).ToEquatableArray() };
        Assert.Equal(["1 FS312 Error", "60 FS105 Error"], Summary(ContractJudgement.Judge(live, _releases, ContractPolicy.Semantic, today: null)));
    }

    private void AddColumn(string name, string type, string mode = "NULLABLE") =>
        _table["schema"]!["fields"]!.AsArray().Add(new JsonObject { ["name"] = name, ["type"] = type, ["mode"] = mode });

    /// <summary>Each with its quality, source and value column; they are game context.</summary>
    private void AppendFeatures(int from, int to)
    {
        for (var index = from; index < to; index++)
        {
            AddColumn($"feature_{index}_quality", "FLOAT");
            AddColumn($"feature_{index}_source", "STRING");
            AddColumn($"feature_{index}_value", "FLOAT");
            _catalog["features"]!["items"]!.AsArray().Add(new JsonObject { ["index"] = index, ["name"] = $"feature_{index}" });
            _catalog["categories"]![4]!["features"]!.AsArray().Add(index);
        }
        _catalog["features"]!["count"] = to;
        _catalog["fieldCount"] = 122 + (2 * (to - 37));
        foreach (var section in _catalog["sections"]!.AsArray().Where(section => section!["pattern"] is not null))
            section!["count"] = to;
    }

    private void Raise(string version)
    {
        _catalog["version"] = version;
        _catalog["versions"]![0]!["known"]!.AsArray().Add(version);
    }

    private JsonNode Feature(int index) => _catalog["features"]!["items"]![index]!;

    private void Release() => _releases.Add(Current() with { Release = _releases.Count + 1 });

    private Contract Current()
    {
        var result = DefinitionReader.Read(new("t.table.json", _table.ToJsonString()), new("t.catalog.json", _catalog.ToJsonString()));
        Assert.Empty(result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Show()));
        return ContractBuilder.Build(result.Table!, _releases.Count + 1);
    }

    private IEnumerable<ContractFinding> Judge() => ContractJudgement.Judge(Current(), _releases, ContractPolicy.Semantic, today: null);

    private void AssertFindings(params string[] expected) => Assert.Equal(expected.Order(StringComparer.Ordinal), Summary(Judge()));

    private static IEnumerable<string> Summary(IEnumerable<ContractFinding> findings) =>
        findings.GroupBy(finding => $"{finding.Id} {finding.Severity}").Select(group => $"{group.Count()} {group.Key}").Order(StringComparer.Ordinal);
}
