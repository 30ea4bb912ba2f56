using System.Buffers;
using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FeatureStore;

/// <summary>An immutable list with value equality: the value of a REPEATED column. Never null; a null list of an engine reads as empty.</summary>
/// <typeparam name="T">Type of an element; nullable, because an engine may hold null elements.</typeparam>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly T[] _items;

    internal ValueList(T[] items) => _items = items;

    /// <summary>The list without elements.</summary>
    public static ValueList<T> Empty { get; } = new([]);

    /// <summary>Number of elements.</summary>
    public int Count => _items.Length;

    /// <summary>The element at a zero-based index.</summary>
    /// <exception cref="IndexOutOfRangeException">The index is outside the list.</exception>
    public T this[int index] => _items[index];

    /// <summary>The element at a zero-based index, or null (the default) outside the list.</summary>
    public T? ElementAtOrDefault(int index) => (uint)index < (uint)_items.Length ? _items[index] : default;

    /// <summary>The elements as a span, without a copy.</summary>
    public ReadOnlySpan<T> AsSpan() => _items;

    /// <summary>The list with one more element at the end.</summary>
    internal ValueList<T> With(T item) => new([.. _items, item]);

    /// <inheritdoc/>
    public bool Equals(ValueList<T>? other) =>
        ReferenceEquals(this, other) || (other is not null && _items.AsSpan().SequenceEqual(other._items, EqualityComparer<T>.Default));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ValueList<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in _items)
            hash.Add(item);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", _items)}]";

    /// <summary>Enumerates without allocating.</summary>
    public Enumerator GetEnumerator() => new(_items);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    /// <summary>Walks over the elements; no ref struct, so that it may live across an await.</summary>
    public struct Enumerator
    {
        private readonly T[] _items;
        private int _position;

        internal Enumerator(T[] items)
        {
            _items = items;
            _position = -1;
        }

        /// <summary>The element that the walk is at.</summary>
        public readonly T Current => _items[_position];

        /// <summary>Goes to the next element; false after the last.</summary>
        public bool MoveNext() => ++_position < _items.Length;
    }
}

/// <summary>Creates <see cref="ValueList{T}"/>s.</summary>
public static class ValueList
{
    /// <summary>A list of the elements, copied; what a collection expression calls.</summary>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? ValueList<T>.Empty : new(items.ToArray());

    /// <summary>A list of the elements, copied.</summary>
    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items is List<T> list ? Create<T>(CollectionsMarshal.AsSpan(list)) : Wrap([.. items]);
    }

    /// <summary>A list of so many elements, filled in place.</summary>
    public static ValueList<T> Create<T, TState>(int count, TState state, SpanAction<T, TState> fill)
    {
        ArgumentNullException.ThrowIfNull(fill);
        if (count == 0)
            return ValueList<T>.Empty;
        var items = new T[count];
        fill(items, state);
        return new(items);
    }

    /// <summary>A list over an array that nobody writes to any more.</summary>
    internal static ValueList<T> Wrap<T>(T[] items) => items.Length == 0 ? ValueList<T>.Empty : new(items);
}
