using FeatureStore.Generators.Contracts;
using FeatureStore.Generators.Diagnostics;
using FeatureStore.Generators.Definitions;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Tests.Contracts;

/// <summary>What surrounds the rules in a build: several releases, policies, accepted changes, days, and what runs again.</summary>
public sealed class ContractBuildTests
{
    private const string Weight = "'name': 'live', 'weight': 100 => 'name': 'live', 'weight': 90";
    private const string Bump = "'version': 'v1' => 'version': 'v2'";

    [Fact]
    public void What_is_as_released_has_no_findings() => Assert.Empty(Released.Plays.Build(Released.Plays.Baseline()));

    [Fact]
    public void Without_a_contract_nothing_is_compared() => Assert.Empty(Released.Plays.Edit(Weight).Build());

    [Fact]
    public void A_contract_reads_back_as_it_was_written()
    {
        var contract = Released.Plays.Edit("'version': 'v1' => 'version': 'v1', 'retired': {'columns': ['gone'], 'features': [{'index': 3, 'name': 'luck \\u00e9'}]}, 'details': [{'column': 'old', 'keys': [{'name': 'why', 'type': 'STRING'}]}]").Contract();
        var file = new DefinitionFile("a.contract.json", ContractWriter.Write(contract));

        var read = ContractReader.Read(file, new FileDiagnostics(file));

        Assert.Equal(contract, read);
        Assert.Equal(file.Text, ContractWriter.Write(read!));
        Assert.DoesNotContain('\r', file.Text);
    }

    [Fact]
    public void A_change_that_breaks_two_releases_is_told_once_with_both()
    {
        var second = Released.Plays.Edit("{'name': 'slot', => {'name': 'extra', 'type': 'DATE'}, {'name': 'slot',");

        var found = Assert.Single(second.Edit("'atLeast': 50 => 'atLeast': 60 && " + Bump).Build(Released.Plays.Baseline(1), second.Baseline(2)));

        Assert.Equal("FS310", found.Id);
        Assert.Contains("against release 2 (v1) and release 1 (v1);", found.GetMessage());
    }

    [Fact]
    public void A_column_that_comes_back_with_another_type_breaks_the_release_that_had_it()
    {
        var second = Released.Plays.Edit(",\n      {'name': 'note', 'type': 'STRING'} => ");
        var third = second.Edit("{'name': 'slot', => {'name': 'note', 'type': 'DATE'}, {'name': 'slot', && " + Bump);

        var found = third.Build(Released.Plays.Baseline(1), second.Baseline(2));

        Assert.Equal(["FS103 against release 2 (v1)", "FS105 against release 1 (v1)"], found.Select(each => $"{each.Id}{each.GetMessage().Split(';')[0].Split(',')[^1]}"));
    }

    [Fact]
    public void What_a_later_release_changed_already_is_history()
    {
        var second = Released.Plays.Edit(Weight + " && " + Bump);

        Assert.Empty(second.Build(Released.Plays.Baseline(1), second.Baseline(2)));
    }

    [Theory]
    [InlineData("semantic", "FS304,FS401")]
    [InlineData("strict", "FS111,FS304,FS401")]
    [InlineData("model", "")]
    [InlineData("read", "")]
    public void A_policy_decides_who_is_heard(string policy, string expected)
    {
        var changed = Released.Plays.Edit(
            Weight + " && " + Bump + " && 'type': 'DAY' => 'type': 'MONTH' && {'name': 'old', 'type': 'STRING'},\n => \n && {'name': 'note', 'type': 'STRING'} => {'name': 'note', 'type': 'STRING'}, {'name': 'old', 'type': 'STRING'}");

        Assert.Equal(expected, string.Join(',', changed.Build([("FeatureStorePolicy", policy)], Released.Plays.Baseline()).Select(each => each.Id)));
    }

    [Fact]
    public void The_policy_of_a_catalog_comes_before_that_of_the_build() =>
        Assert.Empty(Released.Plays.Edit(Weight + " && 'version': 'v1' => 'policy': 'read', 'version': 'v1'").Build([("FeatureStorePolicy", "strict")], Released.Plays.Baseline()));

