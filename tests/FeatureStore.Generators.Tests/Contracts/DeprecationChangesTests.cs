using FeatureStore.Generators.Contracts;

namespace FeatureStore.Generators.Tests.Contracts;

/// <summary>Features and groups that are deprecated: released as such, told when it is said, and kept until their sunset.</summary>
public sealed class DeprecationChangesTests
{
    private const string Feature = "{'column': 'old', => {'feature': 'luck', 'replacement': 'minutes', 'since': 'v1', 'sunset': '2026-12-31'}, {'column': 'old',";
    private const string Group = "{'column': 'old', => {'group': 'recent', 'replacement': ['points', 'minutes'], 'sunset': '2026-12-31'}, {'column': 'old',";

    /// <summary>With a fourth feature, which can go without leaving a gap.</summary>
    private static readonly Released Plays = Released.Plays.Edit(
        "'count': 3,\n => 'count': 4,\n && 'features': [2], => 'features': [2, 3], && 'processor': 'Scheduler'}} => 'processor': 'Scheduler'}},\n      {'index': 3, 'name': 'luck', 'category': 'rest'}"
        + " && 'count': 3, 'pattern' => 'count': 4, 'pattern' && 'fieldCount': 5 => 'fieldCount': 6 && {'name': 's0', => {'name': 'q3', 'type': 'FLOAT'}, {'name': 's3', 'type': 'STRING'}, {'name': 's0',");

    private const string WithoutFeature =
        "'count': 4,\n => 'count': 3,\n && 'features': [2, 3], => 'features': [2], && ,\n      {'index': 3, 'name': 'luck', 'category': 'rest'} =>  && 'count': 4, 'pattern' => 'count': 3, 'pattern' && 'fieldCount': 6 => 'fieldCount': 5"
        + " && 'version': 'v1' => 'version': 'v2' && {'feature': 'luck', 'replacement': 'minutes', 'since': 'v1', 'sunset': '2026-12-31'},  => ";

    private const string WithoutGroup =
        "{'name': 'recent', 'category': 'form', 'features': [0, 1], 'present': 'has_rest'} =>  && 'version': 'v1' => 'version': 'v2' && {'group': 'recent', 'replacement': ['points', 'minutes'], 'sunset': '2026-12-31'},  => ";

    [Fact]
    public void They_are_released_and_read_back()
    {
        var before = Plays.Edit(Feature).Edit(Group);

        var text = ContractWriter.Write(before.Contract());

        Assert.Contains("""{"index": 3, "name": "luck", "category": "rest", "quality": "q3", "source": "s3", "value": "vector[3]", "deprecated": {"replacement": "minutes", "since": "v1", "sunset": "2026-12-31"}}""", text);
        Assert.Contains("""{"name": "recent", "features": [0, 1], "deprecated": {"replacement": "points and minutes", "sunset": "2026-12-31"}}""", text);
        Assert.Empty(before.Build(before.Baseline()));
    }

    [Theory]
    [InlineData(Feature, "Feature 'luck' is deprecated in favour of minutes, with its sunset on 2026-12-31, against release 1 (v1); it breaks nobody; release it, so that readers are warned")]
    [InlineData(Group, "Group 'recent' is deprecated in favour of points and minutes, with its sunset on 2026-12-31, against release 1 (v1); it breaks nobody; release it, so that readers are warned")]
    public void A_new_deprecation_is_told(string edit, string expected)
    {
        var found = Assert.Single(Plays.Edit(edit).Build(Plays.Baseline()));

        Assert.Equal(("FS115", expected), (found.Id, found.GetMessage()));
    }

    [Theory]
    [InlineData(Feature, WithoutFeature, null, "FS116: Feature 3 'luck' is dropped before its sunset on 2026-12-31, against release 1 (v1); it breaks a new reader on old rows, an old reader on new rows and a trained model; keep it until its sunset")]
    [InlineData(Feature, WithoutFeature, "2026-12-30", "FS116: Feature 3 'luck' is dropped")]
    [InlineData(Feature, WithoutFeature, "2026-12-31", "FS202: Feature 3 'luck' is removed")]
    [InlineData(Group, WithoutGroup, null, "FS116: Group 'recent' is dropped before its sunset on 2026-12-31, against release 1 (v1); it breaks a new reader on old rows, an old reader on new rows and the comparison of scores; keep it until its sunset")]
    [InlineData(Group, WithoutGroup, "2026-12-31", "FS209: Group 'recent' is removed")]
    public void One_that_goes_is_an_error_which_names_its_sunset_until_that_has_come(string deprecate, string remove, string? today, string expected)
    {
        var before = Plays.Edit(deprecate);

        var found = before.Edit(remove).Build(today is null ? [] : [("FeatureStoreToday", today)], before.Baseline());

        Assert.StartsWith(expected, Assert.Single(found.Select(each => $"{each.Id}: {each.GetMessage()}"), told => !told.StartsWith("FS311", StringComparison.Ordinal)));
    }
}
