using System.Collections.Immutable;
using System.Text;
using FeatureStore.Generators.Checks;
using FeatureStore.Generators.Contracts;
using FeatureStore.Generators.Definitions;
using FeatureStore.Generators.Diagnostics;
using FeatureStore.Generators.Emitters;
using FeatureStore.Generators.Projections;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators;

/// <summary>The pipeline: definition files to tables, tables to C#. Each table is a step of its own, and positions stay in the diagnostics.</summary>
[Generator]
public sealed class FeatureStoreGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var @namespace = context.AnalyzerConfigOptionsProvider
            .Combine(context.CompilationProvider.Select(static (compilation, _) => compilation.AssemblyName))
            .Select(static (pair, _) => Namespace.Of(pair.Left.GlobalOptions, pair.Right))
            .WithTrackingName(Steps.Namespace);

        var headers = context.AdditionalTextsProvider
            .Where(static text => DefinitionFile.IsDefinition(text.Path))
            .Select(static (text, cancellation) => DefinitionHeader.Read(new DefinitionFile(text.Path, text.GetText(cancellation)?.ToString() ?? "")))
            .WithTrackingName(Steps.Headers);
        var matches = headers.Collect()
            .Select(static (all, _) => DefinitionSet.Match(all))
            .WithTrackingName(Steps.Matches);
        var inputs = matches.SelectMany(static (set, _) => set.Tables.Items);
        var definitions = inputs.Select(static (input, _) => (Input: input, Result: DefinitionReader.Read(input.Table, input.Catalog)));
        var results = definitions.Select(static (definition, _) => definition.Result)
            .WithTrackingName(Steps.Definitions);
        var tables = results.Select(static (result, _) => result.Table)
            .WithTrackingName(Steps.Tables);

        context.RegisterSourceOutput(matches.Select(static (set, _) => set.Diagnostics), Report);
        context.RegisterSourceOutput(results.Select(static (result, _) => result.Diagnostics), Report);
        var collisions = results.Collect().Select(static (all, _) => DefinitionSet.FindTypeCollisions(all));
        var taken = collisions.Select(static (all, _) => all.Select(each => (each.Table, each.Name)).ToEquatableArray())
            .WithTrackingName(Steps.TakenTypes);
        context.RegisterSourceOutput(collisions.Select(static (all, _) => all.Select(each => each.Diagnostic).OfType<DiagnosticInfo>().ToEquatableArray()), Report);
        context.RegisterSourceOutput(tables.Combine(@namespace).Combine(taken), static (output, inputs) =>
        {
            var ((table, @namespace), taken) = inputs;
            if (table is null)
                return;
            foreach (var (name, source) in TableEmitter.Emit(table, @namespace))
            {
                if (!taken.Contains((table.TypeName, name)))
                    output.AddSource(HintName(table, name), source);
            }
        });
        RegisterContracts(context, definitions);
        RegisterProjections(context, tables, @namespace);
        RegisterChecks(context, tables, @namespace);
        RegisterBigQueryClient(context, @namespace);
    }

    // Files of one table stand together.
    private static string HintName(TableDefinition table, string type) => type == table.TypeName ? $"{type}.g.cs" : $"{table.TypeName}.{type}.g.cs";

    /// <summary>Each definition against what was released of its table.</summary>
    private static void RegisterContracts(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<(TableInput Input, DefinitionResult Result)> definitions)
    {
        var options = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => ContractOptions.Read(provider.GlobalOptions))
            .WithTrackingName(Steps.ContractOptions);
        var files = context.AdditionalTextsProvider
            .Where(static text => DefinitionFile.IsContract(text.Path))
            .Select(static (text, cancellation) => ContractFile.Read(new DefinitionFile(text.Path, text.GetText(cancellation)?.ToString() ?? "")))
            .WithTrackingName(Steps.Contracts)
            .Collect();
        var changes = definitions.Combine(files).Combine(options)
            .Select(static (each, _) => ContractCheck.Check(each.Left.Left.Input, each.Left.Left.Result, each.Left.Right, each.Right))
            .WithTrackingName(Steps.ContractChanges);

        context.RegisterSourceOutput(options.Select(static (each, _) => each.Diagnostics), Report);
        context.RegisterSourceOutput(files.Combine(definitions.Select(static (each, _) => each.Result).Collect()).Select(static (each, _) => ContractCheck.CheckFiles(each.Left, each.Right)), Report);
        context.RegisterSourceOutput(changes, Report);
    }

    /// <summary>Records of the user's own, matched to tables of this project or of its references.</summary>
    private static void RegisterProjections(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<TableDefinition?> tables, IncrementalValueProvider<string> @namespace)
    {
        var known = tables.Combine(@namespace)
            .Select(static (pair, _) => pair.Left is null ? null : ProjectionTable.Of(pair.Left, pair.Right))
            .Collect();
        var results = context.SyntaxProvider
            .ForAttributeWithMetadataName(ProjectionReader.AttributeName, static (node, _) => node is TypeDeclarationSyntax, ProjectionReader.Read)
            .Combine(known)
            .Select(static (pair, _) => ProjectionMatcher.Match(pair.Left, pair.Right.OfType<ProjectionTable>().ToList()));

        context.RegisterSourceOutput(results.Select(static (result, _) => result.Diagnostics), Report);
        context.RegisterSourceOutput(results.Select(static (result, _) => result.Model).WithTrackingName(Steps.Projections), static (output, model) =>
        {
            if (model is not null)
                output.AddSource($"{model.Shape.HintName}.g.cs", ProjectionEmitter.Emit(model));
        });
    }

    /// <summary>Methods that are checks, over tables of this project or of its references.</summary>
    private static void RegisterChecks(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<TableDefinition?> tables, IncrementalValueProvider<string> @namespace)
    {
        var shapes = tables.Combine(@namespace)
            .Select(static (pair, _) => pair.Left is null ? null : RowShapes.Of(pair.Left, pair.Right))
            .Collect();
        var results = context.SyntaxProvider
            .ForAttributeWithMetadataName(CheckReader.AttributeName, static (node, _) => node is MethodDeclarationSyntax, CheckReader.Read)
            .Combine(shapes)
            .Select(static (pair, _) => CheckTranslation.Translate(pair.Left, pair.Right));

        context.RegisterSourceOutput(results.Select(static (result, _) => result.Diagnostics), Report);
        context.RegisterSourceOutput(results.Collect().Select(static (all, _) => CheckTranslation.FindClashes(all)), Report);
        var classes = results.Select(static (result, _) => result.Model)
            .WithTrackingName(Steps.Checks)
            .Collect()
            .SelectMany(static (all, _) => CheckTranslation.Group(all))
            .WithTrackingName(Steps.CheckClasses);
        context.RegisterSourceOutput(classes, static (output, model) =>
            output.AddSource($"{model.Class.Type.HintName}.Checks.g.cs", CheckClassEmitter.Emit(model)));
    }

    /// <summary>Typed queries on the client of Google.Cloud.BigQuery.V2, in projects that reference it.</summary>
    private static void RegisterBigQueryClient(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<string> @namespace)
    {
        var isReferenced = context.CompilationProvider
            .Select(static (compilation, _) => BigQueryClientEmitter.IsReferenced(compilation))
            .WithTrackingName(Steps.BigQueryClient);
        context.RegisterSourceOutput(isReferenced.Combine(@namespace), static (output, inputs) =>
        {
            var (isReferenced, @namespace) = inputs;
            if (isReferenced)
                output.AddSource($"{BigQueryClientEmitter.TypeName}.g.cs", BigQueryClientEmitter.Emit(@namespace));
        });
    }

    private static void Report(SourceProductionContext output, EquatableArray<DiagnosticInfo> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
            output.ReportDiagnostic(diagnostic.ToDiagnostic());
    }
}
