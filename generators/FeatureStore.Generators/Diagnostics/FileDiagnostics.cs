using FeatureStore.Generators.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Diagnostics;

/// <summary>Collects what is wrong in one file.</summary>
internal sealed class FileDiagnostics(DefinitionFile file)
{
    /// <summary>A search for the nearest name reads every name; a file full of wrong ones gets the first answers only, and stays linear.</summary>
    private const int MaxSuggestions = 20;

    private readonly SourceText _text = SourceText.From(file.Text);
    private readonly List<DiagnosticInfo> _items = [];
    private int _suggestions;

    public IReadOnlyList<DiagnosticInfo> Items => _items;

    public int Errors { get; private set; }

    public void Report(DiagnosticDescriptor descriptor, TextSpan span, params string[] arguments)
    {
        if (descriptor.DefaultSeverity == DiagnosticSeverity.Error)
            Errors++;
        _items.Add(DiagnosticInfo.Create(descriptor, Locate(span), arguments));
    }

    public LocationInfo Locate(TextSpan span) => new(file.Path, span, _text.Lines.GetLinePositionSpan(span));

    /// <summary>The line as an editor counts, from 1.</summary>
    public int Line(TextSpan span) => _text.Lines.GetLinePosition(span.Start).Line + 1;

    /// <summary>The end of a message: "; did you mean 'x'?", or nothing.</summary>
    public string Suggest(string name, IEnumerable<string> candidates)
    {
        if (++_suggestions > MaxSuggestions)
            return "";
        var nearest = NearestName.Find(name, candidates);
        return nearest is null ? "" : $"; did you mean '{nearest}'?";
    }
}
