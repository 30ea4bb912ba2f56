using System.Collections.Immutable;
using FeatureStore.Generators.Definitions;
using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureStore.Generators.Analyzers.Sql;

/// <summary>Warns of a string literal with SQL over a known table that names a column which the table does not have.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SqlColumnAnalyzer : DiagnosticAnalyzer
{
    private const int ShortestStatement = 10;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(LintDescriptors.SqlColumn);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var tables = SqlTable.Find(start.Compilation);
            if (tables.Count > 0)
                start.RegisterSyntaxNodeAction(literal => Analyze(literal, tables), SyntaxKind.StringLiteralExpression);
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, List<SqlTable> tables)
    {
        var token = ((LiteralExpressionSyntax)context.Node).Token;
        if (token.Text.Length < ShortestStatement)
            return;
        foreach (var table in tables)
        {
            if (token.Text.IndexOf(table.Id, StringComparison.OrdinalIgnoreCase) < 0 || SqlLiteral.Read(token) is not { } literal)
                continue;
            foreach (var (name, isQualified) in SqlNames.ColumnsOf(table.Id, literal.Text))
            {
                if (table.Has(name.Text))
                    continue;
                var nearest = table.Nearest(name.Text);
                // A name like no column may be a word that is not known here; one with an underscore is nothing but a name.
                if (nearest is not null || isQualified || name.Text.Contains('_'))
                    context.ReportDiagnostic(Diagnostic.Create(
                        LintDescriptors.SqlColumn,
                        literal.Place(name.Start, name.Text.Length),
                        Mending.With(nearest),
                        name.Text,
                        table.Id,
                        nearest is null ? "" : $"; did you mean '{nearest}'?"));
            }
        }
    }

    /// <summary>A table that the compilation, or an assembly that it references, was generated for.</summary>
    private sealed class SqlTable(string id, INamedTypeSymbol row)
    {
        private readonly Lazy<(HashSet<string> Names, List<(string Former, string Name)> Renames)> _columns = new(() => Read(row));

        public string Id => id;

        public bool Has(string name) => _columns.Value.Names.Contains(name);

        public string? Nearest(string name)
        {
            var renamed = _columns.Value.Renames.FirstOrDefault(r => string.Equals(r.Former, name, StringComparison.OrdinalIgnoreCase)).Name;
            return renamed ?? NearestName.Find(name, _columns.Value.Names);
        }

        public static List<SqlTable> Find(Compilation compilation)
        {
            if (compilation.GetTypeByMetadataName("FeatureStore.FeatureTableAttribute") is not { } attribute)
                return [];
            // Only what references the runtime can carry its attribute.
            var runtime = attribute.ContainingAssembly.Identity.Name;
            return compilation.SourceModule.ReferencedAssemblySymbols
                .Where(assembly => assembly.Modules.Any(m => m.ReferencedAssemblies.Any(r => r.Name == runtime)))
                .Prepend(compilation.Assembly)
                .SelectMany(assembly => assembly.GetAttributes())
                .Where(each => SymbolEqualityComparer.Default.Equals(each.AttributeClass, attribute))
                .Select(each => each is { ConstructorArguments: [{ Value: INamedTypeSymbol row }, { Value: string { Length: > 0 } id }] } ? new SqlTable(id, row) : null)
                .OfType<SqlTable>()
                .ToList();
        }

        private static (HashSet<string>, List<(string, string)>) Read(INamedTypeSymbol row)
        {
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            var renames = new List<(string, string)>();
            foreach (var property in row.GetMembers().OfType<IPropertySymbol>())
            {
                if (Annotated.Text(Annotated.Find(property, "TableColumn")) is not { } name)
                    continue;
                names.Add(name);
                if (Annotated.Find(property, "FormerNames") is { ConstructorArguments: [{ Kind: TypedConstantKind.Array, IsNull: false } formers] })
                    renames.AddRange(formers.Values.Select(v => v.Value).OfType<string>().Select(former => (former, name)));
            }

            return (names, renames);
        }
    }
}
