using System.Text.RegularExpressions;

namespace FeatureStore.BigQuery;

/// <summary>Turns what BigQuery says into what a user can do.</summary>
internal static partial class ErrorText
{
    public static BigQueryException Explain(ApiError error, CallContext context, Exception? cause = null)
    {
        var where = new List<string>();
        if (error.Reason is not null)
            where.Add($"reason {error.Reason}");
        if (context.Job is { } job)
        {
            where.Add($"job {job.JobId}");
            if (job.Location is not null)
                where.Add($"location {job.Location}");
        }

        var fix = Fix(error, context);
        var problem = $"{error.Message.TrimEnd()}{(fix is null ? "" : $"\n{fix}")}{(where.Count == 0 ? "" : $"\n({string.Join(", ", where)})")}";
        return new(context.Statement is null ? problem : $"{problem}\nThe statement was:\n{context.Statement}", cause)
        {
            Problem = problem,
            Reason = error.Reason,
            StatusCode = (int?)error.Status,
            JobId = context.Job?.JobId,
            Location = context.Job?.Location,
            Statement = context.Statement,
        };
    }

    private static string? Fix(ApiError error, CallContext context)
    {
        if (MissingFilter().Match(error.Message) is { Success: true } filter)
            return $"Table {filter.Groups["table"].Value} needs a filter on its partition column {filter.Groups["column"].Value}: start the query with On or Between.";
        if (UnknownColumn().Match(error.Message) is { Success: true } column)
            return $"The live table has no column {column.Groups["name"].Value}; refresh the definition {Table(context)}with 'featurestore pull', and build again.";
        if (MissingTable().Match(error.Message) is { Success: true } table)
            return $"Make {table.Groups["kind"].Value.ToLowerInvariant()} {table.Groups["name"].Value}, or name another project or dataset; a wrong location also reads as not found.";
        return error.Reason switch
        {
            "accessDenied" when error.Message.Contains("bigquery.jobs.create", StringComparison.Ordinal) =>
                "Running a query needs the role BigQuery Job User (roles/bigquery.jobUser) on the project that pays.",
            "accessDenied" when error.Message.Contains("updateData", StringComparison.Ordinal) || error.Message.Contains("tables.create", StringComparison.Ordinal) =>
                "Writing needs the role BigQuery Data Editor (roles/bigquery.dataEditor) on the dataset.",
            "accessDenied" => "Reading needs the role BigQuery Data Viewer (roles/bigquery.dataViewer) on the dataset.",
            "bytesBilledLimitExceeded" => "Narrow the days or columns of the query, or raise MaximumBytesBilled.",
            "responseTooLarge" => "Select fewer rows or columns, or ask for smaller pages with PageRows.",
            "authError" or "required" when error.Status == System.Net.HttpStatusCode.Unauthorized => "The credential was refused; log in again with 'gcloud auth application-default login', or name another.",
            "insufficientPermissions" or "ACCESS_TOKEN_SCOPE_INSUFFICIENT" => "The credential lacks the scope for this call; make it with the scope https://www.googleapis.com/auth/bigquery.",
            _ => null,
        };
    }

    private static string Table(CallContext context) => context.Table is null ? "" : $"of {context.Table} ";

    [GeneratedRegex(@"Cannot query over table '(?<table>[^']+)' without a filter over column\(s\) '(?<column>[^']+)'")]
    private static partial Regex MissingFilter();

    [GeneratedRegex(@"Unrecognized name: `?(?<name>\w+)`?|Name `?(?<name>\w+)`? not found|[Nn]o such field: (?<name>[\w.]+)")]
    private static partial Regex UnknownColumn();

    [GeneratedRegex(@"Not found: (?<kind>Table|Dataset|Project) (?<name>[\w:.\-]+)")]
    private static partial Regex MissingTable();
}
