namespace FeatureStore.Tests.Checks;

public sealed class RowKeysTests
{
    [Fact]
    public void The_key_of_the_catalog_goes_before_what_else_tells_a_row()
    {
        var table = Sample.Table with { Clustering = ["name", "code"] };
        var catalog = new CatalogInfo("v1");

        Assert.Equal(["id", "code"], Of(table with { Catalog = catalog with { Key = ["id", "code"], Entity = new("name", "player", "players") } }));
        Assert.Equal(["name", "day"], Of(table with { Catalog = catalog with { Entity = new("name", "player", "players") } }));
        Assert.Equal(["name", "code"], Of(table with { Catalog = catalog }));
        Assert.Equal(["name", "code"], Of(table));
        Assert.Equal(["day"], Of(Sample.Table));
        Assert.Equal([], Of(Sample.Table with { Partition = null }));
    }

    [Fact]
    public void What_has_no_order_is_no_key() =>
        Assert.Equal(["id"], Of(Sample.Table with { Clustering = ["id", "tags", "info"] }));

    private static IEnumerable<string> Of(TableInfo table) => RowKeys.Of(table).Select(c => c.Name);
}
