using System.Runtime.Intrinsics;
using DuckDB.NET.Native;

namespace FeatureStore.DuckDB;

/// <summary>Turns an enum column of DuckDB, or a column of its texts, into the codes of a batch.</summary>
internal static class EnumFiller
{
    /// <summary>Writes the codes of rows, and keeps the texts that the catalog does not know.</summary>
    /// <param name="from">Where the rows are.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="codes">Where their codes go.</param>
    /// <param name="to">The column that the codes are of.</param>
    /// <param name="start">The row of the first code in it.</param>
    public static void Append(ColumnVector from, int first, Span<byte> codes, IBatchCodes to, int start)
    {
        if (from.Type == DuckDBType.Enum && from.CodesOf(to.Texts) is { } map)
            Map(from.Values<byte>(first, codes.Length), codes, map, from.TextCount);
        else
            Look(from, first, codes, to.Texts);

        if (!from.Validity(first).IsEmpty)
        {
            for (var i = 0; i < codes.Length; i++)
            {
                if (from.IsNull(first + i))
                    codes[i] = IBatchCodes.NullCode;
            }
        }

        for (var i = codes.IndexOf(IBatchCodes.UnknownCode); i >= 0;)
        {
            to.SetUnknown(start + i, from.Text(first + i));
            var next = codes[(i + 1)..].IndexOf(IBatchCodes.UnknownCode);
            i = next < 0 ? -1 : i + 1 + next;
        }
    }

    private static void Look(ColumnVector from, int first, Span<byte> codes, EnumText texts)
    {
        for (var i = 0; i < codes.Length; i++)
            codes[i] = from.IsNull(first + i) ? IBatchCodes.NullCode : (byte)from.EnumCode(first + i, texts);
    }

    // DuckDB's code of a null row may be anything, so the map has an entry for each byte.
    private static void Map(ReadOnlySpan<byte> stored, Span<byte> codes, byte[] map, int texts)
    {
        var i = 0;
        if (Vector128.IsHardwareAccelerated && texts <= Vector128<byte>.Count)
        {
            // Few texts: one instruction looks sixteen of them up.
            var table = Vector128.Create(map);
            for (; i + Vector128<byte>.Count <= codes.Length; i += Vector128<byte>.Count)
                Vector128.Shuffle(table, Vector128.Create(stored[i..])).CopyTo(codes[i..]);
        }

        for (; i < codes.Length; i++)
            codes[i] = map[stored[i]];
    }
}
