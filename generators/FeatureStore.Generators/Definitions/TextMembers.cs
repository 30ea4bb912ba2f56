using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Definitions;

/// <summary>The members of one enum of texts: each text once, each member once, none called Unknown.</summary>
/// <param name="kind">What a text is, such as "source".</param>
/// <param name="wayOut">What to do about a text without a member.</param>
/// <param name="diagnostics">Where defects go.</param>
internal sealed class TextMembers(string kind, string wayOut, FileDiagnostics diagnostics)
{
    public const string ChooseMember = "choose a name for it under 'member'";

    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _members = new(StringComparer.Ordinal);

    /// <summary>The member for a text; null when there is none, which has been reported.</summary>
    /// <param name="text">The text as the data has it.</param>
    /// <param name="chosen">The member's name, if the catalog chooses one.</param>
    /// <param name="place">Where to report.</param>
    public string? Add(string text, string? chosen, TextSpan place)
    {
        if (!_texts.Add(text))
        {
            diagnostics.Report(Descriptors.DuplicateName, place, kind, text);
            return null;
        }
        var reason = "";
        var member = chosen ?? Naming.MemberName(text, out reason);
        if (chosen is not null && !Naming.IsIdentifier(chosen))
            reason = $"'{chosen}' is no C# identifier";
        else if (member == Naming.UnknownMember)
            reason = "'Unknown' stands for texts that the catalog does not list";
        else if (member is not null && _members.TryGetValue(member, out var other))
            reason = $"'{member}' is the member of '{other}'";
        if (member is not null && reason.Length == 0)
        {
            _members.Add(member, text);
            return member;
        }
        diagnostics.Report(Descriptors.NoEnumMember, place, kind, text, reason, wayOut);
        return null;
    }
}
