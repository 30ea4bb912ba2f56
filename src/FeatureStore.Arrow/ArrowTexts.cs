using System.Runtime.InteropServices;
using System.Text;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace FeatureStore.Arrow;

/// <summary>The texts of enum columns: as they are, or as a dictionary and indices. A text that the catalog does not know is kept in either.</summary>
internal static class ArrowTexts
{
    public static ArrayData Plain(BatchColumn column, IBatchCodes codes, IArrowType type)
    {
        byte[][] known = [.. codes.Texts.Texts.Select(Encoding.UTF8.GetBytes)];
        return ArrowArrays.Array(column, type, Utf8(column.Count, row => codes.Codes[row] switch
        {
            IBatchCodes.NullCode => [],
            IBatchCodes.UnknownCode => Encoding.UTF8.GetBytes(codes.TextOf(row) ?? ""),
            var code => known[code - 1],
        }));
    }

    public static ArrayData Dictionary(BatchColumn column, DictionaryType type, ArrowDictionaries dictionaries)
    {
        var dictionary = dictionaries.Of(column.Info);
        var bytes = new byte[column.Count * sizeof(short)];
        var indices = MemoryMarshal.Cast<byte, short>(bytes.AsSpan());
        for (var row = 0; row < indices.Length; row++)
            indices[row] = column.IsNull(row) ? (short)0 : IndexOf(row);
        byte[][] utf8 = [.. dictionary.Texts.Select(Encoding.UTF8.GetBytes)];
        var values = new ArrayData(type.ValueType, utf8.Length, 0, 0, [ArrowBuffer.Empty, .. Utf8(utf8.Length, i => utf8[i])]);
        return ArrowArrays.Array(column, type, [new(bytes)], dictionary: values);

        short IndexOf(int row) => column switch
        {
            IBatchCodes codes when codes.Codes[row] is var code and not IBatchCodes.UnknownCode => (short)(code - 1),
            IBatchCodes codes => dictionary.IndexOf(codes.TextOf(row) ?? ""),
            _ => dictionary.IndexOf(((BatchColumn<string?>)column)[row]!),
        };
    }

    /// <summary>Offsets and bytes of texts.</summary>
    private static ArrowBuffer[] Utf8(int count, Func<int, byte[]> textOf)
    {
        var offsetBytes = new byte[(count + 1) * sizeof(int)];
        var offsets = MemoryMarshal.Cast<byte, int>(offsetBytes.AsSpan());
        for (var i = 0; i < count; i++)
            offsets[i + 1] = checked(offsets[i] + textOf(i).Length);
        var bytes = new byte[offsets[count]];
        for (var i = 0; i < count; i++)
            textOf(i).CopyTo(bytes, offsets[i]);
        return [new(offsetBytes), new(bytes)];
    }
}
