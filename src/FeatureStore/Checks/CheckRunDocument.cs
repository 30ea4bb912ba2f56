using System.Text.Json.Serialization;

namespace FeatureStore;

/// <summary>A run in the shape that its JSON has.</summary>
internal sealed record CheckRunDocument(
    int Version,
    string Table,
    string Fingerprint,
    DateOnly Day,
    string Engine,
    long Rows,
    CheckStatus Status,
    IReadOnlyList<CheckResultDocument> Results,
    StatementDocument? Statement,
    StatementDocument? SampleStatement)
{
    public static CheckRunDocument Of(CheckRun run) => new(
        CheckRunJson.Version,
        run.Table.TableId,
        run.Table.Fingerprint,
        run.Day,
        run.Dialect.Name,
        run.Rows,
        run.Status,
        [.. run.Results.Select(r => CheckResultDocument.Of(r, run.Dialect))],
        run.Statement is { } statement ? StatementDocument.Of(statement) : null,
        run.SampleStatement is { } samples ? StatementDocument.Of(samples) : null);
}

/// <summary>A result in the shape that its JSON has.</summary>
internal sealed record CheckResultDocument(
    string Id,
    string Description,
    Severity Severity,
    Dimension Dimension,
    CheckStatus Status,
    long Evaluated,
    long Violations,
    double? Percent,
    CheckThreshold Threshold,
    string? Detail,
    IReadOnlyList<string> Columns,
    IReadOnlyList<SampleDocument> Samples,
    StatementDocument Sql)
{
    public static CheckResultDocument Of(CheckResult result, SqlDialect dialect) => new(
        result.Check.Id,
        result.Check.Description,
        result.Check.Severity,
        result.Check.Dimension,
        result.Status,
        result.Evaluated,
        result.Violations,
        result.Percent,
        result.Check.Threshold,
        result.Detail,
        [.. result.Check.Columns.Select(c => c.Name)],
        [.. result.Samples.Select(s => new SampleDocument(s.Keys, s.Values))],
        StatementDocument.Of(result.ToSql(dialect)));
}

/// <summary>A sample: objects of columns and values.</summary>
internal sealed record SampleDocument(
    [property: JsonConverter(typeof(CheckValuesConverter))] ValueList<CheckValue> Keys,
    [property: JsonConverter(typeof(CheckValuesConverter))] ValueList<CheckValue> Values);

/// <summary>A statement with its parameters.</summary>
internal sealed record StatementDocument(string Text, IReadOnlyList<ParameterDocument> Parameters)
{
    public static StatementDocument Of(SqlStatement statement) =>
        new(statement.Text, [.. statement.Parameters.Select(p => new ParameterDocument(p.Name, p.Type.SqlName(), p.Value))]);
}

/// <summary>A parameter of a statement, its type as BigQuery names it.</summary>
internal sealed record ParameterDocument(string Name, string Type, [property: JsonConverter(typeof(AnyValueConverter))] object Value);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    Converters = [typeof(SnakeCaseConverter<CheckStatus>), typeof(SnakeCaseConverter<Severity>), typeof(SnakeCaseConverter<Dimension>)])]
[JsonSerializable(typeof(CheckRunDocument))]
internal sealed partial class CheckRunJsonContext : JsonSerializerContext;
