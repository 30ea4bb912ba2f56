using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FeatureStore.Tool.Output;

namespace FeatureStore.Tool.Tests.Formats;

public sealed class FormatTests
{
    // What hostile text reads as, where control characters are made visible.
    private static readonly string Visible = HostileReport.Text
        .Replace("\e", "\\u{1b}").Replace("\u009b", "\\u{9b}").Replace("\u202e", "\\u{202e}").Replace("\r", "\\u{d}").Replace("\n", "\\u{a}").Replace("\0", "\\u{0}");

    public static TheoryData<string> All => [.. Enum.GetNames<OutputFormat>()];

    [Theory]
    [MemberData(nameof(All))]
    public void No_control_character_of_the_data_is_printed(string format)
    {
        var printed = HostileReport.Print(Enum.Parse<OutputFormat>(format));

        Assert.NotEmpty(printed);
        Assert.DoesNotContain(printed, c => c != '\n' && (char.IsControl(c) || c == '\u202e'));
    }

    [Fact]
    public void Text_keeps_each_value_on_its_line()
    {
        var lines = HostileReport.Print(OutputFormat.Table).Split('\n');

        Assert.Equal(Visible, lines[0]);
        Assert.Equal(Visible + "!", lines[1]);
        Assert.Equal($"{Visible}     40.0  fail", lines[9]);
        Assert.Equal($"-{new string(' ', Visible.Length + 7)}-  -", lines[10]);
    }

