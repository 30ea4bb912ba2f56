namespace FeatureStore;

/// <summary>Access to the fields of a STRUCT.</summary>
public static class StructExpressions
{
    /// <summary>A field of a STRUCT; null where the STRUCT is.</summary>
    /// <typeparam name="T">Type of a value; nullable, as the STRUCT may be null.</typeparam>
    /// <param name="value">The STRUCT: a column, an element of a list, or a field itself.</param>
    /// <param name="name">Name of the field in the table, whatever its case.</param>
    /// <param name="reader">How to read it; null for the way of its type.</param>
    /// <exception cref="ArgumentException">The expression is no STRUCT, or has no such field.</exception>
    public static Expr<T> Field<T>(this Expr value, string name, FieldReader<T>? reader = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Node.Type is not { Kind: DataType.Struct, Repeated: false })
            throw new ArgumentException("Only a STRUCT has fields; unnest a list of them first.", nameof(value));
        foreach (var field in value.Node.Type.Fields)
        {
            if (string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase))
                return reader is null ? new Expr<T>(new FieldNode(value.Node, field)) : new ReadExpr<T>(new FieldNode(value.Node, field), reader);
        }

        throw new ArgumentException($"The STRUCT has no field '{name}'.", nameof(name));
    }
}
