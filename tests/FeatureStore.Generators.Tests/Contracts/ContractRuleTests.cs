using FeatureStore.Generators.Contracts;
using FeatureStore.Generators.Definitions;

namespace FeatureStore.Generators.Tests.Contracts;

/// <summary>Each rule fires at the place of its change, with the message of its page, and not where nothing of its kind changed.</summary>
public sealed class ContractRuleTests
{
    /// <summary>The rule, what is released, what changes, where it is reported and how bad, and which other rules the same change comes under.</summary>
    public static TheoryData<string, string, string, string, string> Fires { get; } = new()
    {
        { "FS101", "", ",\n      {'name': 'note', 'type': 'STRING'} => ", "plays.table.json(5,5): error", "" },
        { "FS102", "", "{'name': 'note', => {'name': 'remark', && 'version': 'v1' => 'version': 'v1', 'renames': [{'column': 'remark', 'formerNames': ['note']}]", "plays.table.json(28,16): error", "" },
        { "FS103", "", "{'name': 'slot', => {'name': 'extra', 'type': 'DATE'}, {'name': 'slot',", "plays.table.json(27,16): info", "" },
        { "FS104", "", "{'name': 'slot', => {'name': 'extra', 'type': 'DATE', 'mode': 'REQUIRED'}, {'name': 'slot',", "plays.table.json(27,49): error", "" },
        { "FS105", "", "{'name': 'games', 'type': 'INTEGER'} => {'name': 'games', 'type': 'STRING'}", "plays.table.json(23,35): error", "FS312" },
        { "FS106", "", "{'name': 'games', 'type': 'INTEGER'} => {'name': 'games', 'type': 'FLOAT'}", "plays.table.json(23,35): warning", "" },
        { "FS107", "", "'precision': '5', 'scale': '2' => 'precision': '4', 'scale': '2'", "plays.table.json(8,33): error", "FS312" },
        { "FS108", "", "{'name': 'player', 'type': 'STRING', 'mode': 'REQUIRED' => {'name': 'player', 'type': 'STRING', 'mode': 'NULLABLE'", "plays.table.json(6,52): error", "" },
        { "FS109", "", "{'name': 'slot', 'type': 'INTEGER'} => {'name': 'slot', 'type': 'INTEGER', 'mode': 'REQUIRED'}", "plays.table.json(27,51): error", "" },
        { "FS110", "", "{'name': 'games', 'type': 'INTEGER'} => {'name': 'games', 'type': 'INTEGER', 'mode': 'REPEATED'}", "plays.table.json(23,54): error", "FS312" },
        { "FS111", "", "'version': 'v1' => 'version': 'v1', 'policy': 'strict' && {'name': 'old', 'type': 'STRING'},\n => \n && {'name': 'slot', 'type': 'INTEGER'} => {'name': 'slot', 'type': 'INTEGER'}, {'name': 'old', 'type': 'STRING'}", "plays.table.json(27,16): info", "" },
        { "FS115", "", "{'column': 'old', => {'column': 'slot', 'replacement': 'defaults', 'sunset': '2026-12-31'}, {'column': 'old',", "plays.table.json(27,16): info", "" },
        { "FS116", "{'column': 'old', => {'column': 'note', 'replacement': 'defaults', 'sunset': '2026-12-31'}, {'column': 'old',", ",\n      {'name': 'note', 'type': 'STRING'} =>  && {'column': 'note', 'replacement': 'defaults', 'sunset': '2026-12-31'}, => ", "plays.table.json(5,5): error", "" },
        { "FS117", "'version': 'v1' => 'version': 'v1', 'retired': {'columns': ['gone'], 'features': [{'index': 3, 'name': 'luck'}]}", "{'name': 'slot', => {'name': 'gone', 'type': 'DATE'}, {'name': 'slot',", "plays.table.json(27,16): error", "FS312" },
        { "FS118", "'version': 'v1' => 'version': 'v1', 'details': [{'column': 'old', 'keys': [{'name': 'why', 'type': 'STRING'}]}]", "{'name': 'why', 'type': 'STRING'} => {'name': 'why', 'type': 'INT64'}", "plays.catalog.json(3,43): error", "" },
        { "FS201", "", "'count': 3,\n => 'count': 4,\n && 'features': [2], => 'features': [2, 3], && 'processor': 'Scheduler'}} => 'processor': 'Scheduler'}},\n      {'index': 3, 'name': 'luck', 'category': 'rest'} && 'count': 3, 'pattern' => 'count': 4, 'pattern' && 'fieldCount': 5 => 'fieldCount': 6 && {'name': 's0', => {'name': 'q3', 'type': 'FLOAT'}, {'name': 's3', 'type': 'STRING'}, {'name': 's0',", "plays.catalog.json(29,28): warning", "FS103 FS312" },
        { "FS202", "'count': 3,\n => 'count': 4,\n && 'features': [2], => 'features': [2, 3], && 'processor': 'Scheduler'}} => 'processor': 'Scheduler'}},\n      {'index': 3, 'name': 'luck', 'category': 'rest'} && 'count': 3, 'pattern' => 'count': 4, 'pattern' && 'fieldCount': 5 => 'fieldCount': 6 && {'name': 's0', => {'name': 'q3', 'type': 'FLOAT'}, {'name': 's3', 'type': 'STRING'}, {'name': 's0',", "'count': 4,\n => 'count': 3,\n && 'features': [2, 3], => 'features': [2], && ,\n      {'index': 3, 'name': 'luck', 'category': 'rest'} =>  && 'count': 4, 'pattern' => 'count': 3, 'pattern' && 'fieldCount': 6 => 'fieldCount': 5", "plays.catalog.json(25,5): error", "FS312" },
        { "FS203", "", "'name': 'minutes' => 'name': 'minutes_played'", "plays.catalog.json(27,28): error", "" },
        { "FS204", "", "'index': 0, 'name': 'points' => 'index': 1, 'name': 'points' && {'index': 1, 'name': 'minutes' => {'index': 0, 'name': 'minutes'", "plays.catalog.json(26,17): error", "FS312" },
        { "FS205", "", "'name': 'days_off' => 'name': 'travel' && 'table': 'schedule', 'processor' => 'table': 'flights', 'processor' && {'table': 'schedule', 'rowsFound' => {'table': 'flights', 'rowsFound'", "plays.catalog.json(28,28): error", "FS312" },
        { "FS207", "", "'features': [0, 1], 'qualityPct' => 'features': [0], 'qualityPct' && 'features': [2], 'defaultCount' => 'features': [1, 2], 'defaultCount' && 'features': [0, 1], 'present' => 'features': [0], 'present' && 'name': 'minutes', 'category': 'form' => 'name': 'minutes', 'category': 'rest'", "plays.catalog.json(14,34): error", "FS312" },
        { "FS208", "", "{'name': 'rest', 'features': [2], => {'name': 'legs', 'features': [1]}, {'name': 'rest', 'features': [2], && 'features': [0, 1], 'qualityPct' => 'features': [0], 'qualityPct' && 'features': [0, 1], 'present' => 'features': [0], 'present' && 'name': 'minutes', 'category': 'form' => 'name': 'minutes', 'category': 'legs'", "plays.catalog.json(15,14): warning", "FS207 FS312" },
        { "FS209", "", "{'name': 'rest', 'features' => {'name': 'breaks', 'features' && 'category': 'rest' => 'category': 'breaks'", "plays.catalog.json(15,14): error", "FS312" },
        { "FS210", "", "'name': 'minutes', => 'name': 'minutes', 'critical': true,", "plays.catalog.json(27,51): error", "FS312" },
        { "FS211", "", "'processor': 'Scheduler' => 'processor': 'Calendar'", "plays.catalog.json(28,72): warning", "" },
        { "FS212", "", "'name': 'minutes', => 'name': 'minutes', 'defaultValue': 20,", "plays.catalog.json(27,55): error", "FS312" },
        { "FS213", "", "'max': 48 => 'max': 40", "plays.catalog.json(27,73): warning", "FS312" },
        { "FS214", "", "'name': 'minutes', => 'name': 'minutes', 'unit': 'seconds',", "plays.catalog.json(27,47): error", "FS312" },
        { "FS215", "", "'value': 'vector[{index}]',\n => \n", "plays.catalog.json(20,3): error", "" },
        { "FS301", "", "{'name': 'live', => {'name': 'cache', 'weight': 90}, {'name': 'live',", "plays.catalog.json(32,14): warning", "" },
        { "FS302", "", "'values': ['green', 'red'] => 'values': ['green', 'amber'] && 'level': 'red' => 'level': 'amber'", "plays.catalog.json(39,61): error", "" },
        { "FS304", "", "'name': 'live', 'weight': 100 => 'name': 'live', 'weight': 90", "plays.catalog.json(32,32): error", "FS312" },
        { "FS306", "", "'min': 95 => 'min': 90", "plays.catalog.json(36,29): error", "FS312" },
        { "FS309", "", "'redBelow': 50 => 'redBelow': 60", "plays.catalog.json(39,69): warning", "FS312" },
        { "FS310", "", "'atLeast': 50 => 'atLeast': 40", "plays.catalog.json(5,24): error", "FS312" },
        { "FS311", "", "'source': 'live'} => 'source': 'default'}", "plays.catalog.json(5,128): error", "FS312" },
        { "FS312", "", "'min': 95 => 'min': 90", "plays.catalog.json(3,14): error", "FS306" },
        { "FS401", "", "'type': 'DAY' => 'type': 'MONTH'", "plays.table.json(31,3): error", "" },
        { "FS403", "'requirePartitionFilter': true => 'requirePartitionFilter': false", "'requirePartitionFilter': false => 'requirePartitionFilter': true", "plays.table.json(32,29): error", "" },
        { "FS404", "", "'type': 'DAY' => 'expirationMs': '7776000000', 'type': 'DAY'", "plays.table.json(31,40): error", "" },
        { "FS405", "", "['player', 'tier']} => ['tier', 'player']}", "plays.table.json(33,3): warning", "" },
        { "FS406", "", "'key': ['player', 'day'] => 'key': ['player']", "plays.catalog.json(6,20): error", "FS312" },
        { "FS407", "", "'datasetId': 'd' => 'datasetId': 'e'", "plays.table.json(2,53): error", "" },
    };

