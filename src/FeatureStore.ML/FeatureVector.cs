using Microsoft.ML;
using Microsoft.ML.Data;

namespace FeatureStore.ML;

/// <summary>The column of the features: one vector of Single for each row, its slots named as the catalog names the features.</summary>
internal static class FeatureVector
{
    private const string SlotNames = "SlotNames";

    public static ViewColumn Column(string name, FeatureMatrix<float> matrix) => new(
        name,
        new VectorDataViewType(NumberDataViewType.Single, matrix.Width),
        BatchQueries.ColumnsOf(matrix.Table, matrix.Inputs),
        cursor => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
        {
            var row = cursor.FeaturesOfRow;
            var editor = VBufferEditor.Create(ref value, row.Length);
            row.CopyTo(editor.Values);
            value = editor.Commit();
        }),
        ViewColumn.Texts(SlotNames, matrix.Names));
}
