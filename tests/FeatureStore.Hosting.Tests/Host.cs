using FeatureStore.DuckDB;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using NbaPredictions;

namespace FeatureStore.Hosting.Tests;

/// <summary>Checks of the tests, one of each kind of outcome.</summary>
internal static partial class HostChecks
{
    /// <summary>The matchup of a player is all made up.</summary>
    [QualityCheck("matchup-lost", FailPercent = 10)]
    public static bool MatchupLost(MlFeatureStoreV2 row) => row.Matchup.AllDefaulted;

    /// <summary>A betting line is missing.</summary>
    [QualityCheck("no-line", Severity.Warning, WarnPercent = 10)]
    public static bool NoLine(MlFeatureStoreV2 row) => row.VegasPointsLine.IsDefaulted;

    /// <summary>Nothing, ever.</summary>
    [QualityCheck("nothing")]
    public static bool Nothing(MlFeatureStoreV2 row) => row.FeatureCount < 0;
}

/// <summary>A container as a host builds it, over an export, at a time.</summary>
internal sealed class Host : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public Host(string export, Action<IHealthChecksBuilder> health, DateTimeOffset? now = null, Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Debug));
        services.AddSingleton<TimeProvider>(new Clock(now ?? new(2026, 2, 6, 12, 0, 0, TimeSpan.Zero)));
        services.AddFeatureStore(_ => Opened = Open(export));
        health(services.AddHealthChecks());
        more?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    public DuckDbFeatureStore? Opened { get; private set; }

    public CollectedLog Log { get; } = new();

    public async Task<HealthReportEntry> HealthAsync() =>
        (await _services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries.Single().Value;

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static DuckDbFeatureStore Open(string export)
    {
        var store = DuckDbFeatureStore.OpenInMemory();
        if (export.Length == 0)
            store.CreateTableAsync(MlFeatureStoreV2.Table).GetAwaiter().GetResult();
        else if (export != "nothing")
            store.LoadAsync(MlFeatureStoreV2.Table, Path.Combine(AppContext.BaseDirectory, "Sample", export)).GetAwaiter().GetResult();
        return store;
    }

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}

/// <summary>Keeps what the product logs.</summary>
internal sealed class CollectedLog : ILoggerProvider
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _lines);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, List<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (category.StartsWith("FeatureStore.", StringComparison.Ordinal))
                lines.Add($"{logLevel} {eventId.Id} {formatter(state, exception)}");
        }
    }
}
