using System.Collections.Immutable;
using FeatureStore.Generators.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Diagnostics;

/// <summary>A diagnostic as a value: it can sit in a pipeline without keeping a compilation alive.</summary>
internal sealed record DiagnosticInfo(DiagnosticDescriptor Descriptor, LocationInfo? Location, EquatableArray<string> Arguments)
{
    /// <summary>That of the descriptor, unless something makes this one better or worse.</summary>
    public DiagnosticSeverity Severity { get; init; } = Descriptor.DefaultSeverity;

    /// <summary>What a code fix needs to know beside the message, by name.</summary>
    public EquatableArray<(string Name, string Value)> Properties { get; init; }

    public static DiagnosticInfo Create(DiagnosticDescriptor descriptor, LocationInfo? location, params string[] arguments) =>
        new(descriptor, location, arguments.ToEquatableArray());

    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(
            Descriptor, Location?.ToLocation() ?? Microsoft.CodeAnalysis.Location.None, Severity, additionalLocations: null,
            Properties.ToImmutableDictionary(property => property.Name, property => (string?)property.Value), Arguments.ToArray());
}

/// <summary>A place in a file, zero-based as Roslyn counts.</summary>
internal sealed record LocationInfo(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static LocationInfo Of(Location location) => new(location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span);

    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
