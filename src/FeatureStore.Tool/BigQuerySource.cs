using System.CommandLine;
using System.Globalization;
using FeatureStore.BigQuery;
using FeatureStore.Tool.Commands;

namespace FeatureStore.Tool;

/// <summary>Tables in BigQuery, as the command line names them.</summary>
/// <param name="Project">Project that pays and has the tables.</param>
/// <param name="Dataset">Dataset of the tables; null for the one of each definition.</param>
internal sealed record BigQuerySource(string Project, string? Dataset)
{
    // The variable by which Google's own libraries find an emulator.
    private const string EmulatorVariable = "BIGQUERY_EMULATOR_HOST";

    /// <summary>Most bytes that a query may process; null for no limit.</summary>
    public long? ByteLimit { get; init; }

    public bool IsDryRun { get; init; }

    /// <summary>As the command line has it.</summary>
    public string Name => Dataset is null ? Project : $"{Project}.{Dataset}";

    public BigQueryDialect Dialect => new(Project, Dataset);

    /// <summary>What the command line says for any command; null if it is not about BigQuery.</summary>
    public static BigQuerySource? Of(ParseResult parsed)
    {
        var (source, limit, isDryRun) = (parsed.GetValue(CommonOptions.BigQuery), parsed.GetValue(CommonOptions.MaxBytes), parsed.GetValue(CommonOptions.DryRun));
        if (source is null && (limit is not null || isDryRun))
            throw new ToolException(ExitCode.Usage, $"{(isDryRun ? "--dry-run" : "--max-bytes")} is about BigQuery; name the project with --bigquery.");
        return source is null ? null : source with { ByteLimit = limit, IsDryRun = isDryRun };
    }

    /// <summary>PROJECT or PROJECT.DATASET; a project of an organisation may be example.com:PROJECT. Null for anything else.</summary>
    public static BigQuerySource? Parse(string text)
    {
        var (project, rest) = Split(text);
        return IsName(project.Split(':')[^1]) && (rest is null || IsName(rest)) ? new(project, rest) : null;
    }

    /// <summary>PROJECT.DATASET.TABLE; null for anything else.</summary>
    public static (string Project, string Dataset, string Table)? ParseTable(string text)
    {
        var (project, rest) = Split(text);
        return rest?.Split('.') is [var dataset, var table] && IsName(project.Split(':')[^1]) && IsName(dataset) && IsName(table) ? (project, dataset, table) : null;
    }

    /// <summary>A number of bytes, or of kB, MB, GB or TB of 1024; null for anything else.</summary>
    public static long? ParseBytes(string text)
    {
        string[] units = ["B", "KB", "MB", "GB", "TB"];
        var number = text.TrimEnd([.. "BKMGTbkmgt "]);
        var unit = text[number.Length..].Trim().ToUpperInvariant();
        var power = unit.Length == 0 ? 0 : Array.IndexOf(units, unit);
        return power >= 0 && decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) && count * (decimal)Math.Pow(1024, power) <= long.MaxValue
            ? (long)(count * (decimal)Math.Pow(1024, power))
            : null;
    }

    /// <summary>Connects; nothing is sent yet.</summary>
    public BigQueryFeatureStore Open() => BigQueryFeatureStore.Connect(Project, new()
    {
        TableProject = Project,
        TableDataset = Dataset,
        ByteLimit = IsDryRun ? null : ByteLimit,
        Labels = new Dictionary<string, string> { ["tool"] = "featurestore" },
        Endpoint = Environment.GetEnvironmentVariable(EmulatorVariable) is { Length: > 0 } host ? new(host.Contains("://", StringComparison.Ordinal) ? host : $"http://{host}") : null,
    });

    /// <summary>Where the rows of a table come from, for people.</summary>
    public string Description(TableInfo table) => $"BigQuery {Project}.{Dataset ?? table.DatasetId}";

    public static ToolException Excludes(string others) => new(ExitCode.Usage, $"--bigquery and {others} exclude each other: name one place.");

    private static (string Project, string? Within) Split(string text)
    {
        var dot = text.IndexOf('.', text.IndexOf(':', StringComparison.Ordinal) + 1);
        return dot < 0 ? (text, null) : (text[..dot], text[(dot + 1)..]);
    }

    private static bool IsName(string text) => text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_');
}
