using System.Data.Common;
using DuckDB.NET.Data;
using FeatureStore.Dapper;
using LinqToDB;
using LinqToDB.Data;
using LinqToDB.Mapping;
using NbaPredictions;

namespace FeatureStore.Benchmarks;

/// <summary>The ways of others to the rows of a database file.</summary>
internal static class Peers
{
    /// <summary>A data reader of DuckDB.NET over the rows as they arrive.</summary>
    public static DbDataReader Read(DuckDBConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.UseStreamingMode = true;
        return command.ExecuteReader();
    }

    /// <summary>Makes Dapper read records, their enums, lists and instants included.</summary>
    public static void RegisterDapper() => FeatureStoreDapper.Register<MlFeatureStoreV2>();

    /// <summary>linq2db on a database file; the record's scalar columns, enums as their texts: lists and STRUCTs it cannot read.</summary>
    public static DataConnection LinqToDb(string file)
    {
        var schema = new MappingSchema();
        var entity = new FluentMappingBuilder(schema).Entity<MlFeatureStoreV2>().HasTableName(MlFeatureStoreV2.Table.TableId);
        var scalars = MlFeatureStoreV2.Table.Columns.Where(c => c.Mode != ColumnMode.Repeated && c.Type != DataType.Struct)
            .ToDictionary(c => c.Texts is null ? c.PropertyName : $"{c.PropertyName}Text", c => c.Name, StringComparer.Ordinal);
        foreach (var property in typeof(MlFeatureStoreV2).GetProperties())
        {
            if (scalars.TryGetValue(property.Name, out var column))
                entity.HasAttribute(property, new ColumnAttribute(column));
            else
                entity.HasAttribute(property, new NotColumnAttribute());
        }

        entity.Build();
        schema.SetConverter<DateTime, DateTimeOffset>(time => new(DateTime.SpecifyKind(time, DateTimeKind.Utc)));
        schema.SetConverter<DateOnly, DateOnly>(day => day);
        return new(new DataOptions().UseDuckDB($"Data Source={file};ACCESS_MODE=READ_ONLY").UseMappingSchema(schema));
    }
}
