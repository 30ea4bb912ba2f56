using System.Globalization;
using FeatureStore.Generators.Definitions;
using FeatureStore.Generators.Diagnostics;

namespace FeatureStore.Generators.Contracts;

/// <summary>A change that is meant: it covers the finding of this rule and subject whose change is exactly this, up to and including a day.</summary>
internal sealed record AcceptedChange(string Rule, string Subject, string Change, string Reason, string Expires, LocationInfo? Location);

/// <summary>The accepted changes of one table, as a file has them.</summary>
internal sealed record AcceptedFile(string Table, EquatableArray<AcceptedChange> Changes, LocationInfo? TableLocation);

/// <summary>Reads a file of accepted changes. A defective entry is reported and covers nothing.</summary>
internal static class AcceptedReader
{
    public static AcceptedFile? Read(DefinitionFile file, FileDiagnostics diagnostics)
    {
        if (ContractReader.ReadObject(file, "A file of accepted changes", "the accepted changes", diagnostics) is not { } reader)
            return null;
        var table = reader.Text("table", required: true);
        var changes = new List<AcceptedChange>();
        foreach (var item in reader.Objects("accepted", "accepted change", required: true))
        {
            var (rule, subject, change) = (item.Text("rule", required: true), item.Text("subject", required: true), item.Text("change", required: true));
            var (reason, expires) = (item.Text("reason", required: true), item.Text("expires", required: true));
            item.ReportUnknownKeys();
            if (expires is not null && !Days.IsDay(expires))
                item.Invalid(item.Get("expires")!, "expires", "a day, such as 2026-12-31");
            else if (rule is not null && subject is not null && change is not null && reason is not null && expires is not null)
                changes.Add(new AcceptedChange(rule, subject, change, reason, expires, diagnostics.Locate(item.Place("rule"))));
        }
        reader.ReportUnknownKeys();
        return table is null ? null : new AcceptedFile(table, changes.ToEquatableArray(), diagnostics.Locate(reader.Place("table")));
    }
}

/// <summary>Writes such a file, an entry a line.</summary>
internal static class AcceptedWriter
{
    public static string Write(string table, IEnumerable<AcceptedChange> changes) =>
        $"{{\n  \"table\": {JsonWriter.Quote(table)},\n  \"accepted\": [\n    {string.Join(",\n    ", changes.Select(Entry))}\n  ]\n}}\n";

    private static JsonWriter Entry(AcceptedChange change) => new JsonWriter()
        .Text("rule", change.Rule)
        .Text("subject", change.Subject)
        .Text("change", change.Change)
        .Text("reason", change.Reason)
        .Text("expires", change.Expires);
}

/// <summary>Days as texts, yyyy-MM-dd, which sort as days do.</summary>
internal static class Days
{
    public static bool IsDay(string text) => DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
