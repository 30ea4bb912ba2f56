namespace FeatureStore;

/// <summary>The days of any table that is partitioned by a column that has days.</summary>
internal static class PartitionDays
{
    /// <summary>Rows of one day.</summary>
    /// <exception cref="ArgumentException">The table has no days.</exception>
    public static Predicate On(TableInfo table, DateOnly day) => Between(table, day, day);

    /// <summary>Rows of a range of days, both included.</summary>
    /// <exception cref="ArgumentException">The table has no days.</exception>
    public static Predicate Between(TableInfo table, DateOnly from, DateOnly to) => Column(table) switch
    {
        { Type: DataType.Date } column when from == to => TableQueries.On(new Column<DateOnly>(column), from),
        { Type: DataType.Date } column => TableQueries.Between(new Column<DateOnly>(column), from, to),
        { Type: DataType.Timestamp } column => TableQueries.Between(new Column<DateTimeOffset>(column), from, to),
        var column => TableQueries.Between(new Column<DateTime>(column), from, to),
    };

    /// <summary>The day of a row.</summary>
    /// <exception cref="ArgumentException">The table has no days.</exception>
    public static Expr<DateOnly> Of(TableInfo table) => Column(table) switch
    {
        { Type: DataType.Date } column => new Column<DateOnly>(column),
        { Type: DataType.Timestamp } column => new Column<DateTimeOffset>(column).ToDate(),
        var column => new Column<DateTime>(column).ToDate(),
    };

    /// <summary>The column that the days are in.</summary>
    /// <exception cref="ArgumentException">The table has no days.</exception>
    public static ColumnInfo Column(TableInfo table)
    {
        var name = table.Partition?.Column ?? throw new ArgumentException($"Table {table.TableId} has no partition column, so it has no days.", nameof(table));
        var column = table[name];
        return column.Type is DataType.Date or DataType.Timestamp or DataType.DateTime
            ? column
            : throw new ArgumentException($"Table {table.TableId} is partitioned by {name}, of type {column.TypeText}, so it has no days.", nameof(table));
    }
}
