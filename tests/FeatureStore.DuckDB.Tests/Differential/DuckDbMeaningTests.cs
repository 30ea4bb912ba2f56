using FeatureStore.Tests;

namespace FeatureStore.DuckDB.Tests;

public sealed class DuckDbExpressionTests() : DifferentialTests(new Duck());

public sealed class DuckDbAggregateTests() : AggregateTests(new Duck());

public sealed class DuckDbEnumExpressionTests() : DifferentialTests(new Duck(hasEnums: true));

public sealed class DuckDbEnumAggregateTests() : AggregateTests(new Duck(hasEnums: true));
