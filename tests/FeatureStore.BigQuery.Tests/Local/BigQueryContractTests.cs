using FeatureStore.GoogleSql;
using FeatureStore.LocalBigQuery;

namespace FeatureStore.BigQuery.Tests.Local;

/// <summary>BigQuery does what every engine does: over a real socket, with pages of a few rows, answered by Google's engine.</summary>
public sealed class BigQueryContractTests : EngineContract
{
    protected override async Task<IContractEngine?> StartAsync() => GoogleSqlPackage.Problem is null ? new Engine(await LocalBigQueryServer.StartAsync()) : null;

    private sealed class Engine : IContractEngine
    {
        private readonly LocalBigQueryServer _server;
        private readonly BigQueryFeatureStore _store;

        public Engine(LocalBigQueryServer server)
        {
            _server = server;
            server.PageRows = 7;
            server.PollsPerQuery = 1;
            _store = server.Connect();
        }

        public IFeatureStore Store => _store;

        public Task CreateAsync(TableInfo table) => _store.CreateTableAsync(table);

        public async Task<long> AppendAsync<TRow>(IEnumerable<TRow> rows)
            where TRow : ITableRow<TRow>
        {
            // Other engines make the table with the first rows.
            if (!await _store.HasTableAsync(TRow.Table))
                await _store.CreateTableAsync(TRow.Table);
            return await _store.AppendAsync(rows);
        }

        public async ValueTask DisposeAsync()
        {
            await _store.DisposeAsync();
            await _server.DisposeAsync();
        }
    }
}
