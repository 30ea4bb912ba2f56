using System.Globalization;

namespace FeatureStore.Tool.Output;

/// <summary>Prints a statement with its parameters as comments.</summary>
internal static class StatementText
{
    public static void Write(TextWriter output, SqlDialect dialect, SqlStatement statement)
    {
        output.WriteLine($"-- {dialect.Name}");
        foreach (var parameter in statement.Parameters)
            output.WriteLine(FormattableString.Invariant($"-- {dialect.Placeholder(parameter.Name)} {parameter.Type.ToString().ToUpperInvariant()} = {Text(parameter.Value)}"));
        output.WriteLine($"{statement.Text};");
    }

    private static string Text(object value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string text => $"'{Printable.Of(text)}'",
        _ => FormattableString.Invariant($"{value}"),
    };
}
