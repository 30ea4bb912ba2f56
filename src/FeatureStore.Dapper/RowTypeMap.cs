using System.Reflection;
using Dapper;

namespace FeatureStore.Dapper;

/// <summary>Which member of a generated record takes which column. An enum column goes to its text: Dapper would parse an enum by its member names.</summary>
internal sealed class RowTypeMap(Type row, TableInfo table) : SqlMapper.ITypeMap
{
    public ConstructorInfo? FindConstructor(string[] names, Type[] types) =>
        row.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, Type.EmptyTypes);

    public ConstructorInfo? FindExplicitConstructor() => null;

    public SqlMapper.IMemberMap? GetConstructorParameter(ConstructorInfo constructor, string columnName) => null;

    public SqlMapper.IMemberMap? GetMember(string columnName)
    {
        if (table.Find(columnName) is not { } column)
            return null;
        var name = column.Texts is not null && column.Mode != ColumnMode.Repeated ? column.PropertyName + "Text" : column.PropertyName;
        return row.GetProperty(name) is { } property ? new Member(columnName, property) : null;
    }

    private sealed class Member(string columnName, PropertyInfo property) : SqlMapper.IMemberMap
    {
        public string ColumnName => columnName;

        public Type MemberType => property.PropertyType;

        public PropertyInfo Property => property;

        public FieldInfo? Field => null;

        public ParameterInfo? Parameter => null;
    }
}
