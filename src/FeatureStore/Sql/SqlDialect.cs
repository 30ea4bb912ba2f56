namespace FeatureStore;

/// <summary>The SQL of an engine: how it spells names, types, parameters and functions. Immutable.</summary>
public abstract partial class SqlDialect
{
    private protected SqlDialect() => Statements = new(this);

    /// <summary>The texts of the queries that came before.</summary>
    internal StatementCache Statements { get; }

    /// <summary>GoogleSQL as BigQuery runs it, with tables where their definitions say.</summary>
    public static BigQueryDialect BigQuery { get; } = new();

    /// <summary>The SQL of DuckDB, with tables by their bare names.</summary>
    public static DuckDbDialect DuckDb { get; } = new();

    /// <summary>Name of the dialect, such as BigQuery.</summary>
    public abstract string Name { get; }

    /// <summary>A name as an identifier: bare where that is safe, else quoted.</summary>
    public string Quote(string identifier)
    {
        ArgumentException.ThrowIfNullOrEmpty(identifier);
        return IsBare(identifier) && !Reserved.Contains(identifier) ? identifier : Quoted(identifier);
    }

    /// <summary>A table, as a FROM clause names it.</summary>
    public abstract string Table(TableInfo table);

    /// <summary>The type of a column, such as ARRAY&lt;FLOAT64&gt; or DOUBLE[].</summary>
    public string TypeName(ColumnInfo column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return TypeName(SqlType.Of(column));
    }

    /// <summary>A parameter of a name, such as @p0.</summary>
    public abstract string Placeholder(string name);

    /// <summary>Words that are no identifiers unless quoted; case-insensitive.</summary>
    private protected abstract IReadOnlySet<string> Reserved { get; }

    /// <summary>NaN equals itself and is greater than any number, as it is not in C#.</summary>
    internal abstract bool NaNIsGreatest { get; }

    /// <summary>QUALIFY stands only beside WHERE, GROUP BY or HAVING.</summary>
    internal abstract bool QualifyNeedsWhere { get; }

    /// <summary>A computed key of GROUP BY is known again where its text comes again.</summary>
    internal abstract bool KnowsKeysAgain { get; }

    /// <summary>An enum column may be stored as a type that orders the texts in a way of its own.</summary>
    internal virtual bool EnumsHaveAnOrder => false;

    internal abstract string TypeName(SqlType type);

    /// <summary>A column that the engine keeps beside those of the table.</summary>
    internal abstract string PseudoColumn(string name);

    /// <summary>The part of FROM that makes a row of each element of a list.</summary>
    internal abstract string Unnest(SqlText list, string element);

    /// <summary>A key of ORDER BY: null, NaN, then the numbers; the reverse if descending.</summary>
    internal abstract string OrderBy(SqlText key, Ordering ordering, bool mayBeNaN);

    private protected abstract string Quoted(string identifier);

    private protected static HashSet<string> Words(string words) => new(words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);

    private static bool IsBare(string identifier)
    {
        foreach (var c in identifier)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
                return false;
        }

        return !char.IsAsciiDigit(identifier[0]);
    }
}
