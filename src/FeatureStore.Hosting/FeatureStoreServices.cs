using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace FeatureStore.Hosting;

/// <summary>FeatureStore in the container of a host.</summary>
public static class FeatureStoreServices
{
    /// <summary>Registers the store of the host as an <see cref="IFeatureStore"/>: opened when it is first asked for, one for all, disposed with the container.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="open">Opens the store, such as <c>_ => DuckDbFeatureStore.OpenReadOnly("features.duckdb")</c>.</param>
    /// <exception cref="InvalidOperationException">A store is registered already.</exception>
    public static IServiceCollection AddFeatureStore(this IServiceCollection services, Func<IServiceProvider, IFeatureStore> open)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(open);
        if (services.Any(s => s.ServiceType == typeof(IFeatureStore)))
            throw new InvalidOperationException("A feature store is registered already; register a second one as a service of your own.");
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton(open);
    }

    /// <summary>
    /// Adds a health check that runs checks of one table over its newest day: a warning degrades the host, a failure makes it unhealthy. Needs
    /// <see cref="AddFeatureStore"/>.
    /// </summary>
    /// <param name="builder">What <c>AddHealthChecks</c> gives.</param>
    /// <param name="checks">The checks, all of one table, such as <c>MyChecks.All</c>.</param>
    /// <param name="configure">How old the newest day may be, and what else there is to say; null for the defaults.</param>
    /// <param name="name">Name of the health check.</param>
    /// <param name="failureStatus">What a failure is reported as; unhealthy unless given.</param>
    /// <param name="tags">Tags to filter health checks by.</param>
    /// <param name="timeout">How long a run may take; as long as it does unless given.</param>
    /// <exception cref="ArgumentException">There is no check, or they are about several tables.</exception>
    public static IHealthChecksBuilder AddFeatureStoreCheck(
        this IHealthChecksBuilder builder,
        IEnumerable<Check> checks,
        Action<FeatureStoreHealthOptions>? configure = null,
        string name = "feature-store",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(checks);
        CheckSet set = [.. checks];
        if (set.PerTable().Count != 1)
            throw new ArgumentException(set.Count == 0 ? "There is no check to run." : "The checks are about several tables; add a health check for each of PerTable().", nameof(checks));
        var options = new FeatureStoreHealthOptions();
        configure?.Invoke(options);
        return builder.Add(new(
            name,
            services => new FeatureStoreHealthCheck(
                services.GetRequiredService<IFeatureStore>(),
                set,
                options,
                services.GetService<TimeProvider>() ?? TimeProvider.System,
                services.GetRequiredService<ILogger<FeatureStoreHealthCheck>>()),
            failureStatus,
            tags,
            timeout));
    }
}
