using System.Numerics;

namespace FeatureStore;

/// <summary>What the rows of a batch say of a condition: a bit for each. Gone with the next batch.</summary>
public sealed class BatchMask
{
    private readonly Bits _condition;
    private ulong[] _words = [];
    private long _count;
    private int _failedRow = -1;

    internal BatchMask(Bits condition) => _condition = condition;

    /// <summary>Number of rows of the batch.</summary>
    public int Rows { get; private set; }

    /// <summary>A bit for each row, from the lowest of the first word on, set where the condition is true; the others of the last word are not set.</summary>
    /// <exception cref="ArithmeticException">A row cannot be evaluated; see <see cref="Error"/>.</exception>
    public ReadOnlySpan<ulong> Words => Evaluated._words.AsSpan(0, BatchColumn.Words(Rows));

    /// <summary>Number of rows where the condition is true.</summary>
    /// <exception cref="ArithmeticException">A row cannot be evaluated; see <see cref="Error"/>.</exception>
    public long Count => Evaluated._count;

    /// <summary>Why the condition cannot be evaluated, with the first such row; null if it can.</summary>
    public string? Error => _failedRow < 0
        ? null
        : $"Row {_failedRow} of the batch cannot be evaluated: a number or a day is out of the range of its type, or a whole number or NUMERIC is divided by zero.";

    /// <summary>Whether the condition is true for a row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The batch has no such row.</exception>
    /// <exception cref="ArithmeticException">A row cannot be evaluated; see <see cref="Error"/>.</exception>
    public bool this[int row] => (uint)row < (uint)Rows
        ? (Evaluated._words[row / Frame.BitsPerWord] >> row & 1) != 0
        : throw new ArgumentOutOfRangeException(nameof(row));

    /// <summary>Walks over the rows where the condition is true, without allocating.</summary>
    /// <exception cref="ArithmeticException">A row cannot be evaluated; see <see cref="Error"/>.</exception>
    public Enumerator GetEnumerator() => new(Evaluated._words, BatchColumn.Words(Rows));

    private BatchMask Evaluated => Error is { } error ? throw new ArithmeticException(error) : this;

    /// <summary>Counts this among those that ask for the condition.</summary>
    internal void IsAsked() => _condition.Users++;

    internal void Start(int rows)
    {
        var words = BatchColumn.Words(rows);
        if (_words.Length < words)
            _words = new ulong[Math.Max(words, 2 * _words.Length)];
        (Rows, _count, _failedRow) = (rows, 0, -1);
    }

    internal void Add(Frame block)
    {
        if (_failedRow >= 0)
            return;
        _condition.Update();
        var words = _words.AsSpan(block.Start / Frame.BitsPerWord, block.Words);
        _condition.Words.AsSpan(0, words.Length).CopyTo(words);
        var rest = block.Count % Frame.BitsPerWord;
        if (rest > 0)
            words[^1] &= (1UL << rest) - 1;
        var count = 0;
        foreach (var word in words)
            count += BitOperations.PopCount(word);
        _count += count;
        if (_condition.Failed is not { } failed)
            return;
        for (var row = 0; row < block.Count && _failedRow < 0; row++)
        {
            if ((failed[row / Frame.BitsPerWord] >> row & 1) != 0)
                _failedRow = block.Start + row;
        }
    }

    /// <summary>Walks over the rows where a condition is true.</summary>
    public struct Enumerator
    {
        private readonly ulong[] _words;
        private readonly int _count;
        private ulong _rest;
        private int _word;

        internal Enumerator(ulong[] words, int count)
        {
            (_words, _count) = (words, count);
            _word = -1;
        }

        /// <summary>The row, from 0.</summary>
        public int Current { get; private set; }

        /// <summary>Goes to the next row; false after the last.</summary>
        public bool MoveNext()
        {
            while (_rest == 0)
            {
                if (++_word >= _count)
                    return false;
                _rest = _words[_word];
            }

            Current = (_word * Frame.BitsPerWord) + BitOperations.TrailingZeroCount(_rest);
            _rest &= _rest - 1;
            return true;
        }
    }
}
