using FeatureStore;
using FeatureStore.DuckDB;
using PackageConsumer;

var day = new DateOnly(2026, 2, 6);
await using var store = DuckDbFeatureStore.OpenInMemory();
await store.CreateTableAsync(WeatherReadings.Table);
await store.AppendAsync<WeatherReadings>(
[
    new() { Station = "north", Day = day, TemperatureCelsius = -3.5, Tags = ["snow"] },
    new() { Station = "south", Day = day, TemperatureCelsius = 11.25 },
    new() { Station = "east", Day = day, TemperatureCelsius = null },
]);

var cold = WeatherReadings.On(day)
    .Where(c => c.TemperatureCelsius < 5)
    .Select<ColdReading>();
await foreach (var reading in store.QueryAsync(cold))
    Console.WriteLine($"{reading.Station}: {reading.TemperatureCelsius}");

var summary = WeatherReadings.On(day).Select(c => (Sql.Count(), Sql.Avg(c.TemperatureCelsius).Round(2)));
await foreach (var (count, average) in store.QueryAsync(summary))
    Console.WriteLine($"{count} readings, {average} on average");

foreach (var result in (await store.RunAsync(ReadingChecks.All, day)).Results)
    Console.WriteLine($"{result.Check.Id}: {result.Status}, {result.Violations} of {result.Evaluated}");

[Projection<WeatherReadings>]
internal sealed partial record ColdReading(string Station, double? TemperatureCelsius);

internal static partial class ReadingChecks
{
    [QualityCheck("without-temperature", Severity.Warning, Dimension = Dimension.Completeness)]
    public static bool WithoutTemperature(WeatherReadings row) => row.TemperatureCelsius is null;
}