    /// <summary>The rule, what is released, and a change that it has nothing to say of.</summary>
    public static TheoryData<string, string, string> Silent { get; } = new()
    {
        { "FS101", "", "{'name': 'slot', 'type': 'INTEGER'} => {'name': 'slot', 'type': 'INT64'}" },
        { "FS102", "", "{'name': 'slot', 'type' => {'name': 'Slot', 'type' && 'column': 'slot', 'source' => 'column': 'Slot', 'source'" },
        { "FS103", "", "{'name': 'slot', 'type': 'INTEGER'} => {'name': 'slot', 'type': 'INTEGER', 'description': 'Where'}" },
        { "FS104", "", "{'name': 'slot', => {'name': 'extra', 'type': 'DATE'}, {'name': 'slot'," },
        { "FS105", "", "{'name': 'games', 'type': 'INTEGER'} => {'name': 'games', 'type': 'INT64'}" },
        { "FS106", "", "{'name': 'games', 'type': 'INTEGER'} => {'name': 'games', 'type': 'STRING'}" },
        { "FS107", "", "'precision': '5', 'scale': '2' => 'precision': '6', 'scale': '2'" },
        { "FS108", "", "{'name': 'slot', 'type': 'INTEGER'} => {'name': 'slot', 'type': 'INTEGER', 'mode': 'NULLABLE'}" },
        { "FS109", "", "{'name': 'player', 'type': 'STRING', 'mode': 'REQUIRED' => {'name': 'player', 'type': 'STRING', 'mode': 'NULLABLE'" },
        { "FS110", "", "{'name': 'games', 'type': 'INTEGER'} => {'name': 'games', 'type': 'INTEGER', 'mode': 'REQUIRED'}" },
        { "FS111", "", "{'name': 'old', 'type': 'STRING'},\n => \n && {'name': 'slot', 'type': 'INTEGER'} => {'name': 'slot', 'type': 'INTEGER'}, {'name': 'old', 'type': 'STRING'}" },
        { "FS115", "", "'reason': 'One word for all' => 'reason': 'Another reason'" },
        { "FS116", "{'column': 'old', => {'column': 'note', 'replacement': 'defaults', 'sunset': '2026-12-31'}, {'column': 'old',", "{'name': 'note', 'type': 'STRING'} => {'name': 'note', 'type': 'STRING', 'description': 'x'}" },
        { "FS117", "'version': 'v1' => 'version': 'v1', 'retired': {'columns': ['gone'], 'features': [{'index': 3, 'name': 'luck'}]}", "{'name': 'slot', => {'name': 'come', 'type': 'DATE'}, {'name': 'slot'," },
        { "FS118", "'version': 'v1' => 'version': 'v1', 'details': [{'column': 'old', 'keys': [{'name': 'why', 'type': 'STRING'}]}]", "{'name': 'why', 'type': 'STRING'} => {'name': 'why', 'type': 'STRING'}, {'name': 'when', 'type': 'DATE'}" },
        { "FS201", "", "{'index': 1, 'name': 'minutes' => {'index': 1, 'description': 'd', 'name': 'minutes'" },
        { "FS202", "'count': 3,\n => 'count': 4,\n && 'features': [2], => 'features': [2, 3], && 'processor': 'Scheduler'}} => 'processor': 'Scheduler'}},\n      {'index': 3, 'name': 'luck', 'category': 'rest'} && 'count': 3, 'pattern' => 'count': 4, 'pattern' && 'fieldCount': 5 => 'fieldCount': 6 && {'name': 's0', => {'name': 'q3', 'type': 'FLOAT'}, {'name': 's3', 'type': 'STRING'}, {'name': 's0',", "'category': 'form', 'validRange' => 'category': 'form', 'description': 'd', 'validRange'" },
        { "FS203", "", "'name': 'minutes', 'category' => 'name': 'minutes', 'property': 'Played', 'category'" },
        { "FS204", "", "'name': 'minutes' => 'name': 'minutes_played', 'formerNames': ['minutes']" },
        { "FS205", "", "'name': 'days_off' => 'name': 'rest_days', 'formerNames': ['days_off']" },
        { "FS207", "", "'name': 'form', 'features' => 'name': 'form', 'description': 'd', 'features'" },
        { "FS208", "", "'name': 'form', 'features' => 'name': 'form', 'description': 'd', 'features'" },
        { "FS209", "", "'name': 'form', 'features' => 'name': 'form', 'property': 'Shape', 'features'" },
        { "FS210", "", "'name': 'minutes', => 'name': 'minutes', 'critical': false," },
        { "FS211", "", "'category': 'rest', 'upstream' => 'category': 'rest', 'fallbackReason': 'f', 'upstream'" },
        { "FS212", "", "'name': 'minutes', => 'name': 'minutes', 'minDistinct': 20," },
        { "FS213", "", "'max': 48 => 'max': 48.0" },
        { "FS214", "", "'name': 'vector', 'type': 'FLOAT' => 'name': 'vector', 'type': 'FLOAT64'" },
        { "FS215", "", "'value': 'vector[{index}]' => 'value': 'q{index}'" },
        { "FS301", "", "'name': 'live', 'weight': 100 => 'name': 'live', 'member': 'Live1', 'weight': 100" },
        { "FS302", "", "'name': 'gold', 'min': 95 => 'name': 'gold', 'member': 'Gold1', 'min': 95" },
        { "FS304", "", "'name': 'live', 'weight': 100 => 'name': 'live', 'weight': 100.0" },
        { "FS306", "", "'min': 95 => 'min': 95.0" },
        { "FS309", "", "'redBelow': 50 => 'redBelow': 50.0" },
        { "FS310", "", "'atLeast': 50 => 'atLeast': 50.0" },
        { "FS311", "", "'count': 3,\n => 'count': 4,\n && 'features': [2], => 'features': [2, 3], && 'processor': 'Scheduler'}} => 'processor': 'Scheduler'}},\n      {'index': 3, 'name': 'luck', 'category': 'rest'} && 'count': 3, 'pattern' => 'count': 4, 'pattern' && 'fieldCount': 5 => 'fieldCount': 6 && {'name': 's0', => {'name': 'q3', 'type': 'FLOAT'}, {'name': 's3', 'type': 'STRING'}, {'name': 's0'," },
        { "FS312", "", "'min': 95 => 'min': 90 && 'version': 'v1' => 'version': 'v2'" },
        { "FS401", "", "'type': 'DAY' => 'type': 'day'" },
        { "FS403", "'requirePartitionFilter': true => 'requirePartitionFilter': false", "'requirePartitionFilter': false => 'requirePartitionFilter':  false" },
        { "FS404", "", "'type': 'DAY' => 'expirationMs': '0', 'type': 'DAY'" },
        { "FS405", "", "'name': 'slot', 'type': 'INTEGER' => 'name': 'slot', 'type': 'INT64'" },
        { "FS406", "", "'singular': 'player' => 'singular': 'athlete'" },
        { "FS407", "", "'projectId': 'p' => 'projectId': 'q'" },
    };

