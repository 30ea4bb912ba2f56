using FeatureStore.Generators.Definitions;

namespace FeatureStore.Generators.Tests.Definitions;

public sealed class NamingTests
{
    [Theory]
    [InlineData("feature_5_quality", "Feature5Quality")]
    [InlineData("game_date", "GameDate")]
    [InlineData("gameDate", "GameDate")]
    [InlineData("GAME_DATE", "GameDate")]
    [InlineData("_x", "X")]
    [InlineData("x__y_", "XY")]
    [InlineData("class", "Class")]
    [InlineData("größe_in_cm", "GrößeInCm")]
    [InlineData("日付", "日付")]
    [InlineData("l5_avg", "L5Avg")]
    public void A_column_becomes_a_property(string column, string property) =>
        Assert.Equal(property, Naming.PropertyName(column, out _));

    [Theory]
    [InlineData("3pt", "begin with a digit")]
    [InlineData("_3pt", "begin with a digit")]
    [InlineData("__", "nothing is left")]
    [InlineData("", "nothing is left")]
    [InlineData("a b", "cannot hold the character U+0020")]
    [InlineData("a$", "cannot hold '$'")]
    [InlineData("a\u200db", "cannot hold the character U+200D")]
    public void A_column_that_cannot_become_a_property_says_why(string column, string reason)
    {
        Assert.Null(Naming.PropertyName(column, out var actual));
        Assert.Contains(reason, actual);
    }

    [Theory]
    [InlineData("green", "Green")]
    [InlineData("RED", "Red")]
    [InlineData("phase4_partial", "Phase4Partial")]
    [InlineData("light-green", "LightGreen")]
    [InlineData("odds api 2.0", "OddsApi20")]
    public void A_text_becomes_an_enum_member(string text, string member) =>
        Assert.Equal(member, Naming.MemberName(text, out _));

    [Theory]
    [InlineData("equals")]
    [InlineData("get_hash_code")]
    [InlineData("to_string")]
    [InlineData("equality_contract")]
    [InlineData("print_members")]
    [InlineData("clone")]
    [InlineData("table")]
    [InlineData("columns")]
    [InlineData("on")]
    [InlineData("between")]
    [InlineData("all")]
    [InlineData("features")]
    [InlineData("fingerprint")]
    [InlineData("catalog")]
    [InlineData("unknown_text")]
    public void A_column_does_not_hide_a_member_of_the_record(string column) =>
        Assert.Contains("FS0009", Assert.Single(Plays.Read(Plays.Edit(Plays.Table, "\"slot\"", $"\"{column}\"")).Diagnostics).Show());

    [Fact]
    public void A_table_becomes_a_record() =>
        Assert.Equal("MlFeatureStoreV2", Naming.TypeName("ml_feature_store_v2", out _));

    [Theory]
    [InlineData("class", false)]
    [InlineData("Class", true)]
    [InlineData("record", false)]
    [InlineData("field", false)]
    [InlineData("A\u200db", false)]
    [InlineData("@class", false)]
    [InlineData("a b", false)]
    [InlineData("", false)]
    public void A_chosen_name_is_an_identifier_and_no_keyword(string name, bool isIdentifier) =>
        Assert.Equal(isIdentifier, Naming.IsIdentifier(name));

    [Theory]
    [InlineData("qualty", "quality")]
    [InlineData("QUALITY", "quality")]
    [InlineData("qulaity", "quality")]
    [InlineData("quality_tire", "quality_tier")]
    [InlineData("entirely_else", null)]
    public void The_nearest_name_is_the_one_with_few_edits(string name, string? nearest) =>
        Assert.Equal(nearest, NearestName.Find(name, ["quality", "quality_tier", "feature_5_source"]));
}
