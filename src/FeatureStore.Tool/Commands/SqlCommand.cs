using System.CommandLine;
using FeatureStore.Tool.Output;

namespace FeatureStore.Tool.Commands;

/// <summary>featurestore sql: what a check runs, in the SQL of both engines.</summary>
internal static class SqlCommand
{
    private static readonly string[] Dialects = ["bigquery", "duckdb", "both"];

    public static Command Create()
    {
        var (day, source, store, table) = (CommonOptions.Day(), CommonOptions.Source(), CommonOptions.Store(), CommonOptions.Table());
        var dialect = Dialect();
        var command = new Command("sql", "Prints the statement that reports on a day, with its parameters; check asks for its checks in the same one.") { day, source, store, table, dialect };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            KnownTables.FindWithCatalog(parsed.GetValue(table)!),
            parsed.GetValue(day),
            parsed.GetValue(store),
            parsed.GetValue(source)!,
            parsed.GetValue(dialect)!,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(TableInfo table, DateOnly? asked, string? store, string[] files, string dialect, CancellationToken cancellationToken)
    {
        var day = asked;
        if (day is null)
        {
            await using var source = await OpenedSource.OpenAsync(table, store, files, cancellationToken);
            (day, _) = await source.DayAsync(table, null, cancellationToken);
        }

        var chosen = Chosen(dialect);
        for (var i = 0; i < chosen.Count; i++)
        {
            if (i > 0)
                Console.Out.WriteLine();
            StatementText.Write(Console.Out, chosen[i], DayReports.ToSql(table, day.Value, chosen[i]));
        }

        return ExitCode.Fine;
    }

    public static Option<string> Dialect()
    {
        var dialect = new Option<string>("--dialect") { Description = "Whose SQL: bigquery, duckdb or both.", HelpName = "DIALECT", DefaultValueFactory = _ => "both" };
        dialect.AcceptOnlyFromAmong(Dialects);
        return dialect;
    }

    /// <summary>The dialects of a choice.</summary>
    public static IReadOnlyList<SqlDialect> Chosen(string dialect) =>
        [.. new SqlDialect[] { OpenedSource.BigQuery?.Dialect ?? SqlDialect.BigQuery, SqlDialect.DuckDb }.Where(d => dialect == "both" || string.Equals(d.Name, dialect, StringComparison.OrdinalIgnoreCase))];
}