    [Theory]
    [MemberData(nameof(Fires))]
    public void A_change_is_reported_at_its_place_with_the_message_of_its_page(string rule, string released, string edits, string place, string others)
    {
        var before = Released.Plays.Edit(released);

        var diagnostics = before.Edit(edits).Build(before.Baseline());

        var found = diagnostics.First(diagnostic => diagnostic.Id == rule).ToString();
        Assert.StartsWith($"{place} {rule}: ", found);
        Assert.Contains($"> {found[$"{place} {rule}: ".Length..]}\n", Page(rule));
        Assert.Equal(others.Split(' ', StringSplitOptions.RemoveEmptyEntries), diagnostics.Where(diagnostic => diagnostic.Id != rule).Select(diagnostic => diagnostic.Id).Distinct());
    }

    [Theory]
    [MemberData(nameof(Silent))]
    public void What_a_rule_is_not_about_is_not_reported_under_it(string rule, string released, string edits)
    {
        var before = Released.Plays.Edit(released);

        Assert.DoesNotContain(before.Edit(edits).Build(before.Baseline()), diagnostic => diagnostic.Id == rule);
    }

    /// <summary>What makes a change less bad than its rule, or worse.</summary>
    [Theory]
    [InlineData("FS102", "Warning", "", "{'name': 'note', => {'name': 'remark', && 'version': 'v1' => 'version': 'v1', 'renames': [{'column': 'remark', 'formerNames': ['note'], 'view': 'plays_before'}]")]
    [InlineData("FS108", "Warning", "{'name': 'slot', 'type': 'INTEGER'} => {'name': 'slot', 'type': 'INTEGER', 'mode': 'REQUIRED'}", "{'name': 'slot', 'type': 'INTEGER', 'mode': 'REQUIRED'} => {'name': 'slot', 'type': 'INTEGER'}")]
    [InlineData("FS201", "Warning", "", Appended)]
    [InlineData("FS201", "Info", "", Appended + Bump + " && 'known': ['v1', 'v2'] => 'known': ['v1', 'v2', 'v3']")]
    [InlineData("FS203", "Warning", "", "'name': 'minutes' => 'name': 'minutes_played', 'formerNames': ['minutes']")]
    [InlineData("FS207", "Warning", "", "'features': [0, 1], 'present' => 'features': [0], 'present'" + Bump)]
    [InlineData("FS210", "Warning", "", "'name': 'minutes', => 'name': 'minutes', 'critical': true," + Bump)]
    [InlineData("FS212", "Warning", "", "'name': 'minutes', => 'name': 'minutes', 'defaultValue': 20," + Bump)]
    [InlineData("FS213", "Info", "", "'max': 48 => 'max': 60")]
    [InlineData("FS304", "Warning", "", "'name': 'live', 'weight': 100 => 'name': 'live', 'weight': 90" + Bump)]
    [InlineData("FS306", "Warning", "", "'min': 95 => 'min': 90" + Bump)]
    [InlineData("FS311", "Warning", "", "'source': 'live'} => 'source': 'default'}" + Bump)]
    [InlineData("FS205", "Error", "", "'name': 'days_off' => 'name': 'travel' && 'table': 'schedule', 'processor' => 'table': 'flights', 'processor' && {'table': 'schedule', 'rowsFound' => {'table': 'flights', 'rowsFound'" + Bump)]
    [InlineData("FS403", "Warning", "", "'requirePartitionFilter': true => 'requirePartitionFilter': false")]
    [InlineData("FS404", "Info", "'type': 'DAY' => 'expirationMs': '7776000000', 'type': 'DAY'", "'expirationMs': '7776000000' => 'expirationMs': '9504000000'")]
    [InlineData("FS407", "Warning", "", "'datasetId': 'd' => 'datasetId': 'e' && 'version': 'v1' => 'version': 'v1', 'moved': {'formerNames': ['d.plays'], 'view': 'd.plays'}")]
    public void What_alleviates_a_change_is_heard(string rule, string severity, string released, string edits)
    {
        var before = Released.Plays.Edit(released);

        Assert.Equal(severity, before.Edit(edits).Build(before.Baseline()).First(found => found.Id == rule).Severity.ToString());
    }

