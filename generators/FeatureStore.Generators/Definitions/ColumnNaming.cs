using System.Collections.Immutable;
using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Definitions;

/// <summary>Gives every column its C# name and joins what the catalog says of it. A column without a name of its own is reported and left out.</summary>
internal sealed class ColumnNaming(NameOverrides overrides, GeneratedTypes types, FileDiagnostics tableDiagnostics, FileDiagnostics? catalogDiagnostics)
{
    public ImmutableArray<ColumnDefinition> Name(TableSyntax table, string typeName, MemberNames members, CatalogSyntax? catalog)
    {
        var named = Name(table.Columns.All, typeName, members);
        foreach (var (syntax, definition) in named)
            if (Value(catalog?.EnumOf, syntax.Name) is not null && members.Take(definition.PropertyName + Naming.TextSuffix, $"the text of column '{syntax.Path}'") is { } other)
                Report(syntax, $"The text of column '{syntax.Path}'", definition.PropertyName + Naming.TextSuffix, other);
        return named.Select(each => each.Definition with
        {
            EnumName = Value(catalog?.EnumOf, each.Syntax.Name),
            Section = Value(catalog?.SectionOf, each.Syntax.Name),
            Deprecation = Value(catalog?.DeprecationOf, each.Syntax.Name),
        }).ToImmutableArray();
    }

    private List<(ColumnSyntax Syntax, ColumnDefinition Definition)> Name(ImmutableArray<ColumnSyntax> columns, string typeName, MemberNames members)
    {
        var named = new List<(ColumnSyntax, ColumnDefinition)>(columns.Length);
        foreach (var column in columns)
        {
            var property = overrides.For(column)?.Name;
            if (property is null && (property = Naming.PropertyName(column.Name, out var reason)) is null)
            {
                tableDiagnostics.Report(Descriptors.NoPropertyName, column.NameSpan, column.Path, reason);
                continue;
            }
            if (members.Take(property, $"column '{column.Path}'") is { } other)
            {
                Report(column, $"Column '{column.Path}'", property, other);
                continue;
            }
            var structTypeName = Naming.StructTypeName(typeName, property);
            if (column.Type == ColumnType.Struct && members.Take(structTypeName, $"the record of column '{column.Path}'") is { } hider)
            {
                Report(column, $"The record of column '{column.Path}'", structTypeName, hider);
                continue;
            }
            if (column.Type != ColumnType.Struct || TakeTypes(column, structTypeName))
                named.Add((column, Define(column, property, structTypeName)));
        }
        return named;
    }

    private bool TakeTypes(ColumnSyntax column, string structTypeName) =>
        types.Add(structTypeName, $"the record of column '{column.Path}'", column.NameSpan, tableDiagnostics)
        && types.Add(Naming.StructViewTypeName(structTypeName), $"column '{column.Path}' in batches", column.NameSpan, tableDiagnostics, structTypeName)
        && (column.Mode == ColumnMode.Repeated || column.Path != column.Name
            || types.Add(Naming.StructColumnTypeName(structTypeName), $"column '{column.Path}' in queries", column.NameSpan, tableDiagnostics, structTypeName));

    private ColumnDefinition Define(ColumnSyntax column, string property, string structTypeName)
    {
        var fields = ImmutableArray<ColumnDefinition>.Empty;
        if (column.Type == ColumnType.Struct)
        {
            var members = new MemberNames(Naming.StructMembers);
            members.Take(structTypeName, "the name of the record");
            members.Take(Naming.StructViewTypeName(structTypeName), "the name of the record in batches");
            fields = Name(column.Fields, structTypeName, members).Select(each => each.Definition).ToImmutableArray();
        }
        return new ColumnDefinition(
            column.Name, property, column.Type, column.Mode, column.Precision, column.Scale, column.MaxLength, column.Description, fields.ToEquatableArray());
    }

    /// <summary>Where the name was chosen: in the catalog, or else by the column's own name.</summary>
    private void Report(ColumnSyntax column, string owner, string property, string other)
    {
        if (overrides.For(column) is { } chosen)
            catalogDiagnostics!.Report(Descriptors.PropertyNameTaken, chosen.Span, owner, property, other);
        else
            tableDiagnostics.Report(Descriptors.PropertyNameTaken, column.NameSpan, owner, property, other);
    }

    private static T? Value<T>(IReadOnlyDictionary<string, T>? values, string name)
        where T : class => values is not null && values.TryGetValue(name, out var value) ? value : null;
}
