namespace FeatureStore.Generators.Tests.Definitions;

/// <summary>Each defect of a table file is one diagnostic at its place, and causes no other.</summary>
public sealed class TableDefectTests
{
    /// <summary>What is replaced in the sound table, by what, and the one diagnostic; ' stands for the quotes of JSON in the first two.</summary>
    public static TheoryData<string, string, string> Defects { get; } = new()
    {
        { "'score', 'type'", "'score' 'type'", "(8,24): error FS0001: This file is not valid JSON: a ',' or '}' should stand after the value of 'name', not '\"'" },
        { "'NUMERIC',", "'NUMERIC',,", "(8,43): error FS0001: This file is not valid JSON: a name in double quotes should stand here, not ','" },
        { "  'requirePartitionFilter': true,", "  // must filter\n  'requirePartitionFilter': true,", "(31,3): error FS0001: This file is not valid JSON: it has a comment, which JSON does not allow" },
        { "'description': 'One row per player per day',", "'description': 'One row per player per day', 'description': 'Again',", "(3,48): error FS0001: This file is not valid JSON: the name 'description' stands twice in one object" },
        { "'Who'", "'Who \\ud800'", "(6,79): error FS0001: This file is not valid JSON: a text has half of a surrogate pair" },
        { "['player', 'tier']}\n}", "['player', 'tier']}", "(32,47): error FS0001: This file is not valid JSON: it ends inside an object; a '}' is missing" },
        { "'tableReference': {'projectId': 'p', 'datasetId': 'd', 'tableId': 'plays'},\n", "'kind': 'x',\n", "(1,1): error FS0003: 'tableReference' is missing in the table; add it" },
        { "'tableId': 'plays'", "'tableName': 'plays'", "(2,21): error FS0003: 'tableId' is missing in 'tableReference' of the table; add it" },
        { "'tableId': 'plays'", "'tableId': 7", "(2,69): error FS0004: 'tableId' of 'tableReference' of the table must be a text, not 7" },
        { "'name': 'score', ", "", "(8,7): error FS0003: 'name' is missing in a column; add it" },
        { "'name': 'slot', 'type': 'INTEGER'", "'name': 'slot'", "(27,7): error FS0003: 'type' is missing in column 'slot'; add it" },
        { "{'name': 'slot', 'type': 'INTEGER'}", "'slot'", "(27,7): error FS0004: A column must be an object, not 'slot'" },
        { "'name': 'defaults', 'type': 'INTEGER'", "'name': 'defaults', 'type': 'INTERGER'", "(9,36): error FS0005: Column 'defaults' has the unknown type 'INTERGER'; did you mean 'INTEGER'?" },
        { "'name': 'slot', 'type': 'INTEGER'", "'name': 'slot', 'type': 'INTERVAL'", "(27,32): error FS0005: Column 'slot' has the unknown type 'INTERVAL'; BigQuery has it, but FeatureStore does not read it: leave the column out, or keep its values in columns of other types" },
        { "'name': 'slot', 'type': 'INTEGER'", "'name': 'slot', 'type': 'RANGE'", "(27,32): error FS0005: Column 'slot' has the unknown type 'RANGE'; BigQuery has it, but FeatureStore does not read it: leave the column out, or keep its values in columns of other types" },
        { "'name': 'slot', 'type': 'INTEGER'", "'name': 'slot', 'type': 'TUPLE'", "(27,32): error FS0005: Column 'slot' has the unknown type 'TUPLE'; the types are STRING, INT64, FLOAT64, NUMERIC, BIGNUMERIC, BOOL, DATE, DATETIME, TIME, TIMESTAMP, BYTES, JSON, GEOGRAPHY, STRUCT" },
        { "'name': 'days', 'type': 'DATE'", "'name': 'days', 'type': 'DAT'", "(24,34): error FS0005: Column 'window.days' has the unknown type 'DAT'; did you mean 'DATE'?" },
        { "'name': 'slot', 'type': 'INTEGER'", "'name': 'slot', 'type': 'STRING', 'mode': 'REQUIERD'", "(27,50): error FS0006: Column 'slot' has the unknown mode 'REQUIERD', which is neither NULLABLE, REQUIRED nor REPEATED; did you mean 'REQUIRED'?" },
        { "'name': 'slot', 'type': 'INTEGER'", "'name': 'slot', 'type': 'STRING', 'mode': null", "(27,50): error FS0004: 'mode' of column 'slot' must be a text, not null" },
        { "'name': 'slot'", "'name': 'Score'", "(27,16): error FS0007: Column 'Score' is defined twice: line 8 has 'score', and BigQuery compares column names without case; remove or rename one" },
        { "'name': 'days'", "'name': 'GAMES'", "(24,18): error FS0007: Column 'window.GAMES' is defined twice: line 23 has 'games', and BigQuery compares column names without case; remove or rename one" },
        { "'name': 'slot'", "'name': '3pt'", "(27,16): error FS0008: Column '3pt' cannot become a C# property, because an identifier cannot begin with a digit; choose a name for it under 'names' in the catalog" },
        { "'name': 'slot'", "'name': '__'", "(27,16): error FS0008: Column '__' cannot become a C# property, because nothing is left of it without its separators; choose a name for it under 'names' in the catalog" },
        { "'name': 'slot'", "'name': 'a-b'", "(27,16): error FS0008: Column 'a-b' cannot become a C# property, because an identifier cannot hold '-'; choose a name for it under 'names' in the catalog" },
        { "'name': 'days'", "'name': '€'", "(24,18): error FS0008: Column 'window.€' cannot become a C# property, because an identifier cannot hold '€'; choose a name for it under 'names' in the catalog" },
        { "'name': 'slot'", "'name': 'has__rest'", "(27,16): error FS0009: Column 'has__rest' becomes the property 'HasRest', which is already column 'has_rest'; choose another name for the column under 'names' in the catalog" },
        { "'name': 'slot'", "'name': 'plays'", "(27,16): error FS0009: Column 'plays' becomes the property 'Plays', which is already the name of the record; choose another name for the column under 'names' in the catalog" },
        { "'name': 'slot'", "'name': 'get_type'", "(27,16): error FS0009: Column 'get_type' becomes the property 'GetType', which is already a member that every such type has; choose another name for the column under 'names' in the catalog" },
        { "'name': 'slot'", "'name': 'tier_text'", "(11,16): error FS0009: The text of column 'tier' becomes the property 'TierText', which is already column 'tier_text'; choose another name for the column under 'names' in the catalog" },
        { "'name': 'days'", "'name': '_games'", "(24,18): error FS0009: Column 'window._games' becomes the property 'Games', which is already column 'window.games'; choose another name for the column under 'names' in the catalog" },
        { "'precision': '5'", "'precision': '32'", "(8,57): error FS0010: 'precision' of column 'score' must be 2 to 31, not '32'" },
        { "'precision': '5'", "'precision': 1.5", "(8,57): error FS0010: 'precision' of column 'score' must be a whole number, not 1.5" },
        { "'scale': '2'", "'scale': '10'", "(8,71): error FS0010: 'scale' of column 'score' must be 0 to 9, not '10'" },
        { "'precision': '5', ", "", "(8,53): error FS0010: 'scale' of column 'score' must be given together with 'precision', not alone" },
        { "'name': 'slot', 'type': 'INTEGER'", "'name': 'slot', 'type': 'STRING', 'maxLength': '0'", "(27,55): error FS0010: 'maxLength' of column 'slot' must be at least 1, not '0'" },
        { "'name': 'defaults', 'type': 'INTEGER'", "'name': 'defaults', 'type': 'INTEGER', 'maxLength': '3'", "(9,60): error FS0010: 'maxLength' of column 'defaults' must be left out unless the type is STRING or BYTES, not INT64" },
        { "'field': 'day'", "'field': 'dya'", "(30,48): error FS0011: The table is partitioned on 'dya', which is not one of its columns; did you mean 'day'?" },
        { "'field': 'day'", "'field': 'player'", "(30,48): error FS0012: Column 'player' cannot partition the table, because its type is STRING, and time partitioning takes DATE, TIMESTAMP or DATETIME" },
        { "'field': 'day'", "'field': 'alerts'", "(30,48): error FS0012: Column 'alerts' cannot partition the table, because it is REPEATED" },
        { "'type': 'DAY'", "'type': 'HOUR'", "(30,49): error FS0012: Column 'day' cannot partition the table, because a DATE has no hours; use DAY, MONTH or YEAR" },
        { "'type': 'DAY'", "'type': 'WEEK'", "(30,32): error FS0004: 'type' of 'timePartitioning' of the table must be HOUR, DAY, MONTH or YEAR, not 'WEEK'" },
        { "'timePartitioning': {'type': 'DAY', 'field': 'day'}", "'rangePartitioning': {'field': 'score'}", "(30,34): error FS0012: Column 'score' cannot partition the table, because its type is NUMERIC, and range partitioning takes INT64" },
        { "'timePartitioning': {'type': 'DAY', 'field': 'day'}", "'timePartitioning': {'type': 'DAY'}, 'rangePartitioning': {'field': 'slot'}", "(30,61): error FS0004: The partitioning of the table must be by time or by range, not both" },
        { "  'timePartitioning': {'type': 'DAY', 'field': 'day'},\n", "", "(30,29): error FS0004: 'requirePartitionFilter' of the table must be false where the table has no partitioning, not true" },
        { "['player', 'tier']", "['player', 'teir']", "(32,39): error FS0013: The table is clustered by 'teir', which is not one of its columns; did you mean 'tier'?" },
        { "['player', 'tier']", "['player', 'form_pct']", "(32,39): error FS0014: Column 'form_pct' cannot cluster the table, because its type is FLOAT64, which has no clustering order" },
        { "['player', 'tier']", "['player', 'player']", "(32,39): error FS0014: Column 'player' cannot cluster the table, because it is listed twice" },
        { "['player', 'tier']", "['alerts']", "(32,29): error FS0014: Column 'alerts' cannot cluster the table, because it is REPEATED" },
        { "['player', 'tier']", "['player', 'tier', 'day', 'alert', 'old']", "(32,63): error FS0014: Column 'old' cannot cluster the table, because BigQuery clusters by at most four columns" },
        { "'name': 'slot', 'type': 'INTEGER'", "'name': 'slot', 'type': 'STRING', 'fields': [{'name': 'x', 'type': 'DATE'}]", "(27,52): error FS0016: Column 'slot' has 'fields', but its type is STRING; make it a STRUCT or leave them out" },
        { "'name': 'slot', 'type': 'INTEGER'", "'name': 'slot', 'type': 'STRUCT'", "(27,16): error FS0016: Column 'slot' is a STRUCT without 'fields'; list them" },
        { "'name': 'slot', 'type': 'INTEGER'", "'name': 'w', 'type': 'RECORD', 'fields': [{'name': 'x', 'type': 'RECORD', 'fields': [{'name': 'y', 'type': 'DATE'}]}]}, {'name': 'w_x', 'type': 'RECORD', 'fields': [{'name': 'x', 'type': 'DATE'}]}, {'name': 'slot', 'type': 'INTEGER'", "(27,137): error FS0018: The type name 'PlaysWX' of the record of column 'w_x' is also that of the record of column 'w.x'; choose another, for enums under 'enums' and for columns under 'names' in the catalog" },
    };

    [Theory]
    [MemberData(nameof(Defects))]
    public void A_defect_is_one_diagnostic_at_its_place(string old, string @new, string expected)
    {
        var result = Plays.Read(table: Plays.Edit(Plays.Table, old.Replace('\'', '"'), @new.Replace('\'', '"')));

        Assert.Equal("plays.table.json" + expected, Assert.Single(result.Diagnostics).Show());
    }
}