    private const string Bump = " && 'version': 'v1' => 'version': 'v2'";

    private const string Appended =
        "'count': 3,\n => 'count': 4,\n && 'features': [2], => 'features': [2, 3], && 'processor': 'Scheduler'}} => 'processor': 'Scheduler'}},\n      {'index': 3, 'name': 'luck', 'category': 'rest'}"
        + " && 'count': 3, 'pattern' => 'count': 4, 'pattern' && 'fieldCount': 5 => 'fieldCount': 6 && {'name': 's0', => {'name': 'q3', 'type': 'FLOAT'}, {'name': 's3', 'type': 'STRING'}, {'name': 's0',";

    [Fact]
    public void Indexes_with_a_gap_or_twice_are_found_in_a_contract()
    {
        var contract = Released.Plays.Contract();
        ContractFeature[] features = [.. contract.Features];

        Assert.Equal(
            "Feature index 2 of 'days_off' follows 0",
            Assert.Single(Findings(features[0], features[2]), finding => finding.Id == "FS206").Sentence);
        Assert.Equal(
            "Feature index 0 stands twice",
            Assert.Single(Findings(features[0], features[1] with { Index = 0 }, features[2] with { Index = 1 }), finding => finding.Id == "FS206").Sentence);
        Assert.DoesNotContain(Findings(features), finding => finding.Id == "FS206");

        IEnumerable<ContractFinding> Findings(params ContractFeature[] given) =>
            ContractComparison.Compare(contract, contract with { Features = given.ToEquatableArray() }, today: null);
    }

    [Fact]
    public void Every_rule_has_a_case() =>
        Assert.Equal(
            typeof(ContractRules).GetFields().Select(field => ((ContractRule)field.GetValue(null)!).Id).Order(),
            Fires.Select(row => (string)row[0]).Append("FS206").Order());

    [Fact]
    public void Descriptions_aliases_of_types_and_letter_case_are_no_change() =>
        Assert.Empty(Released.Plays.Edit(
            "'description': 'Who' => 'description': 'The player' && {'name': 'games', 'type': 'INTEGER'} => {'name': 'Games', 'type': 'INT64'} && 'reason': 'One word for all' => 'reason': 'x'")
            .Build(Released.Plays.Baseline()));

    private static string Page(string rule) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "diagnostics", rule + ".md")).Replace("\r\n", "\n");
}
