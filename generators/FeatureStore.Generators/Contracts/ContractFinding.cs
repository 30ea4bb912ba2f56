using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FeatureStore.Generators.Definitions;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Contracts;

/// <summary>A change that matters to somebody.</summary>
/// <param name="Rule">The rule that it comes under.</param>
/// <param name="Severity">How bad it is; the rule's own severity unless something alleviates it.</param>
/// <param name="Breaks">Who it breaks.</param>
/// <param name="Subject">What changed, by kind and name, such as <c>column:pace</c>.</param>
/// <param name="Attribute">The key of the definition that changed; null for the subject itself.</param>
/// <param name="From">What was released; null for nothing.</param>
/// <param name="To">What is there now; null for nothing.</param>
/// <param name="Sentence">What changed, from what to what.</param>
/// <param name="Releases">The releases that it breaks, the newest first, as a sentence names them.</param>
internal sealed record ContractFinding(
    ContractRule Rule,
    DiagnosticSeverity Severity,
    Breaks Breaks,
    string Subject,
    string? Attribute,
    string? From,
    string? To,
    string Sentence,
    EquatableArray<string> Releases)
{
    public string Id => Rule.Id;

    /// <summary>16 hexadecimal digits that stand for exactly this change.</summary>
    public string Change
    {
        get
        {
            using var sha = SHA256.Create();
            var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(string.Join("\n", Id, Subject, From ?? "-", To ?? "-")));
            return string.Concat(hash.Take(8).Select(each => each.ToString("x2", CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>The parts of the message: what changed, against which release, who breaks, and the ways out.</summary>
    public string[] MessageArguments => [Sentence, string.Join(" and ", Releases), Breaks.Describe(), WaysOut];

    /// <summary>What can be done about it.</summary>
    public string WaysOut => Severity == DiagnosticSeverity.Info
        ? Rule.WaysOut
        : $"{Rule.WaysOut}, or accept it: featurestore contract accept {Id} {(Subject.Contains(' ') ? $"\"{Subject}\"" : Subject)}";

    public string Message => string.Format(CultureInfo.InvariantCulture, ContractRule.Format, MessageArguments);
}
