using System.Numerics;
using System.Runtime.CompilerServices;

namespace FeatureStore;

/// <summary>Arithmetic on numeric expressions, as C# does it: null in gives null out. Overflow of longs is an error everywhere, of doubles only in BigQuery.</summary>
public static class ExprOperators
{
    // Where one side may be null and the other not, the operators below have a lower priority,
    // so that a plain constant, which converts to both, is never ambiguous.
    extension<T>(Expr<T>)
        where T : struct, INumber<T>
    {
        /// <summary>Sum.</summary>
        public static Expr<T> operator +(Expr<T> left, Expr<T> right) => Arithmetic<T>(Function.Add, left, right);

        /// <summary>Difference.</summary>
        public static Expr<T> operator -(Expr<T> left, Expr<T> right) => Arithmetic<T>(Function.Subtract, left, right);

        /// <summary>Product.</summary>
        public static Expr<T> operator *(Expr<T> left, Expr<T> right) => Arithmetic<T>(Function.Multiply, left, right);

        /// <summary>Quotient: IEEE for doubles, truncated for longs, where 0 is an error.</summary>
        public static Expr<T> operator /(Expr<T> left, Expr<T> right) => Arithmetic<T>(Function.Divide, left, right);

        /// <summary>Remainder of longs or decimals, with the sign of the left side; 0 on the right is an error.</summary>
        public static Expr<T> operator %(Expr<T> left, Expr<T> right) => Arithmetic<T>(Function.Modulo, left, right);

        /// <summary>Negation.</summary>
        public static Expr<T> operator -(Expr<T> operand) => operand.With(Functions.Node(Function.Negate, operand.Node.Type, operand));

        /// <summary>Sum.</summary>
        [OverloadResolutionPriority(-1)]
        public static Expr<T?> operator +(Expr<T> left, Expr<T?> right) => Arithmetic<T?>(Function.Add, left, right);

        /// <summary>Difference.</summary>
        [OverloadResolutionPriority(-1)]
        public static Expr<T?> operator -(Expr<T> left, Expr<T?> right) => Arithmetic<T?>(Function.Subtract, left, right);

        /// <summary>Product.</summary>
        [OverloadResolutionPriority(-1)]
        public static Expr<T?> operator *(Expr<T> left, Expr<T?> right) => Arithmetic<T?>(Function.Multiply, left, right);

        /// <summary>Quotient.</summary>
        [OverloadResolutionPriority(-1)]
        public static Expr<T?> operator /(Expr<T> left, Expr<T?> right) => Arithmetic<T?>(Function.Divide, left, right);
    }

    extension<T>(Expr<T?>)
        where T : struct, INumber<T>
    {
        /// <summary>Sum; null if either is.</summary>
        public static Expr<T?> operator +(Expr<T?> left, Expr<T?> right) => Arithmetic<T?>(Function.Add, left, right);

        /// <summary>Difference; null if either is.</summary>
        public static Expr<T?> operator -(Expr<T?> left, Expr<T?> right) => Arithmetic<T?>(Function.Subtract, left, right);

        /// <summary>Product; null if either is.</summary>
        public static Expr<T?> operator *(Expr<T?> left, Expr<T?> right) => Arithmetic<T?>(Function.Multiply, left, right);

        /// <summary>Quotient; null if either is.</summary>
        public static Expr<T?> operator /(Expr<T?> left, Expr<T?> right) => Arithmetic<T?>(Function.Divide, left, right);

        /// <summary>Remainder; null if either is.</summary>
        public static Expr<T?> operator %(Expr<T?> left, Expr<T?> right) => Arithmetic<T?>(Function.Modulo, left, right);

        /// <summary>Negation; null for null.</summary>
        public static Expr<T?> operator -(Expr<T?> operand) => operand.With(Functions.Node(Function.Negate, operand.Node.Type, operand));

        /// <summary>Sum; null if the left side is.</summary>
        [OverloadResolutionPriority(-1)]
        public static Expr<T?> operator +(Expr<T?> left, Expr<T> right) => Arithmetic<T?>(Function.Add, left, right);

        /// <summary>Difference; null if the left side is.</summary>
        [OverloadResolutionPriority(-1)]
        public static Expr<T?> operator -(Expr<T?> left, Expr<T> right) => Arithmetic<T?>(Function.Subtract, left, right);

        /// <summary>Product; null if the left side is.</summary>
        [OverloadResolutionPriority(-1)]
        public static Expr<T?> operator *(Expr<T?> left, Expr<T> right) => Arithmetic<T?>(Function.Multiply, left, right);

        /// <summary>Quotient; null if the left side is.</summary>
        [OverloadResolutionPriority(-1)]
        public static Expr<T?> operator /(Expr<T?> left, Expr<T> right) => Arithmetic<T?>(Function.Divide, left, right);
    }

