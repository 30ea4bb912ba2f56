namespace FeatureStore;

/// <summary>What is known of a C# type of values, found out once.</summary>
internal static class ClrType<T>
{
    /// <summary>The type, or the one that its nullable is of.</summary>
    public static readonly Type Underlying = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);

    public static readonly bool IsEnum = Underlying.IsEnum;

    /// <summary>The type that carries its values; null for one that no engine knows.</summary>
    public static readonly SqlType? Sql = SqlType.Of(typeof(T));
}
