using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Checks;

/// <summary>Why an expression cannot become part of a query.</summary>
internal enum CheckDefectKind
{
    /// <summary>SQL has nothing for it.</summary>
    NoSql,

    /// <summary>It is not the same each time that it is computed.</summary>
    NotDeterministic,

    /// <summary>SQL has something for it, which means something else.</summary>
    MeansElse,

    /// <summary>It is reported elsewhere.</summary>
    Reported,
}

/// <summary>A defect of an expression: its text, and what to write instead.</summary>
internal sealed record CheckDefect(CheckDefectKind Kind, string Text, string Instead)
{
    public const string NotUnderstood = "it is not understood; use columns, features, comparisons, arithmetic, && and ||";

    public static CheckDefect NoSql(string text, string instead) => new(CheckDefectKind.NoSql, text, instead);

    /// <summary>Null for what is reported elsewhere.</summary>
    public DiagnosticDescriptor? Descriptor => Kind switch
    {
        CheckDefectKind.Reported => null,
        CheckDefectKind.NotDeterministic => CheckDescriptors.NotDeterministic,
        CheckDefectKind.MeansElse => CheckDescriptors.MeansElse,
        _ => CheckDescriptors.NoSql,
    };
}
