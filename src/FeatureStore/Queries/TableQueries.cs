using System.Data.Common;

namespace FeatureStore;

/// <summary>Starts queries; what the generated entry points of a table call.</summary>
public static class TableQueries
{
    /// <summary>A query over the rows that a filter on the partition lets through.</summary>
    public static Query<TColumns, TRow> Filtered<TColumns, TRow>(TColumns columns, Predicate partitionFilter)
        where TRow : ITableRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(partitionFilter);
        return Start<TColumns, TRow>(columns, partitionFilter);
    }

    /// <summary>A query over all rows of a table that allows it.</summary>
    public static Query<TColumns, TRow> Unfiltered<TColumns, TRow>(TColumns columns)
        where TRow : ITableRow<TRow>
    {
        if (TRow.Table.Partition is { FilterRequired: true } partition)
            throw new InvalidOperationException($"Table {TRow.Table.TableId} requires a filter on {partition.Column ?? "its partition"}.");
        return Start<TColumns, TRow>(columns, Predicate.True);
    }

    /// <summary>Rows of one partition day of a column of days.</summary>
    public static Predicate On(Expr<DateOnly> column, DateOnly day) => column == day;

    /// <summary>Rows of a range of partition days, both included.</summary>
    public static Predicate Between(Expr<DateOnly> column, DateOnly from, DateOnly to) => column.Between(from, to);

    /// <summary>Rows of one UTC day of a column of instants.</summary>
    public static Predicate On(Expr<DateTimeOffset> column, DateOnly day) => Between(column, day, day);

    /// <summary>Rows of a range of UTC days, both included, of a column of instants.</summary>
    public static Predicate Between(Expr<DateTimeOffset> column, DateOnly from, DateOnly to) =>
        column >= new DateTimeOffset(from, TimeOnly.MinValue, TimeSpan.Zero) & column < new DateTimeOffset(to.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>Rows of one day of a column of dates and times.</summary>
    public static Predicate On(Expr<DateTime> column, DateOnly day) => Between(column, day, day);

    /// <summary>Rows of a range of days, both included, of a column of dates and times.</summary>
    public static Predicate Between(Expr<DateTime> column, DateOnly from, DateOnly to) =>
        column >= from.ToDateTime(TimeOnly.MinValue) & column < to.AddDays(1).ToDateTime(TimeOnly.MinValue);

    /// <summary>Rows of one value of an integer partition.</summary>
    public static Predicate On(Expr<long> column, long value) => column == value;

    /// <summary>Rows of a range of values of an integer partition, both included.</summary>
    public static Predicate Between(Expr<long> column, long from, long to) => column.Between(from, to);

    /// <summary>The load day of a partition, of a table that is partitioned by load time.</summary>
    public static Expr<DateOnly> LoadDate { get; } = new(new PseudoColumnNode("_PARTITIONDATE", SqlType.Date));

    /// <summary>For each column of a table its ordinal in a reader, whatever the case of its name; -1 where the reader lacks it.</summary>
    public static int[] MapOrdinals<TRow>(DbDataReader reader)
        where TRow : ITableRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(reader);
        var ordinals = new int[TRow.Table.Columns.Count];
        Array.Fill(ordinals, -1);
        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (TRow.Table.OrdinalOf(reader.GetName(i)) is >= 0 and var column && ordinals[column] < 0)
                ordinals[column] = i;
        }

        return ordinals;
    }

    /// <summary>Reads all rows of a reader, whatever the order of its columns.</summary>
    /// <param name="reader">A reader before its first row.</param>
    /// <param name="subset">Whether REQUIRED columns may be absent; they then have the default of their type.</param>
    /// <exception cref="InvalidOperationException">A REQUIRED column is absent.</exception>
    public static IEnumerable<TRow> ReadAll<TRow>(DbDataReader reader, bool subset = false)
        where TRow : ITableRow<TRow>
    {
        var ordinals = MapOrdinals<TRow>(reader);
        var absent = TRow.Table.Columns.Where((c, i) => c.Mode == ColumnMode.Required && ordinals[i] < 0).Select(c => c.Name).ToList();
        if (absent.Count > 0 && !subset)
            throw new InvalidOperationException($"The reader lacks the REQUIRED columns {string.Join(", ", absent)} of {TRow.Table.TableId}; select them, or say that a subset is meant.");
        return Rows(reader, ordinals);

        static IEnumerable<TRow> Rows(DbDataReader reader, int[] ordinals)
        {
            while (reader.Read())
                yield return TRow.Read(reader, ordinals);
        }
    }

    private static Query<TColumns, TRow> Start<TColumns, TRow>(TColumns columns, Predicate partitionFilter)
        where TRow : ITableRow<TRow> => new(columns, WholeRow<TRow>.Clauses, partitionFilter.Node, WholeRow<TRow>.Output);

    // The same for each query over a table, so made once.
    private static class WholeRow<TRow>
        where TRow : ITableRow<TRow>
    {
        public static readonly QueryClauses Clauses = new(TRow.Table);

        public static readonly QueryOutput<TRow> Output = new QueryOutput<int[], TRow>(
            TRow.Table.Columns.Select(c => new Selection(new ColumnNode(c), c.Name)).ToValueList(),
            [.. Enumerable.Range(0, TRow.Table.Columns.Count)],
            static (ordinals, reader) => TRow.Read(reader, ordinals));
    }
}
