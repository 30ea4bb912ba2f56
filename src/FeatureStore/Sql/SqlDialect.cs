namespace FeatureStore;

/// <summary>What differs between the SQL of the engines.</summary>
public abstract class SqlDialect
{
    private protected SqlDialect()
    {
    }
}
