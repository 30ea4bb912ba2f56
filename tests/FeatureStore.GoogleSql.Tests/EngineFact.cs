using FeatureStore.GoogleSql;

namespace FeatureStore.Tests;

/// <summary>A test of the GoogleSQL engine: skipped where it is not installed, unless the run demands it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EngineFactAttribute : FactAttribute
{
    public EngineFactAttribute() => Skip = GoogleSqlPackage.Skip;
}

/// <inheritdoc cref="EngineFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EngineTheoryAttribute : TheoryAttribute
{
    public EngineTheoryAttribute() => Skip = GoogleSqlPackage.Skip;
}
