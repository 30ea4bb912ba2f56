namespace FeatureStore.DuckDB;

internal sealed partial class DuckDbRowReader
{
    /// <inheritdoc/>
    public override string? TextOrNull(int ordinal)
    {
        var (column, row) = (Column(ordinal), Row);
        return column.IsNull(row) ? null : column.Text(row);
    }

    /// <inheritdoc/>
    public override long? Int64OrNull(int ordinal)
    {
        var (column, row) = (Column(ordinal), Row);
        return column.IsNull(row) ? null : column.Int64(row);
    }

    /// <inheritdoc/>
    public override double? Float64OrNull(int ordinal)
    {
        var (column, row) = (Column(ordinal), Row);
        return column.IsNull(row) ? null : column.Float64(row);
    }

    /// <inheritdoc/>
    public override decimal? NumericOrNull(int ordinal)
    {
        var (column, row) = (Column(ordinal), Row);
        return column.IsNull(row) ? null : column.Numeric(row);
    }

    /// <inheritdoc/>
    public override bool? BoolOrNull(int ordinal)
    {
        var (column, row) = (Column(ordinal), Row);
        return column.IsNull(row) ? null : column.Bool(row);
    }

    /// <inheritdoc/>
    public override DateOnly? DateOrNull(int ordinal)
    {
        var (column, row) = (Column(ordinal), Row);
        return column.IsNull(row) ? null : column.Date(row);
    }

    /// <inheritdoc/>
    public override DateTime? InstantOrNull(int ordinal)
    {
        var (column, row) = (Column(ordinal), Row);
        return column.IsNull(row) ? null : column.Instant(row);
    }

    /// <inheritdoc/>
    public override int? EnumCodeOrNull(int ordinal, EnumText texts)
    {
        var (column, row) = (Column(ordinal), Row);
        return column.IsNull(row) ? null : column.EnumCode(row, texts);
    }
}
