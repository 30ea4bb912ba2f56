using System.Runtime.InteropServices;

namespace FeatureStore.DuckDB;

/// <summary>The list of texts that a column had last, to be given again where it comes again: the names of features are the same in row after row.</summary>
internal sealed class TextListCache
{
    private const int LongestList = 256;
    private const int MostMisses = 64;
    private const int Null = -1;

    private readonly List<int> _lengths = [];
    private readonly List<byte> _utf8 = [];
    private ValueList<string?>? _list;
    private int _misses;

    public ValueList<string?> Get(ColumnVector element, int start, int count)
    {
        if (_list is not null && IsSame(element, start, count))
        {
            _misses = 0;
            return _list;
        }

        var list = Read(element, start, count);
        if (++_misses <= MostMisses && count <= LongestList)
            Keep(element, start, list);
        else
            _list = null;
        return list;
    }

    private bool IsSame(ColumnVector element, int start, int count)
    {
        if (count != _lengths.Count)
            return false;
        var lengths = CollectionsMarshal.AsSpan(_lengths);
        var utf8 = CollectionsMarshal.AsSpan(_utf8);
        for (var i = 0; i < count; i++)
        {
            if (element.IsNull(start + i))
            {
                if (lengths[i] != Null)
                    return false;
                continue;
            }

            var text = element.Utf8(start + i);
            if (text.Length != lengths[i] || !text.SequenceEqual(utf8[..text.Length]))
                return false;
            utf8 = utf8[text.Length..];
        }

        return true;
    }

    private void Keep(ColumnVector element, int start, ValueList<string?> list)
    {
        _lengths.Clear();
        _utf8.Clear();
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is null)
            {
                _lengths.Add(Null);
                continue;
            }

            var text = element.Utf8(start + i);
            _lengths.Add(text.Length);
            _utf8.AddRange(text);
        }

        _list = list;
    }

    private static ValueList<string?> Read(ColumnVector element, int start, int count) =>
        ValueList.Create<string?, (ColumnVector Element, int Start)>(count, (element, start), static (texts, from) =>
        {
            var (element, start) = from;
            for (var i = 0; i < texts.Length; i++)
                texts[i] = element.IsNull(start + i) ? null : element.Text(start + i);
        });
}
