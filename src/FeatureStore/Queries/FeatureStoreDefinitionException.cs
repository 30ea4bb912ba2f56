namespace FeatureStore;

/// <summary>A store has columns that a query uses otherwise than the program was built for: its values would not be what the code takes them for.</summary>
public sealed class FeatureStoreDefinitionException : FeatureStoreException
{
    internal FeatureStoreDefinitionException(TableInfo table, string? storedFingerprint, ValueList<TableDifference> differences, Exception? innerException = null)
        : base(Describe(table, storedFingerprint, differences), innerException) =>
        (Table, StoredFingerprint, Differences) = (table, storedFingerprint, differences);

    /// <summary>The table as the program was built for it, with its fingerprint.</summary>
    public TableInfo Table { get; }

    /// <summary>The fingerprint of the definition that the store was made with; null where the store carries none.</summary>
    public string? StoredFingerprint { get; }

    /// <summary>What differs of the columns that the query uses, in the order of the definition.</summary>
    public ValueList<TableDifference> Differences { get; }

    private static string Describe(TableInfo table, string? storedFingerprint, ValueList<TableDifference> differences)
    {
        var made = storedFingerprint is not null && storedFingerprint != table.Fingerprint ? $", and the store was made with definition {storedFingerprint}" : "";
        return $"Table {table.TableId} of the store differs in columns that the query uses: {string.Join("; ", differences)}. "
            + $"The program was built for definition {table.Fingerprint}{made}. Build it with the definition that the store has, or mend the table.";
    }
}
