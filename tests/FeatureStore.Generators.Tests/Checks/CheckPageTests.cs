using System.Text.RegularExpressions;

namespace FeatureStore.Generators.Tests.Checks;

/// <summary>The example of each page about checks gives the message that the page quotes, and no other error of ours.</summary>
public sealed partial class CheckPageTests
{
    [Theory]
    [InlineData("FS0047")]
    [InlineData("FS0048")]
    [InlineData("FS0049")]
    [InlineData("FS0052")]
    [InlineData("FS0053")]
    [InlineData("FS0054")]
    [InlineData("FS0055")]
    [InlineData("FS0056")]
    [InlineData("FS0057")]
    [InlineData("FS0058")]
    [InlineData("FS0059")]
    public void The_example_of_a_page_gives_its_message(string id)
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "diagnostics", $"{id}.md")).ReplaceLineEndings("\n");
        var (code, message) = (Example().Match(page).Groups[1].Value, Message().Match(page).Groups[1].Value);
        var body = code.Contains("class MyChecks", StringComparison.Ordinal) ? code : $"public static partial class MyChecks\n{{\n{code}\n}}";

        var result = ConsumerCode.GenerateWith(
            ConsumerCode.FeatureStoreTexts, $"using System;\nusing System.Collections.Generic;\nusing FeatureStore;\nusing {ConsumerCode.Namespace};\n\n{body}", isReferenced: false);

        Assert.Contains($": error {id}: {message}", Assert.Single(result.Reports.Select(r => r[r.IndexOf(": error", StringComparison.Ordinal)..]).Distinct(), r => r.Contains(message, StringComparison.Ordinal)));
        Assert.All(result.Reports, r => Assert.Contains(id, r));
    }

    [GeneratedRegex("```csharp\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("^> (.*)$", RegexOptions.Multiline)]
    private static partial Regex Message();
}