    [Fact]
    public void Json_gives_the_very_text_back_and_numbers_as_numbers()
    {
        using var json = JsonDocument.Parse(HostileReport.Print(OutputFormat.Json));

        var root = json.RootElement;
        Assert.Equal(1, root.GetProperty("version").GetInt32());
        Assert.Equal(HostileReport.Text, root.GetProperty("answer").GetString());
        Assert.Equal("2026-02-06", root.GetProperty("about").GetProperty("day").GetString());
        Assert.Equal(201, root.GetProperty("about").GetProperty("rows").GetInt64());
        Assert.Equal(HostileReport.Text + "!", root.GetProperty("findings")[0].GetProperty("sentence").GetString());
        Assert.Equal(HostileReport.Text, root.GetProperty("tables").GetProperty("players")[0].GetProperty("player").GetString());
        Assert.Equal(40.0, root.GetProperty("tables").GetProperty("players")[0].GetProperty("quality").GetDouble());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("tables").GetProperty("players")[1].GetProperty("quality").ValueKind);
    }

    [Fact]
    public void Ndjson_is_one_object_a_line()
    {
        var lines = HostileReport.Print(OutputFormat.NdJson).TrimEnd('\n').Split('\n');

        var types = lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("type").GetString());
        Assert.Equal(["report", "finding", "row", "row"], types);
        Assert.Equal(HostileReport.Text, JsonDocument.Parse(lines[2]).RootElement.GetProperty("row").GetProperty("player").GetString());
        Assert.Equal("players", JsonDocument.Parse(lines[2]).RootElement.GetProperty("table").GetString());
    }

    [Fact]
    public void Csv_quotes_what_would_end_a_field()
    {
        var printed = HostileReport.Print(OutputFormat.Csv);

        Assert.Equal($"player,quality,status\n\"{Visible.Replace("\"", "\"\"")}\",40,fail\n,,\n", printed);
    }

    [Fact]
    public void Markdown_shows_the_text_and_makes_nothing_of_it()
    {
        var printed = HostileReport.Print(OutputFormat.Markdown);

        var row = printed.Split('\n').Single(line => line.EndsWith(" 40.0 | fail |"));
        Assert.StartsWith("| a\"b',\\|&lt;i&gt;&amp;\\`\\*\\[x\\](y)\\`\\\\ ", row);
        Assert.Equal(4, Regex.Count(row, @"(?<!\\)\|"));
        Assert.Contains("\n| - | - | - |\n", printed);
    }

    [Fact]
    public void Github_commands_cannot_be_broken_out_of()
    {
        var lines = HostileReport.Print(OutputFormat.GitHub).TrimEnd('\n').Split('\n');

        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Matches("^::error title=[^:,]*::[^\n]*$", line));
        Assert.Contains("\\u{a}::error::x%250A", lines[0]);
        Assert.Equal("::warning title=find-bad::fine", HostileReport.Print(OutputFormat.GitHub, "fine", CheckStatus.Warn).Split('\n')[1]);
    }

    [Fact]
    public void Junit_has_a_test_case_for_each_finding()
    {
        var suite = XDocument.Parse(HostileReport.Print(OutputFormat.JUnit)).Root!.Element("testsuite")!;

        Assert.Equal(("1", "1", "0"), ((string?)suite.Attribute("tests"), (string?)suite.Attribute("failures"), (string?)suite.Attribute("errors")));
        var failure = suite.Element("testcase")!.Element("failure")!;
        Assert.Equal(Visible + "!", (string?)failure.Attribute("message"));
        Assert.Contains($"evidence: {Visible}", failure.Value);
    }

    [Theory]
    [InlineData(false, 0, 0)]
    [InlineData(true, 1, 2)]
    public void A_warning_fails_only_if_asked_to(bool onWarning, int failures, int exitCode)
    {
        var failOn = onWarning ? FailOn.Warning : FailOn.Error;
        var suite = XDocument.Parse(HostileReport.Print(OutputFormat.JUnit, "w", CheckStatus.Warn, failOn)).Root!.Element("testsuite")!;

        Assert.Equal(failures, (int)suite.Attribute("failures")!);
        Assert.Equal(exitCode, HostileReport.Of("w", CheckStatus.Warn).ExitCode(failOn));
    }

    [Theory]
    [InlineData(CheckStatus.Pass, 0)]
    [InlineData(CheckStatus.Skipped, 0)]
    [InlineData(CheckStatus.Fail, 1)]
    [InlineData(CheckStatus.Error, 3)]
    [InlineData(CheckStatus.NoData, 4)]
    public void Each_status_has_its_exit_code(CheckStatus status, int exitCode) =>
        Assert.Equal(exitCode, HostileReport.Of("x", status).ExitCode(FailOn.Warning));

    [Theory]
    [InlineData(CheckStatus.Fail, "fail", "error")]
    [InlineData(CheckStatus.Warn, "fail", "warning")]
    [InlineData(CheckStatus.Pass, "pass", "none")]
    [InlineData(CheckStatus.Skipped, "notApplicable", "none")]
    public void Sarif_has_a_rule_and_a_result_with_its_level(CheckStatus status, string kind, string level)
    {
        using var json = JsonDocument.Parse(HostileReport.Print(OutputFormat.Sarif, status: status));

        Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        var run = json.RootElement.GetProperty("runs")[0];
        Assert.Equal("featurestore", run.GetProperty("tool").GetProperty("driver").GetProperty("name").GetString());
        Assert.Equal("hostile", run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[0].GetProperty("id").GetString());
        var result = run.GetProperty("results")[0];
        Assert.Equal((kind, level, 0), (result.GetProperty("kind").GetString(), result.GetProperty("level").GetString(), result.GetProperty("ruleIndex").GetInt32()));
        Assert.StartsWith(HostileReport.Text, result.GetProperty("message").GetProperty("text").GetString());
        Assert.Equal(HostileReport.Text, result.GetProperty("locations")[0].GetProperty("logicalLocations")[0].GetProperty("fullyQualifiedName").GetString());
    }

    [Fact]
    public void A_report_without_findings_is_one_test_case_that_passes()
    {
        var report = HostileReport.Of("fine", CheckStatus.Pass) with { Findings = [] };
        using var output = new StringWriter();
        ReportWriter.Write(output, report, OutputFormat.JUnit);

        var suite = XDocument.Parse(output.ToString()).Root!.Element("testsuite")!;
        Assert.Equal("find-bad", (string?)Assert.Single(suite.Elements("testcase")).Attribute("name"));
        Assert.Equal("0", (string?)suite.Attribute("failures"));
    }
}