    [Theory]
    [InlineData("FeatureStorePolicy", "lax", "error FS0124: The build property FeatureStorePolicy must be strict, semantic, model or read, not 'lax'")]
    [InlineData("FeatureStoreToday", "tomorrow", "error FS0124: The build property FeatureStoreToday must be a day, such as 2026-12-31, not 'tomorrow'")]
    public void A_wrong_build_property_is_an_error(string name, string value, string expected) =>
        Assert.Equal(expected, Assert.Single(Released.Plays.Build([(name, value)])).ToString());

    [Fact]
    public void A_wrong_policy_in_the_catalog_is_an_error() =>
        Assert.Equal(
            "plays.catalog.json(3,13): error FS0004: 'policy' of the catalog must be strict, semantic, model or read, not 'lax'",
            Assert.Single(Released.Plays.Edit("'version': 'v1' => 'policy': 'lax'").Build()).ToString());

    [Fact]
    public void An_accepted_change_is_covered_exactly()
    {
        var changed = Released.Plays.Edit(Weight + " && " + Bump);
        var change = Finding(changed, "FS304").Change;

        Assert.Empty(changed.Build(Released.Plays.Baseline(), Accepted("FS304", "source:live", change)));

        var other = Released.Plays.Edit(Weight.Replace("90", "80", StringComparison.Ordinal) + " && " + Bump);
        Assert.Equal(
            [
                $"contract/plays.accepted.json(1,42): warning FS0122: No change of source:live comes under FS304 as '{change}'; it is now '{Finding(other, "FS304").Change}'; remove the entry",
                "FS304",
            ],
            other.Build(Released.Plays.Baseline(), Accepted("FS304", "source:live", change)).Select(each => each.Id == "FS304" ? each.Id : each.ToString()));
    }

    [Fact]
    public void An_unused_and_an_expired_acceptance_are_told()
    {
        Assert.Equal(
            "contract/plays.accepted.json(1,42): warning FS0122: No change of tier:gold comes under FS306; remove the entry",
            Assert.Single(Released.Plays.Build(Released.Plays.Baseline(), Accepted("FS306", "tier:gold", "x"))).ToString());

        var changed = Released.Plays.Edit(Weight + " && " + Bump);
        var accepted = Accepted("FS304", "source:live", Finding(changed, "FS304").Change);
        Assert.Empty(changed.Build([("FeatureStoreToday", "2026-06-30")], Released.Plays.Baseline(), accepted));
        Assert.Equal(
            ["contract/plays.accepted.json(1,42): warning FS0123: The acceptance of FS304 for source:live expired on 2026-06-30; release the change, take it back, or accept it anew", "FS304"],
            changed.Build([("FeatureStoreToday", "2026-07-01")], Released.Plays.Baseline(), accepted).Select(each => each.Id == "FS304" ? each.Id : each.ToString()));
    }

    [Theory]
    [InlineData(null, "FS116 Error")]
    [InlineData("2026-12-30", "FS116 Error")]
    [InlineData("2026-12-31", "FS101 Warning")]
    public void A_deprecated_column_may_go_when_its_sunset_has_come_and_its_name_is_retired(string? today, string expected)
    {
        var before = Released.Plays.Edit("{'column': 'old', => {'column': 'note', 'replacement': 'defaults', 'sunset': '2026-12-31'}, {'column': 'old',");
        var after = before.Edit(",\n      {'name': 'note', 'type': 'STRING'} =>  && {'column': 'note', 'replacement': 'defaults', 'sunset': '2026-12-31'}, =>  && 'version': 'v1' => 'version': 'v1', 'retired': {'columns': ['note']}");

        var found = Assert.Single(after.Build(today is null ? [] : [("FeatureStoreToday", today)], before.Baseline()));

        Assert.Equal(expected, $"{found.Id} {found.Severity}");
    }

    [Theory]
    [InlineData("'atLeast': 50 => 'atLeast': 40", "FS310 Error")]
    [InlineData("'atLeast': 50 => 'atLeast': 40 && " + Bump, "FS310 Warning")]
    [InlineData("'atLeast': 50 => 'atLeast': 60", "FS310 Warning")]
    [InlineData("'column': 'has_rest', 'all': [{'scoreAtLeast': 70}, => 'column': 'has_rest', 'all': [", "FS310 Error")]
    public void A_gate_is_worse_when_it_is_loosened(string edits, string expected)
    {
        var found = Released.Plays.Edit(edits).Build(Released.Plays.Baseline()).Single(each => each.Id == "FS310");

        Assert.Equal(expected, $"{found.Id} {found.Severity}");
        Assert.Contains(edits.Contains("60", StringComparison.Ordinal) ? "tightened" : "loosened", found.GetMessage());
    }

