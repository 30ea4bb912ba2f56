using Microsoft.ML;
using Microsoft.ML.Data;

namespace FeatureStore.ML;

/// <summary>A column of a view.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Inputs">The columns of the table that it is made of.</param>
/// <param name="Getter">Makes the delegate that gives the value of the row that a cursor is at: a <see cref="ValueGetter{TValue}"/> of the type.</param>
/// <param name="Annotations">Names of its slots, or values of its keys; null for none.</param>
internal sealed record ViewColumn(string Name, DataViewType Type, IReadOnlyList<ColumnInfo> Inputs, Func<BatchCursor, Delegate> Getter, DataViewSchema.Annotations? Annotations = null)
{
    /// <summary>An annotation of one text for each slot or key.</summary>
    public static DataViewSchema.Annotations Texts(string kind, IEnumerable<string> texts)
    {
        ReadOnlyMemory<char>[] values = [.. texts.Select(t => t.AsMemory())];
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(kind, new VectorDataViewType(TextDataViewType.Instance, values.Length), (ref VBuffer<ReadOnlyMemory<char>> value) =>
        {
            var editor = VBufferEditor.Create(ref value, values.Length);
            values.CopyTo(editor.Values);
            value = editor.Commit();
        });
        return builder.ToAnnotations();
    }
}
