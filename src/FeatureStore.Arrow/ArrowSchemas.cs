using Apache.Arrow;
using Apache.Arrow.Types;

namespace FeatureStore.Arrow;

/// <summary>Schemas of tables and of batches: the same for the same columns, whatever the rows are.</summary>
public static class ArrowSchemas
{
    /// <summary>Key of a field's metadata: what the column means.</summary>
    public const string DescriptionKey = "description";

    /// <summary>Key of a schema's metadata: project, dataset and name of the table.</summary>
    public const string TableKey = "table";

    /// <summary>Key of a schema's metadata: the fingerprint of the table's definition.</summary>
    public const string FingerprintKey = "fingerprint";

    private static readonly TimestampType s_instant = new(TimeUnit.Microsecond, "UTC");
    private static readonly TimestampType s_dateTime = new(TimeUnit.Microsecond, (string?)null);
    private static readonly Time64Type s_time = new(TimeUnit.Microsecond);
    private static readonly Decimal128Type s_numeric = new(38, 9);
    private static readonly Decimal256Type s_bigNumeric = new(76, 38);
    private static readonly DictionaryType s_enum = new(Int16Type.Default, StringType.Default, ordered: false);

    /// <summary>The schema of columns of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">Some of its columns, in any order; null for all.</param>
    /// <param name="options">How enums are written.</param>
    public static Schema ToArrowSchema(this TableInfo table, IEnumerable<ColumnInfo>? columns = null, ArrowOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        options ??= new();
        return new(
            (columns ?? table.Columns).Select(c => FieldOf(c, options)),
            new Dictionary<string, string> { [TableKey] = table.ToString(), [FingerprintKey] = table.Fingerprint });
    }

    /// <summary>The schema of a batch.</summary>
    public static Schema ToArrowSchema(this Batch batch, ArrowOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return batch.Table.ToArrowSchema(batch.Columns.Select(c => c.Info), options);
    }

    private static Field FieldOf(ColumnInfo column, ArrowOptions options) => new(
        column.Name,
        column.Mode == ColumnMode.Repeated ? new ListType(new Field("item", TypeOf(column, options), nullable: true)) : TypeOf(column, options),
        nullable: column.Mode == ColumnMode.Nullable,
        column.Description.Length == 0 ? null : new Dictionary<string, string> { [DescriptionKey] = column.Description });

    private static IArrowType TypeOf(ColumnInfo column, ArrowOptions options) => column.Type switch
    {
        DataType.Int64 => Int64Type.Default,
        DataType.Float64 => DoubleType.Default,
        DataType.Numeric => s_numeric,
        DataType.BigNumeric => s_bigNumeric,
        DataType.Bool => BooleanType.Default,
        DataType.Date => Date32Type.Default,
        DataType.DateTime => s_dateTime,
        DataType.Time => s_time,
        DataType.Timestamp => s_instant,
        DataType.Bytes => BinaryType.Default,
        DataType.Struct => new StructType([.. column.Fields.Select(f => FieldOf(f, options))]),
        _ when column.Texts is not null && options.Enums == ArrowEnums.Dictionary => s_enum,
        _ => StringType.Default,
    };
}