    [Theory]
    [InlineData("{\"contract\": 1", "FS0001")]
    [InlineData("[]", "FS0004")]
    [InlineData("{\"contract\": 7, \"table\": \"plays\", \"release\": 1}", "FS0004")]
    [InlineData("{\"contract\": 1, \"release\": 1}", "FS0003")]
    [InlineData("{\"contract\": 1, \"table\": \"plays\", \"release\": 1, \"columns\": [{\"name\": \"a\", \"type\": \"INTTT\"}]}", "FS0004")]
    public void A_damaged_contract_is_reported_and_compared_with_nothing(string text, string expected) =>
        Assert.Equal(expected, Assert.Single(Released.Plays.Build(ConsumerCode.Text("plays.contract.json", text))).Id);

    [Fact]
    public void A_contract_without_its_table_and_a_release_that_stands_twice_are_reported()
    {
        Assert.Equal(
            "playz.contract.json(1,26): warning FS0120: The contract is of the table 'playz', which no table file of the project defines; put the table back, or move the contract away with it; did you mean 'plays'?",
            Assert.Single(Released.Plays.Build(ConsumerCode.Text("playz.contract.json", "{\"contract\": 1, \"table\": \"playz\", \"release\": 1}"))).ToString());
        var twice = ConsumerCode.Text("z.contract.json", ContractWriter.Write(Released.Plays.Contract(1)));
        Assert.Equal(
            "z.contract.json(4,12): error FS0121: Release 1 of table 'plays' also stands in plays.1.contract.json; releases are numbered from 1 up, so remove one of the two files",
            Assert.Single(Released.Plays.Build(Released.Plays.Baseline(), twice)).ToString());
    }

    [Fact]
    public void A_definition_with_errors_is_not_compared() =>
        Assert.Equal("FS0005", Assert.Single(Released.Plays.Edit("{'name': 'note', 'type': 'STRING'} => {'name': 'note', 'type': 'STRINGS'}").Build(Released.Plays.Baseline())).Id);

    [Fact]
    public void An_unrelated_edit_compares_nothing_again()
    {
        AdditionalText[] texts = [ConsumerCode.Text("plays.table.json", Released.Plays.Table), ConsumerCode.Text("plays.catalog.json", Released.Plays.Catalog), Released.Plays.Baseline()];
        Compilation compilation = ConsumerCode.Compile("class A;");

        var driver = ConsumerCode.Driver([.. texts]).RunGenerators(compilation).RunGenerators(compilation.AddSyntaxTrees(ConsumerCode.Tree("class B;", "B.cs")));

        Assert.All(
            new[] { Steps.Contracts, Steps.ContractOptions, Steps.ContractChanges },
            step => Assert.All(driver.GetRunResult().Results.Single().TrackedSteps[step].SelectMany(each => each.Outputs), output => Assert.True(output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged)));
    }

    [Fact]
    public void A_new_release_compares_and_emits_nothing()
    {
        AdditionalText[] texts = [ConsumerCode.Text("plays.table.json", Released.Plays.Table), ConsumerCode.Text("plays.catalog.json", Released.Plays.Catalog)];
        Compilation compilation = ConsumerCode.Compile("class A;");

        var driver = ConsumerCode.Driver([.. texts]).RunGenerators(compilation).AddAdditionalTexts([Released.Plays.Baseline()]).RunGenerators(compilation);

        Assert.All(driver.GetRunResult().Results.Single().TrackedSteps[Steps.Tables].SelectMany(each => each.Outputs), output => Assert.True(output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    private static ContractFinding Finding(Released changed, string rule) =>
        ContractJudgement.Judge(changed.Contract(2), [Released.Plays.Contract()], ContractPolicy.Semantic, today: null).Single(finding => finding.Id == rule);

    private static AdditionalText Accepted(string rule, string subject, string change) => ConsumerCode.Text(
        "contract/plays.accepted.json",
        $$"""{"table": "plays", "accepted": [{"rule": "{{rule}}", "subject": "{{subject}}", "change": "{{change}}", "reason": "measured anew", "expires": "2026-06-30"}]}""");
}
