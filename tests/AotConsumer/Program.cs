using System.Globalization;
using AotConsumer;
using FeatureStore;
using FeatureStore.DuckDB;

// Everything that is read in a way of its own: scalars, lists, STRUCTs, lists of STRUCTs, and nulls inside each.
var day = new DateOnly(2026, 2, 6);
await using var store = DuckDbFeatureStore.OpenInMemory();
await store.CreateTableAsync(Measurements.Table);
using (var command = store.Connection.CreateCommand())
{
    command.CommandText = """
        INSERT INTO measurements VALUES
        (1, '2026-02-06', 'first', 12.5, '2026-02-06 10:00:00+00', [1.5::DOUBLE, NULL, 'NaN'::DOUBLE], ['a', NULL, 'é'],
         {'name': 'hill', 'heights': [7, NULL], 'inner': {'since': DATE '2020-01-31'}}, [{'who': 'x', 'day': DATE '2026-01-01'}, NULL, {'who': NULL, 'day': NULL}]),
        (2, '2026-02-06', NULL, NULL, NULL, NULL, [], NULL, []),
        (3, '2026-02-06', 'third', -0.25, NULL, [], ['z'], {'name': NULL, 'heights': NULL, 'inner': NULL}, NULL)
        """;
    command.ExecuteNonQuery();
}

Console.WriteLine("records");
await foreach (var row in store.QueryAsync(Measurements.On(day).OrderBy(c => c.Id)))
{
    var place = row.Place is { } p ? $"{p.Name ?? "null"}/{p.Heights}/{Text(p.Inner?.Since)}" : "null";
    var visits = string.Join(", ", row.Visits.Select(v => v is null ? "null" : $"{v.Who ?? "null"}/{Text(v.Day)}"));
    Console.WriteLine($"{row.Id} {row.Label ?? "null"} {Text(row.Price)} {Text(row.At?.UtcDateTime)} {Join(row.Values)} {Join(row.Tags)} {place} [{visits}]");
}

Console.WriteLine("projections");
await foreach (var row in store.QueryAsync(Measurements.On(day).OrderBy(c => c.Id).Select<Line>()))
    Console.WriteLine($"{row.Id} {row.Label ?? "null"} {Join(row.Values)}");

Console.WriteLine("tuples");
await foreach (var (id, tags, first) in store.QueryAsync(Measurements.On(day).OrderBy(c => c.Id).Select(c => (c.Id, c.Tags, c.Values.ElementAt(0)))))
    Console.WriteLine($"{id} {Join(tags)} {Text(first)}");

Console.WriteLine("aggregates");
await foreach (var (count, sum) in store.QueryAsync(Measurements.On(day).Select(c => (Sql.Count(), Sql.Sum(c.Price)))))
    Console.WriteLine($"{count} {Text(sum)}");

static string Text(object? value) => value switch
{
    null => "null",
    IFormattable other => other.ToString(other is DateOnly or DateTime ? "yyyy-MM-dd" : null, CultureInfo.InvariantCulture),
    _ => $"{value}",
};

static string Join<T>(ValueList<T> values) => $"[{string.Join(", ", values.Select(v => Text(v)))}]";

[Projection<Measurements>]
internal sealed partial record Line(long Id, string? Label, ValueList<double?> Values);
