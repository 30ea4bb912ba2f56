namespace FeatureStore;

/// <summary>Names of results that come from a text, such as the id of a check.</summary>
internal static class ResultName
{
    /// <summary>The text with an underscore for whatever is no ASCII letter, digit or underscore, so that every engine takes it as a name.</summary>
    public static string Of(string text) => string.Create(text.Length, text, static (name, text) =>
    {
        for (var i = 0; i < name.Length; i++)
            name[i] = char.IsAsciiLetterOrDigit(text[i]) ? text[i] : '_';
    });
}
