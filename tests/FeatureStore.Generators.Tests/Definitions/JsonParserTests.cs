using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using FeatureStore.Generators.Definitions;
using JsonNode = System.Text.Json.Nodes.JsonNode;

namespace FeatureStore.Generators.Tests.Definitions;

public sealed class JsonParserTests
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = JsonParser.MaxDepth + 1 };

    [Theory]
    [InlineData("", "the file is empty", 0)]
    [InlineData(" \n", "the file is empty", 2)]
    [InlineData("{", "it ends inside an object", 1)]
    [InlineData("[1", "it ends inside a list", 2)]
    [InlineData("[1,]", "a comma stands before the closing ']'", 3)]
    [InlineData("{\"a\":1,}", "a comma stands before the closing '}'", 7)]
    [InlineData("{\"a\":1 \"b\":2}", "a ',' or '}' should stand after the value of 'a', not '\"'", 7)]
    [InlineData("{\"a\" 1}", "a ':' should stand after the name 'a', not '1'", 5)]
    [InlineData("{\"a\":1,\"a\":2}", "the name 'a' stands twice in one object", 7)]
    [InlineData("[01]", "a number begins with 0", 2)]
    [InlineData("[-]", "a digit should stand after '-'", 2)]
    [InlineData("[1.]", "a digit should stand after the decimal point", 3)]
    [InlineData("[1e]", "a digit should stand in the exponent", 3)]
    [InlineData("[+1]", "a value should stand here, not '+'", 1)]
    [InlineData("[tru]", "a value should stand here, not 't'", 1)]
    [InlineData("[NaN]", "a value should stand here, not 'N'", 1)]
    [InlineData("\"a", "it ends inside a text", 2)]
    [InlineData("\"a\nb\"", "a text does not end on its line", 2)]
    [InlineData("\"a\tb\"", "a text holds the character U+0009", 2)]
    [InlineData("\"\\x\"", "a text has an escape that JSON does not know", 1)]
    [InlineData("\"\\u12\"", "four hexadecimal digits", 1)]
    [InlineData("\"\\ud800\"", "half of a surrogate pair", 0)]
    [InlineData("\"\\udc00\\ud800\"", "half of a surrogate pair", 0)]
    [InlineData("// a\n{}", "it has a comment", 0)]
    [InlineData("'a'", "single quotes", 0)]
    [InlineData("1 2", "there is more after the end of the value", 2)]
    [InlineData("\u00a01", "a value should stand here, not the character U+00A0", 0)]
    public void Broken_JSON_says_what_and_where(string text, string message, int position)
    {
        var (root, error) = JsonParser.Parse(text);

        Assert.Null(root);
        Assert.Contains(message, error!.Message);
        Assert.Equal(position, error.Span.Start);
    }

    [Theory]
    [InlineData("\"\\u0041\\ud83d\\ude00\\n\\/\"", "A😀\n/")]
    [InlineData("\"😀\"", "😀")]
    [InlineData("\"\"", "")]
    [InlineData("\"a\\\\b\\\"c\"", "a\\b\"c")]
    public void A_text_is_unescaped(string text, string value) =>
        Assert.Equal(value, JsonParser.Parse(text).Root!.Text);

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(100)]
    public void A_name_that_stands_twice_is_found_among_any_number_of_names(int count)
    {
        var names = string.Join(",", Enumerable.Range(0, count).Select(i => $"\"n{i}\":[{{\"n0\":1}}]"));
        Assert.Null(JsonParser.Parse($"{{{names}}}").Error);
        foreach (var again in new[] { "n0", $"n{count - 1}", "\\u006e0" })
        {
            var error = JsonParser.Parse($"{{{names},\"{again}\":2}}").Error;
            Assert.Contains("stands twice in one object", error!.Message);
            Assert.Equal(names.Length + 2, error.Span.Start);
        }
    }

    [Fact]
    public void Nodes_and_names_know_their_places()
    {
        const string text = """{"a": [1, {"b": "c"}]}""";
        var a = JsonParser.Parse(text).Root!.Properties[0];
        var b = a.Value.Items[1].Properties[0];

        Assert.Equal("\"a\"", text.Substring(a.NameSpan.Start, a.NameSpan.Length));
        Assert.Equal("""[1, {"b": "c"}]""", text.Substring(a.Value.Span.Start, a.Value.Span.Length));
        Assert.Equal("\"c\"", text.Substring(b.Value.Span.Start, b.Value.Span.Length));
    }

    [Fact]
    public void Nesting_is_read_to_200_levels_and_refused_beyond()
    {
        Assert.NotNull(JsonParser.Parse(Nested(200)).Root);
        Assert.Contains("nested deeper than 200 levels", JsonParser.Parse(Nested(202)).Error!.Message);
        Assert.Contains("nested deeper than 200 levels", JsonParser.Parse(new string('[', 1_000_000)).Error!.Message);

        static string Nested(int levels) => new string('[', levels) + new string(']', levels);
    }

    [Fact]
    public void Random_JSON_has_the_values_that_the_platform_reads() =>
        Values(3).Sample(node =>
        {
            var text = node?.ToJsonString(new JsonSerializerOptions { WriteIndented = true, MaxDepth = 64 }) ?? "null";
            using var expected = JsonDocument.Parse(text, Strict);
            AssertSame(expected.RootElement, JsonParser.Parse(text).Root!);
        });

    [Fact]
    public void Damaged_JSON_is_accepted_exactly_where_the_platform_accepts_it() =>
        Gen.Select(Values(3), Damage.Edits).Sample((node, edits) =>
        {
            var text = Damage.Apply(node?.ToJsonString() ?? "null", edits);
            Assert.Equal(IsAccepted(text), JsonParser.Parse(text).Root is not null);
        }, iter: 5_000);

    private static Gen<JsonNode?> Values(int depth)
    {
        var text = Gen.String[Gen.Char["abc\"\\/\u0001\n\té日 {}[],:0"], 0, 8];
        var scalar = Gen.OneOf<JsonNode?>(
            Gen.Const((JsonNode?)null),
            Gen.Bool.Select(value => (JsonNode?)JsonValue.Create(value)),
            Gen.Long.Select(value => (JsonNode?)JsonValue.Create(value)),
            Gen.Double[-1e300, 1e300].Select(value => (JsonNode?)JsonValue.Create(value)),
            text.Select(value => (JsonNode?)JsonValue.Create(value)));
        if (depth == 0)
            return scalar;
        var inner = Values(depth - 1);
        return Gen.OneOf(
            scalar,
            inner.Array[0, 4].Select(items => (JsonNode?)new JsonArray(items.Select(item => item?.DeepClone()).ToArray())),
            Gen.Dictionary(text, inner)[0, 4].Select(items => (JsonNode?)new JsonObject(items.Select(item => KeyValuePair.Create(item.Key, item.Value?.DeepClone())))));
    }

    private static bool IsAccepted(string text)
    {
        try
        {
            // The platform finds a lone surrogate only when the text is taken.
            using var document = JsonDocument.Parse(new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(text), Strict);
            return TakesTexts(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or EncoderFallbackException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool TakesTexts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().All(property => property.Name is not null && TakesTexts(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().All(TakesTexts),
        JsonValueKind.String => element.GetString() is not null,
        _ => true,
    };

    private static void AssertSame(JsonElement expected, Generators.Definitions.JsonNode actual)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.Equal(expected.EnumerateObject().Select(property => property.Name), actual.Properties.Select(property => property.Name));
                foreach (var property in expected.EnumerateObject())
                    AssertSame(property.Value, actual.Properties.Single(p => p.Name == property.Name).Value);
                break;
            case JsonValueKind.Array:
                Assert.Equal(expected.GetArrayLength(), actual.Items.Length);
                foreach (var (index, item) in expected.EnumerateArray().Index())
                    AssertSame(item, actual.Items[index]);
                break;
            case JsonValueKind.String:
                Assert.Equal((JsonKind.String, expected.GetString()), (actual.Kind, actual.Text));
                break;
            case JsonValueKind.Number:
                Assert.Equal(expected.GetDouble(), double.Parse(actual.Text, CultureInfo.InvariantCulture));
                break;
            default:
                Assert.Equal(expected.ValueKind.ToString(), actual.Kind.ToString());
                break;
        }
    }
}
