using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Definitions;

/// <summary>
/// The values of a JSON text in the order in which they begin: after an object its names, each followed by its value; after a list its values.
/// Texts stay where they are until they are asked for.
/// </summary>
internal sealed class JsonTape(string text)
{
    // Without references, so that the garbage collector does not walk through it; a value takes some sixteen characters.
    private Entry[] _entries = new Entry[Math.Max(16, text.Length / 16)];

    /// <summary>Number of values, and where the next one goes.</summary>
    public int Count { get; private set; }

    public Entry this[int index] => _entries[index];

    /// <summary>Begins a value; <see cref="End"/> ends it.</summary>
    public int Begin(JsonKind kind, int start)
    {
        if (Count == _entries.Length)
            Array.Resize(ref _entries, Count * 2);
        _entries[Count] = new() { Kind = kind, Start = start };
        return Count++;
    }

    public void End(int index, int end, bool hasEscapes = false)
    {
        ref var entry = ref _entries[index];
        (entry.End, entry.Next, entry.HasEscapes) = (end, Count, hasEscapes);
    }

    public TextSpan Span(int index) => TextSpan.FromBounds(_entries[index].Start, _entries[index].End);

    /// <summary>The value of a string, or a number as written; empty for anything else.</summary>
    public string Text(int index)
    {
        var entry = _entries[index];
        if (entry.Kind == JsonKind.Number)
            return text.Substring(entry.Start, entry.End - entry.Start);
        if (entry.Kind != JsonKind.String)
            return "";
        if (!entry.HasEscapes)
            return text.Substring(entry.Start + 1, entry.End - entry.Start - 2);
        var position = entry.Start;
        return JsonStringReader.Read(text, ref position, out _)!;
    }

    /// <summary>Whether a string has a value.</summary>
    public bool IsText(int index, string value)
    {
        var entry = _entries[index];
        return entry.HasEscapes
            ? Text(index) == value
            : entry.End - entry.Start - 2 == value.Length && string.CompareOrdinal(text, entry.Start + 1, value, 0, value.Length) == 0;
    }

    /// <summary>Whether two strings have the same value.</summary>
    public bool IsSameText(int index, int other)
    {
        var (one, two) = (_entries[index], _entries[other]);
        if (one.HasEscapes || two.HasEscapes)
            return Text(index) == Text(other);
        var length = one.End - one.Start;
        return two.End - two.Start == length && string.CompareOrdinal(text, one.Start, text, two.Start, length) == 0;
    }

    /// <summary>The values of a list.</summary>
    public IEnumerable<int> Children(int list)
    {
        for (var child = list + 1; child < _entries[list].Next; child = _entries[child].Next)
            yield return child;
    }

    /// <summary>The names of an object; the value of each comes after it.</summary>
    public IEnumerable<int> Names(int owner)
    {
        for (var name = FirstName(owner); name >= 0; name = NextName(owner, name))
            yield return name;
    }

    /// <summary>The first name of an object that is ended; -1 for none.</summary>
    public int FirstName(int owner) => owner + 1 < _entries[owner].Next ? owner + 1 : -1;

    /// <summary>The name after another one; -1 after the last.</summary>
    public int NextName(int owner, int name) => _entries[name + 1].Next is var next && next < _entries[owner].Next ? next : -1;

    /// <summary>A value: where it is, and which one comes after it and all that is in it.</summary>
    public struct Entry
    {
        public JsonKind Kind;
        public int Start;
        public int End;
        public int Next;

        /// <summary>Whether a string is more than what stands between its quotes.</summary>
        public bool HasEscapes;
    }
}
