using System.Globalization;
using System.Text;

namespace FeatureStore.Tests;

public sealed class SqlSnapshotTests
{
    public static TheoryData<string> Dialects => ["BigQuery", "DuckDB"];

    [Theory, MemberData(nameof(Dialects))]
    public void Conditions_read_as_written_by_hand(string dialect)
    {
        var text = new StringBuilder();
        foreach (var (name, condition) in Catalogue.Conditions())
            Append(text, name, Of(dialect), Sample.On(new(2026, 2, 6)).Where(_ => condition).Select(c => (c.Id, condition.As("met"))).ToSql(Of(dialect)));
        Snapshot.Match($"Sql/conditions.{dialect}.sql", text.ToString());
    }

    [Theory, MemberData(nameof(Dialects))]
    public void Values_read_as_written_by_hand(string dialect)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in Catalogue.Values())
            Append(text, name, Of(dialect), Sample.On(new(2026, 2, 6)).SelectMany(_ => [value]).ToSql(Of(dialect)));
        Snapshot.Match($"Sql/values.{dialect}.sql", text.ToString());
    }

    [Theory, MemberData(nameof(Dialects))]
    public void Queries_read_as_written_by_hand(string dialect)
    {
        var text = new StringBuilder();
        foreach (var (name, query) in Catalogue.Queries())
            Append(text, name, Of(dialect), query(Of(dialect)));
        Snapshot.Match($"Sql/queries.{dialect}.sql", text.ToString());
    }

    private static SqlDialect Of(string name) => name == SqlDialect.BigQuery.Name ? SqlDialect.BigQuery : SqlDialect.DuckDb;

    private static void Append(StringBuilder text, string name, SqlDialect dialect, SqlStatement statement)
    {
        text.Append(CultureInfo.InvariantCulture, $"-- {name}\n{statement.Text};\n");
        foreach (var parameter in statement.Parameters)
            text.Append(CultureInfo.InvariantCulture, $"--   {dialect.Placeholder(parameter.Name)} {parameter.Type} = {Text(parameter.Value)}\n");
        text.Append('\n');
    }

    private static string Text(object value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
