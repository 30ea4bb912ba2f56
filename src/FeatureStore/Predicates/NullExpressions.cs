using System.Runtime.CompilerServices;

namespace FeatureStore;

/// <summary>Functions that make or take null.</summary>
public static class NullExpressions
{
    /// <summary>The same value as one that may be null, to meet one that may be.</summary>
    public static Expr<T?> AsNullable<T>(this Expr<T> value)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(value);
        var read = value.Reader;
        return new ReadExpr<T?>(value.Node, (reader, ordinal) => reader.IsDBNull(ordinal) ? null : read(reader, ordinal));
    }

    /// <summary>The same value as one that is never null; reading a null is an error. For a comparison, where null does no harm.</summary>
    public static Expr<T> AsRequired<T>(this Expr<T?> value)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(value);
        var read = value.Reader;
        return new ReadExpr<T>(value.Node, (reader, ordinal) => read(reader, ordinal)
            ?? throw new InvalidOperationException($"Column {reader.GetName(ordinal)} is null in a row that was said to have it."));
    }

    /// <summary>The value, or another one where it is null, as <c>??</c> does.</summary>
    public static Expr<T> Coalesce<T>(this Expr<T?> value, Expr<T> otherwise)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(otherwise);
        var read = value.Reader;
        return new ReadExpr<T>(
            Functions.Node(Function.Coalesce, value.Node.Type, value.Node, Constants.Adopt(otherwise.Node, value.Node.Type)),
            (reader, ordinal) => read(reader, ordinal)!.Value);
    }

    /// <inheritdoc cref="Coalesce{T}(Expr{T?}, Expr{T})"/>
    [OverloadResolutionPriority(-1)]
    public static Expr<T?> Coalesce<T>(this Expr<T?> value, Expr<T?> otherwise)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(otherwise);
        return value.With(Functions.Node(Function.Coalesce, value.Node.Type, value.Node, Constants.Adopt(otherwise.Node, value.Node.Type)));
    }

    /// <inheritdoc cref="Coalesce{T}(Expr{T?}, Expr{T})"/>
    public static Expr<string> Coalesce(this Expr<string?> value, Expr<string> otherwise)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(otherwise);
        return new(Functions.Node(Function.Coalesce, SqlType.String, value, otherwise));
    }

    /// <summary>Null where both are equal, else the value.</summary>
    public static Expr<T?> NullIf<T>(this Expr<T?> value, Expr<T?> other)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(other);
        return value.With(Functions.Node(Function.NullIf, value.Node.Type, value.Node, Constants.Adopt(other.Node, value.Node.Type)));
    }

    /// <inheritdoc cref="NullIf{T}(Expr{T?}, Expr{T?})"/>
    public static Expr<T?> NullIf<T>(this Expr<T> value, Expr<T> other)
        where T : struct => value.AsNullable().NullIf(other.AsNullable());

    /// <inheritdoc cref="NullIf{T}(Expr{T?}, Expr{T?})"/>
    public static Expr<string?> NullIf(this Expr<string> value, Expr<string> other) =>
        new(Functions.Node(Function.NullIf, SqlType.String, value, other));
}
