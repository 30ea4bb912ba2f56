using DuckDB.NET.Data;
using FeatureStore.DuckDB;

namespace FeatureStore.Tool.Plan;

/// <summary>Runs a plan on a DuckDB file: every statement, or none.</summary>
internal static class DuckDbMigration
{
    /// <exception cref="FeatureStoreException">A statement failed; the file is as it was.</exception>
    public static void Apply(DuckDbFeatureStore store, IReadOnlyList<string> statements, CancellationToken cancellationToken = default)
    {
        using var transaction = store.Connection.BeginTransaction();
        foreach (var statement in statements)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var command = store.Connection.CreateCommand();
            command.CommandText = statement;
            try
            {
                command.ExecuteNonQuery();
            }
            catch (DuckDBException error)
            {
                transaction.Rollback();
                throw new FeatureStoreException($"The migration failed, and nothing was changed: {error.Message.Split('\n')[0].Trim()}\nThe statement was:\n{statement}", error);
            }
        }

        transaction.Commit();
    }
}
