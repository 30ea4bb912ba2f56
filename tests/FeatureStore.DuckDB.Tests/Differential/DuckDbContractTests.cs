namespace FeatureStore.DuckDB.Tests.Differential;

/// <summary>DuckDB does what every engine does.</summary>
public sealed class DuckDbContractTests : EngineContract
{
    protected override Task<IContractEngine?> StartAsync() => Task.FromResult<IContractEngine?>(new Engine());

    private sealed class Engine : IContractEngine
    {
        private readonly DuckDbFeatureStore _store = DuckDbFeatureStore.OpenInMemory();

        public IFeatureStore Store => _store;

        public Task CreateAsync(TableInfo table) => _store.CreateTableAsync(table);

        public Task<long> AppendAsync<TRow>(IEnumerable<TRow> rows)
            where TRow : ITableRow<TRow> => _store.AppendAsync(rows);

        public ValueTask DisposeAsync() => _store.DisposeAsync();
    }
}
