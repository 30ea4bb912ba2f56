using System.Globalization;
using System.Text;
using System.Xml;

namespace FeatureStore.Tool.Output.Formats;

/// <summary>JUnit XML: a test case for each finding, or one for the report where there is none; what makes the command fail is a failure.</summary>
internal static class JUnitFormat
{
    public static void Write(TextWriter output, Report report, FailOn failOn)
    {
        IReadOnlyList<Finding> cases = report.Findings is { Count: > 0 } ? report.Findings : [new(report.Status, report.Command, report.Answer)];
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new() { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteStartElement("testsuite");
            Attribute(xml, "name", $"featurestore {report.Command}");
            Attribute(xml, "tests", cases.Count);
            Attribute(xml, "failures", cases.Count(c => c.Fails(failOn)));
            Attribute(xml, "errors", cases.Count(IsError));
            Attribute(xml, "skipped", cases.Count(c => c.Status == CheckStatus.Skipped));
            xml.WriteStartElement("properties");
            Property(xml, "answer", report.Answer);
            Property(xml, "origin", report.Origin);
            xml.WriteEndElement();
            foreach (var found in cases)
                WriteCase(xml, report, found, failOn);
        }

        output.WriteLine("""<?xml version="1.0" encoding="utf-8"?>""");
        output.WriteLine(text.ToString());
    }

    private static void WriteCase(XmlWriter xml, Report report, Finding finding, FailOn failOn)
    {
        xml.WriteStartElement("testcase");
        Attribute(xml, "classname", $"featurestore.{report.Command}");
        Attribute(xml, "name", finding.Subject is null ? finding.Id : $"{finding.Id} {finding.Subject}");
        if (finding.Fails(failOn))
            Outcome(xml, "failure", finding);
        else if (IsError(finding))
            Outcome(xml, "error", finding);
        else if (finding.Status == CheckStatus.Skipped)
            Outcome(xml, "skipped", finding);
        else
            xml.WriteElementString("system-out", Details(finding));
        xml.WriteEndElement();
    }

    private static void Outcome(XmlWriter xml, string element, Finding finding)
    {
        xml.WriteStartElement(element);
        Attribute(xml, "message", finding.Sentence);
        if (element != "skipped")
        {
            Attribute(xml, "type", finding.Id);
            xml.WriteString(Details(finding));
        }

        xml.WriteEndElement();
    }

    private static bool IsError(Finding finding) => finding.Status is CheckStatus.Error or CheckStatus.NoData;

    private static string Details(Finding finding) => string.Join('\n', finding.Evidence
        .Select(e => $"evidence: {e}")
        .Prepend(finding.NextStep is null ? null : $"next: {finding.NextStep}")
        .Prepend(finding.Sentence)
        .OfType<string>()
        .Select(Printable.Of));

    private static void Property(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement("property");
        Attribute(xml, "name", name);
        Attribute(xml, "value", value);
        xml.WriteEndElement();
    }

    private static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, Printable.Of(value));

    private static void Attribute(XmlWriter xml, string name, int value) => xml.WriteAttributeString(name, value.ToString(CultureInfo.InvariantCulture));
}
