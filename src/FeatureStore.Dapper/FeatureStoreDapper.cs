using Dapper;

namespace FeatureStore.Dapper;

/// <summary>Makes Dapper read the generated records of feature tables.</summary>
public static class FeatureStoreDapper
{
    private static readonly Lock Gate = new();
    private static readonly HashSet<Type> Registered = [];

    /// <summary>
    /// From now on, Dapper reads rows of a table as its generated record: columns by the names of the definition, enum columns by their exact
    /// texts (an unknown text is kept), lists with a null list as an empty one, STRUCTs as their records, instants in UTC. An enum goes into a
    /// parameter as its text: <c>new { level = AlertLevel.Red.ToText() }</c>. Calling it again changes nothing.
    /// </summary>
    /// <typeparam name="TRow">The generated record.</typeparam>
    public static void Register<TRow>()
        where TRow : ITableRow<TRow>
    {
        lock (Gate)
        {
            if (!Registered.Add(typeof(TRow)))
                return;
            if (Registered.Count == 1)
                AddScalars();
            SqlMapper.SetTypeMap(typeof(TRow), new RowTypeMap(typeof(TRow), TRow.Table));
            foreach (var column in TRow.Table.Columns)
            {
                if (column is { Type: DataType.Struct, Mode: not ColumnMode.Repeated })
                    StructHandler.Add(typeof(TRow).GetProperty(column.PropertyName)!.PropertyType);
            }
        }
    }

    private static void AddScalars()
    {
        SqlMapper.AddTypeHandler(new InstantHandler());
        SqlMapper.AddTypeHandler(new DayHandler());
        SqlMapper.AddTypeHandler(new TimeHandler());
        SqlMapper.AddTypeHandler(new BytesHandler());
        SqlMapper.AddTypeHandler(new ListHandler<string?>());
        SqlMapper.AddTypeHandler(new ListHandler<long?>());
        SqlMapper.AddTypeHandler(new ListHandler<double?>());
        SqlMapper.AddTypeHandler(new ListHandler<decimal?>());
        SqlMapper.AddTypeHandler(new ListHandler<bool?>());
        SqlMapper.AddTypeHandler(new ListHandler<DateOnly?>());
    }
}
