using System.CommandLine;
using System.Globalization;

namespace FeatureStore.Tool.Commands;

/// <summary>Options of the commands that look at definitions rather than at rows.</summary>
internal static class DefinitionOptions
{
    /// <summary>The definitions that the tool was built with.</summary>
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "schema");

    /// <summary>Where the definitions of a repository are, to be compared with their releases.</summary>
    public static Option<string> Folder() => Folder("Folder with the *.table.json and *.catalog.json; their contracts are in the folder contract in it.", ".");

    /// <summary>The same, for commands that look at the definitions that ship with the tool where there are no others.</summary>
    public static Option<string> FolderOrShipped() => Folder("Folder with the *.table.json and *.catalog.json; the ones that the tool was built with, unless there is a folder schema.", Shipped);

    public static Option<DateOnly?> On() => new("--on")
    {
        Description = "Day that decides about sunsets and acceptances; today, in UTC, unless given.",
        HelpName = "DATE",
        CustomParser = CommonOptions.ParseDay,
    };

    public static string Today(DateOnly? on) => Text(on ?? DateOnly.FromDateTime(DateTime.UtcNow));

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Option<string?> Output() => new("--output", "-o") { Description = "File to write; stdout by default.", HelpName = "FILE" };

    private static Option<string> Folder(string description, string otherwise) => new("--definitions")
    {
        Description = description,
        HelpName = "FOLDER",
        DefaultValueFactory = _ => Directory.Exists("schema") ? "schema" : otherwise,
    };
}
