namespace FeatureStore.DuckDB.Tests;

/// <summary>For tests that write texts by SQL of their own, which an ENUM would refuse where the catalog does not know them.</summary>
internal static class EnumColumnsAsText
{
    public static void StoreAsText(this DuckDbFeatureStore store, params IEnumerable<string> columns)
    {
        foreach (var column in columns)
        {
            using var command = store.Connection.CreateCommand();
            command.CommandText = $"ALTER TABLE ml_feature_store_v2 ALTER COLUMN {column} TYPE VARCHAR";
            command.ExecuteNonQuery();
        }
    }
}
