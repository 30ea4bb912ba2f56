using System.Numerics;

namespace FeatureStore;

/// <summary>
/// The rows that are evaluated together: a block of the batch, or elements of lists of an outer block. Few enough that masks and values stay in the
/// nearest caches.
/// </summary>
internal sealed class Frame(Frame? outer = null)
{
    public const int MaxRows = 2048;
    public const int BitsPerWord = 64;
    public const int MaxWords = MaxRows / BitsPerWord;

    /// <summary>The block whose lists these elements are of; null for rows of the batch.</summary>
    public Frame? Outer { get; } = outer;

    /// <summary>For elements, which of the elements of the column each is.</summary>
    public int[] Elements { get; } = outer is null ? [] : new int[MaxRows];

    /// <summary>For elements, whose row of the outer block each is of.</summary>
    public int[] Parents { get; } = outer is null ? [] : new int[MaxRows];

    /// <summary>The first row of the batch, a multiple of <see cref="MaxRows"/>; 0 for elements.</summary>
    public int Start { get; private set; }

    /// <summary>Number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>Number of words with a bit for each row; what the bits of the last say beyond the rows means nothing.</summary>
    public int Words { get; private set; }

    /// <summary>Number of values that memory for a block needs: few for the rows of a day, and grown as rarely as may be.</summary>
    public int Capacity { get; private set; }

    /// <summary>Changes with each block, so that a node knows whether it is evaluated.</summary>
    public int Version { get; private set; }

    public void Next(int start, int count)
    {
        (Start, Count, Words) = (start, count, (count + BitsPerWord - 1) / BitsPerWord);
        Capacity = Math.Max(Capacity, (int)BitOperations.RoundUpToPowerOf2((uint)(Words * BitsPerWord)));
        Version++;
    }
}
