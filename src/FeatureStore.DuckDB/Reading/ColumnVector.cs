using System.Runtime.CompilerServices;
using DuckDB.NET.Native;

namespace FeatureStore.DuckDB;

/// <summary>A column of a result, or what it nests: its type, and where the values of the current chunk are.</summary>
internal sealed unsafe partial class ColumnVector
{
    private readonly DuckDBType _storage;
    private readonly byte _scale;
    private readonly int _arraySize;
    private readonly string[] _texts = [];
    private byte* _data;
    private ulong* _validity;

    private ColumnVector(string name, DuckDBLogicalType type)
    {
        Name = name;
        Type = NativeMethods.LogicalType.DuckDBGetTypeId(type);
        _storage = Type;
        switch (Type)
        {
            case DuckDBType.Decimal:
                _storage = NativeMethods.LogicalType.DuckDBDecimalInternalType(type);
                _scale = NativeMethods.LogicalType.DuckDBDecimalScale(type);
                break;
            case DuckDBType.Enum:
                _storage = NativeMethods.LogicalType.DuckDBEnumInternalType(type);
                _texts = new string[NativeMethods.LogicalType.DuckDBEnumDictionarySize(type)];
                for (var i = 0; i < _texts.Length; i++)
                    _texts[i] = NativeMethods.LogicalType.DuckDBEnumDictionaryValue(type, i);
                break;
            case DuckDBType.List:
                using (var element = NativeMethods.LogicalType.DuckDBListTypeChildType(type))
                    Element = new(name, element);
                break;
            case DuckDBType.Array:
                _arraySize = (int)NativeMethods.LogicalType.DuckDBArrayVectorGetSize(type);
                using (var element = NativeMethods.LogicalType.DuckDBArrayTypeChildType(type))
                    Element = new(name, element);
                break;
            case DuckDBType.Struct:
                Fields = new ColumnVector[NativeMethods.LogicalType.DuckDBStructTypeChildCount(type)];
                for (var i = 0; i < Fields.Length; i++)
                {
                    using var field = NativeMethods.LogicalType.DuckDBStructTypeChildType(type, i);
                    Fields[i] = new(NativeMethods.LogicalType.DuckDBStructTypeChildName(type, i), field);
                }

                break;
        }
    }

    public string Name { get; }

    public DuckDBType Type { get; }

    /// <summary>The elements of a list; null for anything else.</summary>
    public ColumnVector? Element { get; }

    /// <summary>The fields of a STRUCT; empty for anything else.</summary>
    public ColumnVector[] Fields { get; } = [];

    public bool IsList => Element is not null;

    /// <summary>Number of texts of an enum; 0 for anything else.</summary>
    public int TextCount => _texts.Length;

    public static ColumnVector Of(string name, DuckDBLogicalType type) => new(name, type);

    /// <summary>Takes the values of a chunk.</summary>
    public void PointTo(IntPtr vector)
    {
        _data = (byte*)NativeMethods.Vectors.DuckDBVectorGetData(vector);
        _validity = NativeMethods.Vectors.DuckDBVectorGetValidity(vector);
        if (Type == DuckDBType.List)
            Element!.PointTo(NativeMethods.Vectors.DuckDBListVectorGetChild(vector));
        else if (Type == DuckDBType.Array)
            Element!.PointTo(NativeMethods.Vectors.DuckDBArrayVectorGetChild(vector));
        for (var i = 0; i < Fields.Length; i++)
            Fields[i].PointTo(NativeMethods.Vectors.DuckDBStructVectorGetChild(vector, i));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsNull(int row) => _validity != null && (_validity[(uint)row >> 6] & (1UL << row)) == 0;

    /// <summary>Values of the chunk as DuckDB has them, of the type that it stores them in; of null rows they may be anything.</summary>
    public ReadOnlySpan<T> Values<T>(int first, int count)
        where T : unmanaged => new((T*)_data + first, count);

    /// <summary>The texts or bytes of the chunk from a row on; of null rows they may be anything.</summary>
    public DuckText* Spans(int first) => Type is DuckDBType.Varchar or DuckDBType.Blob ? (DuckText*)_data + first : throw Mismatch("a text or bytes");

    /// <summary>From the word on that has the bit of a row: a bit for each row of the chunk, set where it has a value. Empty where DuckDB says that none is null.</summary>
    public ReadOnlySpan<ulong> Validity(int row) => _validity == null ? [] : new(_validity + ((uint)row >> 6), int.MaxValue);

    /// <summary>Where the elements of a list are in <see cref="Element"/>.</summary>
    public (int Start, int Count) ListAt(int row)
    {
        if (Type == DuckDBType.Array)
            return (row * _arraySize, _arraySize);
        if (Type != DuckDBType.List)
            throw Mismatch("a list");
        var entry = ((ulong*)_data) + (2L * row);
        return (checked((int)entry[0]), checked((int)entry[1]));
    }
}
