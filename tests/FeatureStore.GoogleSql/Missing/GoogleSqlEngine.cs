namespace FeatureStore.GoogleSql;

/// <summary>Stands in for the engine where its package is not installed, so that everything builds.</summary>
public sealed class GoogleSqlEngine
{
    /// <summary>Whether this is the engine.</summary>
    public static bool IsBuilt => false;

    /// <summary>There is none.</summary>
    public static GoogleSqlEngine Shared => throw new InvalidOperationException(GoogleSqlPackage.Problem);

    /// <inheritdoc cref="Shared"/>
    public IReadOnlyList<ColumnInfo> Analyze(SqlStatement statement, params IReadOnlyList<TableInfo> tables) => throw new InvalidOperationException(GoogleSqlPackage.Problem);

    /// <inheritdoc cref="Shared"/>
    public IReadOnlyList<ColumnInfo> CreatedColumns(string ddl) => throw new InvalidOperationException(GoogleSqlPackage.Problem);

    /// <inheritdoc cref="Shared"/>
    public void Check(string statement, params IReadOnlyList<TableInfo> tables) => throw new InvalidOperationException(GoogleSqlPackage.Problem);

    /// <inheritdoc cref="Shared"/>
    public IReadOnlyList<TableRead> Reads(SqlStatement statement, params IReadOnlyList<TableInfo> tables) => throw new InvalidOperationException(GoogleSqlPackage.Problem);

    /// <inheritdoc cref="Shared"/>
    public GoogleSqlResult Evaluate(SqlStatement statement, params IReadOnlyList<GoogleSqlTable> tables) => throw new InvalidOperationException(GoogleSqlPackage.Problem);
}
