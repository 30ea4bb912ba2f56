using FeatureStore.Generators.Definitions;
using FeatureStore.Generators.Diagnostics;
using FeatureStore.Generators.Emitters;

namespace FeatureStore.Generators.Checks;

/// <summary>A method with [QualityCheck] as the source has it. Its table is looked up by name if no reference has it.</summary>
internal sealed record CheckDeclaration(
    CheckClass Class,
    string Method,
    LocationInfo NameLocation,
    LocationInfo IdLocation,
    string Accessibility,
    string RowType,
    RowShape? Referenced,
    string RowName,
    EquatableArray<CheckParameterCode> Parameters,
    CheckSettings Settings,
    Code? Body,
    EquatableArray<string> Calls,
    EquatableArray<DiagnosticInfo> Diagnostics);

/// <summary>The class that holds checks.</summary>
/// <param name="Type">Where its other part goes.</param>
/// <param name="QualifiedName">Its name from the root on.</param>
/// <param name="IsVisible">Whether other types of the assembly can name it.</param>
internal sealed record CheckClass(PartialType Type, string QualifiedName, bool IsVisible);

/// <summary>A parameter behind the row; the default is null if there is none.</summary>
internal sealed record CheckParameterCode(string Name, string TypeText, ValueType? Type, LocationInfo Location, Code? Default);

/// <summary>What the attribute says. Levels are null if they do not exist.</summary>
internal sealed record CheckSettings(
    string Id, int Severity, int Dimension, string Description, long? WarnCount, long? FailCount, double? WarnPercent, double? FailPercent);

/// <summary>A check, ready to be emitted. Free of places, so that an edit elsewhere in the file changes nothing.</summary>
/// <param name="Class">The class that holds it.</param>
/// <param name="Method">Name of the method.</param>
/// <param name="Accessibility">That of the method.</param>
/// <param name="RowType">Qualified name of the record.</param>
/// <param name="ColumnsType">Qualified name of its columns.</param>
/// <param name="RowName">Name of the first parameter.</param>
/// <param name="Parameters">The parameters behind it.</param>
/// <param name="Settings">What the attribute says.</param>
/// <param name="Predicate">The code of the condition; null if it has defects, which the build reports.</param>
internal sealed record CheckModel(
    CheckClass Class,
    string Method,
    string Accessibility,
    string RowType,
    string ColumnsType,
    string RowName,
    EquatableArray<CheckParameter> Parameters,
    CheckSettings Settings,
    string? Predicate);

/// <summary>A parameter as it is emitted; the default is null if there is none.</summary>
internal sealed record CheckParameter(string Name, string Type, string? Default);

/// <summary>A check, or what is wrong with it; and what its class must be told about it.</summary>
internal sealed record CheckResult(CheckModel? Model, CheckDeclaration Declaration, EquatableArray<DiagnosticInfo> Diagnostics);

/// <summary>The checks of one class, in the order of their declaration.</summary>
internal sealed record CheckClassModel(CheckClass Class, EquatableArray<CheckModel> Checks);
