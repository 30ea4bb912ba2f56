using FeatureStore.Generators.Definitions;

namespace FeatureStore.Generators.Tests.Definitions;

/// <summary>What makes two definitions equal, so that the build does nothing again, and what the fingerprint follows.</summary>
public sealed class EqualityTests
{
    private static readonly TableDefinition Original = Plays.Read().Table!;

    [Fact]
    public void A_whitespace_edit_changes_nothing()
    {
        var edited = Plays.Read("\n\n" + Plays.Table.Replace(": ", " :\t"), Plays.Catalog.Replace("\n", "\r\n")).Table!;

        Assert.Equal(Original, edited);
        Assert.Equal(Original.GetHashCode(), edited.GetHashCode());
    }

    [Fact]
    public void A_description_changes_the_model_and_not_the_fingerprint()
    {
        var edited = Plays.Read(Plays.Edit(Plays.Table, "Who", "Whom")).Table!;

        Assert.NotEqual(Original, edited);
        Assert.Equal(Original.Fingerprint, edited.Fingerprint);
    }

    [Theory]
    [InlineData("\"projectId\": \"p\"", "\"projectId\": \"other\"")]
    [InlineData("\"type\": \"INTEGER\"}\n    ]", "\"type\": \"INT64\"}\n    ]")]
    public void The_project_and_the_spelling_of_a_type_do_not_change_the_fingerprint(string old, string @new) =>
        Assert.Equal(Original.Fingerprint, Plays.Read(Plays.Edit(Plays.Table, old, @new)).Table!.Fingerprint);

    [Theory]
    [InlineData("\"slot\", \"type\": \"INTEGER\"", "\"slot\", \"type\": \"FLOAT\"")]
    [InlineData("\"slot\", ", "\"slot\", \"mode\": \"REQUIRED\", ")]
    [InlineData("\"name\": \"slot\"", "\"name\": \"slots\"")]
    [InlineData("\"scale\": \"2\"", "\"scale\": \"3\"")]
    [InlineData("\"type\": \"DAY\"", "\"type\": \"MONTH\"")]
    [InlineData("[\"player\", \"tier\"]", "[\"tier\", \"player\"]")]
    [InlineData("\"name\": \"games\"", "\"name\": \"game\"")]
    public void A_change_of_the_table_changes_the_fingerprint(string old, string @new) =>
        Assert.NotEqual(Original.Fingerprint, Plays.Read(Plays.Edit(Plays.Table, old, @new)).Table!.Fingerprint);

    [Theory]
    [InlineData("\"max\": 48", "\"max\": 50")]
    [InlineData("\"name\": \"minutes\"", "\"name\": \"minutes_played\"")]
    [InlineData("\"weight\": 40", "\"weight\": 41")]
    [InlineData("\"min\": 95", "\"min\": 94")]
    [InlineData("\"greenAbove\": 80", "\"greenAbove\": 81")]
    [InlineData("\"isDefault\": true", "\"isDefault\": false")]
    [InlineData("\"hash\": \"old\"", "\"calculation\": false")]
    [InlineData("[\"player\", \"day\"]", "[\"player\"]")]
    [InlineData("\"known\": [\"v1\", \"v2\"]", "\"known\": [\"v1\"]")]
    [InlineData("\"failAbove\": 12.5", "\"failAbove\": 12")]
    [InlineData("\"defaultCount\": \"defaults\"},\n  \"names\"", "\"defaultCount\": \"defaults\", \"featureCount\": \"slot\"},\n  \"names\"")]
    public void A_change_of_meaning_changes_the_fingerprint(string old, string @new) =>
        Assert.NotEqual(Original.Fingerprint, Plays.Read(catalog: Plays.Edit(Plays.Catalog, old, @new)).Table!.Fingerprint);

    [Fact]
    public void The_fingerprint_is_16_hexadecimal_digits_and_the_same_everywhere() =>
        Assert.Equal("6f3f0f662ec83fbf", Original.Fingerprint);
}