    extension<T>(Expr<T>)
        where T : struct
    {
        /// <summary>True where both are equal.</summary>
        [OverloadResolutionPriority(-1)]
        public static Predicate operator ==(Expr<T> left, Expr<T?> right) => Predicate.Compare(Comparison.Equal, left.AsNullable(), right);

        /// <summary>True where they differ.</summary>
        [OverloadResolutionPriority(-1)]
        public static Predicate operator !=(Expr<T> left, Expr<T?> right) => Predicate.Compare(Comparison.NotEqual, left.AsNullable(), right);

        /// <summary>True where left is less; false where right is null.</summary>
        [OverloadResolutionPriority(-1)]
        public static Predicate operator <(Expr<T> left, Expr<T?> right) => Predicate.Compare(Comparison.Less, left.AsNullable(), right);

        /// <summary>True where left is less or equal; false where right is null.</summary>
        [OverloadResolutionPriority(-1)]
        public static Predicate operator <=(Expr<T> left, Expr<T?> right) => Predicate.Compare(Comparison.LessOrEqual, left.AsNullable(), right);

        /// <summary>True where left is greater; false where right is null.</summary>
        [OverloadResolutionPriority(-1)]
        public static Predicate operator >(Expr<T> left, Expr<T?> right) => Predicate.Compare(Comparison.Greater, left.AsNullable(), right);

        /// <summary>True where left is greater or equal; false where right is null.</summary>
        [OverloadResolutionPriority(-1)]
        public static Predicate operator >=(Expr<T> left, Expr<T?> right) => Predicate.Compare(Comparison.GreaterOrEqual, left.AsNullable(), right);
    }

    extension<T>(Expr<T?>)
        where T : struct
    {
        /// <summary>True where both are equal.</summary>
        [OverloadResolutionPriority(-1)]
        public static Predicate operator ==(Expr<T?> left, Expr<T> right) => Predicate.Compare(Comparison.Equal, left, right.AsNullable());

        /// <summary>True where they differ.</summary>
        [OverloadResolutionPriority(-1)]
        public static Predicate operator !=(Expr<T?> left, Expr<T> right) => Predicate.Compare(Comparison.NotEqual, left, right.AsNullable());

        /// <summary>True where left is less; false where left is null.</summary>
        [OverloadResolutionPriority(-1)]
        public static Predicate operator <(Expr<T?> left, Expr<T> right) => Predicate.Compare(Comparison.Less, left, right.AsNullable());

        /// <summary>True where left is less or equal; false where left is null.</summary>
        [OverloadResolutionPriority(-1)]
        public static Predicate operator <=(Expr<T?> left, Expr<T> right) => Predicate.Compare(Comparison.LessOrEqual, left, right.AsNullable());

        /// <summary>True where left is greater; false where left is null.</summary>
        [OverloadResolutionPriority(-1)]
        public static Predicate operator >(Expr<T?> left, Expr<T> right) => Predicate.Compare(Comparison.Greater, left, right.AsNullable());

        /// <summary>True where left is greater or equal; false where left is null.</summary>
        [OverloadResolutionPriority(-1)]
        public static Predicate operator >=(Expr<T?> left, Expr<T> right) => Predicate.Compare(Comparison.GreaterOrEqual, left, right.AsNullable());
    }

    private static Expr<T> Arithmetic<T>(Function function, Expr left, Expr right)
    {
        // NUMERIC grows with each operation; the declared precision of a column does not bind its results.
        var type = left.Node.Type with { Precision = null, Scale = null };
        if (function == Function.Modulo && type.IsFloat)
            throw new ArgumentException("BigQuery has no remainder of FLOAT64; turn both sides into a long or a decimal first.");
        return new(Functions.Node(function, type, left, right));
    }
}
