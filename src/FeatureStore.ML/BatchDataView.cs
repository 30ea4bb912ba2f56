using Microsoft.ML;

namespace FeatureStore.ML;

/// <summary>Batches as a data view: the vector of features, then the scalar columns.</summary>
internal sealed class BatchDataView : IDataView
{
    private readonly BatchSource _source;
    private readonly FeatureMatrixOptions? _features;
    private readonly IReadOnlyList<ViewColumn> _columns;

    public BatchDataView(BatchSource source, IReadOnlyList<ColumnInfo> available, DataViewOptions options)
    {
        _source = source;
        var table = source.Table;
        _features = table.Catalog is { Features.Count: > 0 } ? options.Features : null;
        var scalars = options.Columns switch
        {
            null => available.Where(ScalarColumns.IsScalar),
            [] => [],
            var chosen => BatchQueries.ColumnsOf(table, chosen),
        };
        List<ViewColumn> columns = _features is null ? [] : [FeatureVector.Column(options.FeaturesName, new(table, _features))];
        columns.AddRange(scalars.Select(c => ScalarColumns.Of(c, table.OrdinalOf(c.Name), options.EnumsAsKeys)));
        if (columns.SelectMany(c => c.Inputs).FirstOrDefault(i => !available.Contains(i)) is { } missing)
            throw new ArgumentException($"Column {missing.Name} is not in the batch; read it with more columns, or ask the view for fewer.", nameof(options));
        _columns = columns;
        var builder = new DataViewSchema.Builder();
        foreach (var column in columns)
            builder.AddColumn(column.Name, column.Type, column.Annotations);
        Schema = builder.ToSchema();
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema { get; }

    public long? GetRowCount() => _features is not null && DropsRows(_features) ? null : _source.RowCount;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new BatchCursor(_source, Schema, _columns, [.. columnsNeeded.Select(c => c.Index)], _features);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];

    /// <summary>Whether rows may be dropped, so that their number is not known before they are looked at.</summary>
    internal static bool DropsRows(FeatureMatrixOptions options) => options.Null == MissingFeature.DropRow || options.Defaulted == MissingFeature.DropRow;
}
