using System.Collections.Immutable;
using System.Globalization;
using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Definitions;

/// <summary>Reads the values of one object by name and reports the ones that are missing or of the wrong kind; a wrong value reads as none.</summary>
/// <param name="node">An object.</param>
/// <param name="what">What it describes, in the middle of a sentence: "feature 5".</param>
/// <param name="diagnostics">Where defects go.</param>
internal sealed class JsonObjectReader(JsonNode node, string what, FileDiagnostics diagnostics)
{
    private readonly List<string> _known = new(capacity: 8);

    public JsonNode Node => node;

    public string What => what;

    public JsonNode? Get(string name, bool required = false)
    {
        _known.Add(name);
        var property = node.Property(name);
        if (property is null && required)
            diagnostics.Report(Descriptors.MissingKey, node.Start, name, what);
        return property?.Value;
    }

    /// <summary>Where the value stands, or else the beginning of the object.</summary>
    public TextSpan Place(string name) => node.Property(name)?.Value.Span ?? node.Start;

    public string? Text(string name, bool required = false)
    {
        var value = Get(name, required);
        if (value is null || !Expect(value, JsonKind.String, name, "a text"))
            return null;
        return value.Text.Length > 0 || !required || Invalid(value, name, "a text that is not empty") ? value.Text : null;
    }

    public bool Flag(string name)
    {
        var value = Get(name);
        if (value is null || value.Kind is JsonKind.True or JsonKind.False)
            return value?.Kind == JsonKind.True;
        return Invalid(value, name, "true or false");
    }

    public double? Number(string name, bool required = false)
    {
        var value = Get(name, required);
        if (value is null || !Expect(value, JsonKind.Number, name, "a number"))
            return null;
        if (double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsInfinity(number))
            return number;
        Invalid(value, name, "a number that a double can hold");
        return null;
    }

    /// <summary>A whole number from 0 up.</summary>
    public int? Count(string name, bool required = false)
    {
        var value = Get(name, required);
        if (value is null)
            return null;
        if (Integer(value) is { } number)
            return number;
        Invalid(value, name, "a whole number from 0 up");
        return null;
    }

    public ImmutableArray<JsonNode> List(string name, bool required = false)
    {
        var value = Get(name, required);
        return value is not null && Expect(value, JsonKind.Array, name, "a list") ? value.Items : ImmutableArray<JsonNode>.Empty;
    }

    /// <summary>A list of texts, each with its place.</summary>
    public ImmutableArray<JsonNode> Texts(string name, bool required = false)
    {
        var texts = ImmutableArray.CreateBuilder<JsonNode>();
        foreach (var item in List(name, required))
            if (item.Kind == JsonKind.String)
                texts.Add(item);
            else
                InvalidItem(item, name, "a text");
        return texts.ToImmutable();
    }

    /// <summary>A list of whole numbers from 0 up, each with its place.</summary>
    public ImmutableArray<(int Value, TextSpan Span)> Counts(string name, bool required = false)
    {
        var numbers = ImmutableArray.CreateBuilder<(int, TextSpan)>();
        foreach (var item in List(name, required))
            if (Integer(item) is { } number)
                numbers.Add((number, item.Span));
            else
                InvalidItem(item, name, "a whole number from 0 up");
        return numbers.ToImmutable();
    }

    public JsonObjectReader? Object(string name, bool required = false)
    {
        var value = Get(name, required);
        return value is not null && Expect(value, JsonKind.Object, name, "an object")
            ? new JsonObjectReader(value, $"'{name}' of {what}", diagnostics)
            : null;
    }

    /// <summary>A list of objects, each called by <paramref name="each"/> and its number from 1.</summary>
    public ImmutableArray<JsonObjectReader> Objects(string name, string each, bool required = false)
    {
        var objects = ImmutableArray.CreateBuilder<JsonObjectReader>();
        var number = 0;
        foreach (var item in List(name, required))
        {
            number++;
            if (item.Kind == JsonKind.Object)
                objects.Add(new JsonObjectReader(item, each + " " + number.ToString(CultureInfo.InvariantCulture), diagnostics));
            else
                InvalidItem(item, name, "an object");
        }
        return objects.ToImmutable();
    }

    /// <summary>Reports the names that nothing has asked for: they would have no effect.</summary>
    public void ReportUnknownKeys()
    {
        foreach (var property in node.Properties)
            if (!_known.Contains(property.Name))
                diagnostics.Report(Descriptors.UnknownKey, property.NameSpan, property.Name, what, diagnostics.Suggest(property.Name, _known));
    }

    /// <summary>Always false, to end a condition.</summary>
    public bool Invalid(JsonNode value, string name, string expected)
    {
        diagnostics.Report(Descriptors.InvalidValue, value.Span, $"'{name}' of {what}", expected, value.Describe());
        return false;
    }

    public static int? Integer(JsonNode value) =>
        value.Kind == JsonKind.Number && int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private bool Expect(JsonNode value, JsonKind kind, string name, string expected) =>
        value.Kind == kind || Invalid(value, name, expected);

    private void InvalidItem(JsonNode item, string name, string expected) =>
        diagnostics.Report(Descriptors.InvalidValue, item.Span, $"An element of '{name}' of {what}", expected, item.Describe());
}
