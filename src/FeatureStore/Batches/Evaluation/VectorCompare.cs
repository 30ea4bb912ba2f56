using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FeatureStore;

/// <summary>Compares values side by side, with the widest vectors that the machine has: a bit for each.</summary>
internal static class VectorCompare
{
    private const int BitsPerWord = Frame.BitsPerWord;

    /// <summary>Sets the bits of values from one to another, both included.</summary>
    /// <param name="values">Whole words of them.</param>
    /// <param name="from">The least.</param>
    /// <param name="to">The greatest.</param>
    /// <param name="words">A word for 64 values.</param>
    /// <param name="add">Whether bits that are set stay so.</param>
    public static void Between(ReadOnlySpan<byte> values, byte from, byte to, Span<ulong> words, bool add)
    {
        // One check for all, so that the loop has none.
        ref var first = ref MemoryMarshal.GetReference(values[..(words.Length * BitsPerWord)]);
        var span = (byte)(to - from);
        if (Vector512.IsHardwareAccelerated)
        {
            var (least, width) = (Vector512.Create(from), Vector512.Create(span));
            for (var w = 0; w < words.Length; w++)
            {
                var part = Vector512.LoadUnsafe(ref first, (nuint)(w * BitsPerWord));
                var bits = (span == 0 ? Vector512.Equals(part, least) : Vector512.LessThanOrEqual(part - least, width)).ExtractMostSignificantBits();
                words[w] = add ? words[w] | bits : bits;
            }

            return;
        }

        for (var w = 0; w < words.Length; w++)
        {
            var bits = Vector256.IsHardwareAccelerated
                ? Between256(ref first, w * BitsPerWord, from, span) | ((ulong)Between256(ref first, (w * BitsPerWord) + Vector256<byte>.Count, from, span) << Vector256<byte>.Count)
                : Between128(ref first, w * BitsPerWord, from, span);
            words[w] = add ? words[w] | bits : bits;
        }
    }

    /// <summary>Sets the bits of values that compare with a constant.</summary>
    public static void Constant<T>(Comparison comparison, ReadOnlySpan<T> values, T constant, Span<ulong> words)
        where T : struct
    {
        switch (comparison)
        {
            case Comparison.Equal:
                Constant<T, Equal>(values, constant, words);
                break;
            case Comparison.Less:
                Constant<T, Less>(values, constant, words);
                break;
            case Comparison.LessOrEqual:
                Constant<T, LessOrEqual>(values, constant, words);
                break;
            case Comparison.Greater:
                Constant<T, Greater>(values, constant, words);
                break;
            default:
                Constant<T, GreaterOrEqual>(values, constant, words);
                break;
        }
    }

    /// <summary>Sets the bits of values that compare with others.</summary>
    public static void Values<T>(Comparison comparison, ReadOnlySpan<T> left, ReadOnlySpan<T> right, Span<ulong> words)
        where T : struct
    {
        switch (comparison)
        {
            case Comparison.Equal:
                Values<T, Equal>(left, right, words);
                break;
            case Comparison.Less:
                Values<T, Less>(left, right, words);
                break;
            case Comparison.LessOrEqual:
                Values<T, LessOrEqual>(left, right, words);
                break;
            case Comparison.Greater:
                Values<T, Less>(right, left, words);
                break;
            default:
                Values<T, LessOrEqual>(right, left, words);
                break;
        }
    }

