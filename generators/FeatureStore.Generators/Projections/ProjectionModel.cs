using FeatureStore.Generators.Definitions;
using FeatureStore.Generators.Diagnostics;
using FeatureStore.Generators.Emitters;

namespace FeatureStore.Generators.Projections;

/// <summary>A declaration that asks to be a projection, as the source has it. Its table is looked up by name if no reference has it.</summary>
internal sealed record ProjectionDeclaration(
    PartialType Shape,
    string RowType,
    LocationInfo RowLocation,
    ProjectionTable? Referenced,
    EquatableArray<ProjectionParameter> Parameters,
    EquatableArray<DiagnosticInfo> Diagnostics);

/// <summary>A parameter of the primary constructor. Code without nullable annotations does not say whether a reference may be null.</summary>
internal sealed record ProjectionParameter(string Name, LocationInfo NameLocation, string Type, LocationInfo TypeLocation, bool IsOblivious);

/// <summary>A projection that is sound: what its emitter reads. Free of positions, so that an edit elsewhere in the file changes nothing.</summary>
internal sealed record ProjectionModel(PartialType Shape, string TableName, string ColumnsType, EquatableArray<ProjectedColumn> Columns);

/// <summary>The column of one parameter; <c>AsText</c> takes the raw text of an enum column.</summary>
internal sealed record ProjectedColumn(string ParameterName, ProjectionColumn Column, bool AsText);

/// <summary>A projection, or what is wrong with it.</summary>
internal sealed record ProjectionResult(ProjectionModel? Model, EquatableArray<DiagnosticInfo> Diagnostics);
