using FeatureStore.Tests;

namespace FeatureStore.DuckDB.Tests;

public sealed class DuckDbExpressionTests() : DifferentialTests(new Duck());

public sealed class DuckDbAggregateTests() : AggregateTests(new Duck());