    /// <summary>Clears the bits of rows that a test of one of four columns closes; false if none is left.</summary>
    public static bool Narrow(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, ReadOnlySpan<byte> c, ReadOnlySpan<byte> d, ReadOnlySpan<CodeTest> tests, Span<ulong> words)
    {
        // One check for all, so that the loop has none.
        var bytes = words.Length * BitsPerWord;
        ref var first = ref MemoryMarshal.GetReference(a[..bytes]);
        ref var second = ref MemoryMarshal.GetReference(b[..bytes]);
        ref var third = ref MemoryMarshal.GetReference(c[..bytes]);
        ref var fourth = ref MemoryMarshal.GetReference(d[..bytes]);
        var (from1, from2, from3, from4) = (Vector256.Create(tests[0].From), Vector256.Create(tests[1].From), Vector256.Create(tests[2].From), Vector256.Create(tests[3].From));
        var (width1, width2, width3, width4) = (Vector256.Create(tests[0].Width), Vector256.Create(tests[1].Width), Vector256.Create(tests[2].Width), Vector256.Create(tests[3].Width));
        var (flip1, flip2, flip3, flip4) = (Flip(tests[0]), Flip(tests[1]), Flip(tests[2]), Flip(tests[3]));
        var any = 0UL;
        for (var w = 0; w < words.Length; w++)
        {
            var open = 0UL;
            for (var half = 0; half < BitsPerWord; half += Vector256<byte>.Count)
            {
                var at = (nuint)((w * BitsPerWord) + half);
                var stay = (Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref first, at) - from1, width1) ^ flip1)
                    & (Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref second, at) - from2, width2) ^ flip2)
                    & (Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref third, at) - from3, width3) ^ flip3)
                    & (Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref fourth, at) - from4, width4) ^ flip4);
                open |= (ulong)stay.ExtractMostSignificantBits() << half;
            }

            any |= words[w] &= open;
        }

        return any != 0;

        static Vector256<byte> Flip(CodeTest test) => test.KeepsOpen ? Vector256<byte>.Zero : Vector256<byte>.AllBitsSet;
    }

    private static uint Between256(ref byte first, int offset, byte from, byte span) =>
        Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref first, (nuint)offset) - Vector256.Create(from), Vector256.Create(span)).ExtractMostSignificantBits();

    private static ulong Between128(ref byte first, int offset, byte from, byte span)
    {
        var bits = 0UL;
        for (var i = 0; i < BitsPerWord; i += Vector128<byte>.Count)
            bits |= (ulong)Vector128.LessThanOrEqual(Vector128.LoadUnsafe(ref first, (nuint)(offset + i)) - Vector128.Create(from), Vector128.Create(span)).ExtractMostSignificantBits() << i;
        return bits;
    }

    private static void Constant<T, TTest>(ReadOnlySpan<T> values, T constant, Span<ulong> words)
        where T : struct
        where TTest : struct, ITest
    {
        for (var w = 0; w < words.Length; w++)
        {
            var part = values.Slice(w * BitsPerWord, BitsPerWord);
            var bits = 0UL;
            if (Vector512.IsHardwareAccelerated)
            {
                for (var i = 0; i < BitsPerWord; i += Vector512<T>.Count)
                    bits |= TTest.Test(Vector512.Create(part[i..]), Vector512.Create(constant)).ExtractMostSignificantBits() << i;
            }
            else if (Vector256.IsHardwareAccelerated)
            {
                for (var i = 0; i < BitsPerWord; i += Vector256<T>.Count)
                    bits |= (ulong)TTest.Test(Vector256.Create(part[i..]), Vector256.Create(constant)).ExtractMostSignificantBits() << i;
            }
            else
            {
                for (var i = 0; i < BitsPerWord; i += Vector128<T>.Count)
                    bits |= (ulong)TTest.Test(Vector128.Create(part[i..]), Vector128.Create(constant)).ExtractMostSignificantBits() << i;
            }

            words[w] = bits;
        }
    }

    private static void Values<T, TTest>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, Span<ulong> words)
        where T : struct
        where TTest : struct, ITest
    {
        for (var w = 0; w < words.Length; w++)
        {
            var a = left.Slice(w * BitsPerWord, BitsPerWord);
            var b = right.Slice(w * BitsPerWord, BitsPerWord);
            var bits = 0UL;
            if (Vector512.IsHardwareAccelerated)
            {
                for (var i = 0; i < BitsPerWord; i += Vector512<T>.Count)
                    bits |= TTest.Test(Vector512.Create(a[i..]), Vector512.Create(b[i..])).ExtractMostSignificantBits() << i;
            }
            else if (Vector256.IsHardwareAccelerated)
            {
                for (var i = 0; i < BitsPerWord; i += Vector256<T>.Count)
                    bits |= (ulong)TTest.Test(Vector256.Create(a[i..]), Vector256.Create(b[i..])).ExtractMostSignificantBits() << i;
            }
            else
            {
                for (var i = 0; i < BitsPerWord; i += Vector128<T>.Count)
                    bits |= (ulong)TTest.Test(Vector128.Create(a[i..]), Vector128.Create(b[i..])).ExtractMostSignificantBits() << i;
            }

            words[w] = bits;
        }
    }

    // Static methods of a type argument, so that each comparison is a loop of its own.
    private interface ITest
    {
        static abstract Vector512<T> Test<T>(Vector512<T> a, Vector512<T> b);

        static abstract Vector256<T> Test<T>(Vector256<T> a, Vector256<T> b);

        static abstract Vector128<T> Test<T>(Vector128<T> a, Vector128<T> b);
    }

    private readonly struct Equal : ITest
    {
        public static Vector512<T> Test<T>(Vector512<T> a, Vector512<T> b) => Vector512.Equals(a, b);

        public static Vector256<T> Test<T>(Vector256<T> a, Vector256<T> b) => Vector256.Equals(a, b);

        public static Vector128<T> Test<T>(Vector128<T> a, Vector128<T> b) => Vector128.Equals(a, b);
    }

    private readonly struct Less : ITest
    {
        public static Vector512<T> Test<T>(Vector512<T> a, Vector512<T> b) => Vector512.LessThan(a, b);

        public static Vector256<T> Test<T>(Vector256<T> a, Vector256<T> b) => Vector256.LessThan(a, b);

        public static Vector128<T> Test<T>(Vector128<T> a, Vector128<T> b) => Vector128.LessThan(a, b);
    }

    private readonly struct LessOrEqual : ITest
    {
        public static Vector512<T> Test<T>(Vector512<T> a, Vector512<T> b) => Vector512.LessThanOrEqual(a, b);

        public static Vector256<T> Test<T>(Vector256<T> a, Vector256<T> b) => Vector256.LessThanOrEqual(a, b);

        public static Vector128<T> Test<T>(Vector128<T> a, Vector128<T> b) => Vector128.LessThanOrEqual(a, b);
    }

    private readonly struct Greater : ITest
    {
        public static Vector512<T> Test<T>(Vector512<T> a, Vector512<T> b) => Vector512.GreaterThan(a, b);

        public static Vector256<T> Test<T>(Vector256<T> a, Vector256<T> b) => Vector256.GreaterThan(a, b);

        public static Vector128<T> Test<T>(Vector128<T> a, Vector128<T> b) => Vector128.GreaterThan(a, b);
    }

    private readonly struct GreaterOrEqual : ITest
    {
        public static Vector512<T> Test<T>(Vector512<T> a, Vector512<T> b) => Vector512.GreaterThanOrEqual(a, b);

        public static Vector256<T> Test<T>(Vector256<T> a, Vector256<T> b) => Vector256.GreaterThanOrEqual(a, b);

        public static Vector128<T> Test<T>(Vector128<T> a, Vector128<T> b) => Vector128.GreaterThanOrEqual(a, b);
    }
}
