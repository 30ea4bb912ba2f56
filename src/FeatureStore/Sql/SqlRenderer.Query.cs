using System.Globalization;

namespace FeatureStore;

// A query, clause by clause.
internal sealed partial class SqlRenderer
{
    private const int LineWidth = 100;

    private TableInfo? _table;
    private string _qualifier = "";
    private Dictionary<Node, string> _keys = [];

    private string Select(QueryModel model)
    {
        _table = model.Table;
        var clauses = model.Clauses;
        var alias = NeedsAlias(model) ? Unused("t") : null;
        _qualifier = alias is null ? "" : $"{alias}.";

        // A constant tells no groups apart, and an engine may refuse it as a key. Grouping by nothing else still gives no group for no rows.
        var keys = clauses.GroupKeys.Where(k => !IsConstant(k)).Distinct().ToList();
        var named = Named(keys);
        _keys = named;

        var lines = new List<string> { List(clauses.Distinct ? "SELECT DISTINCT" : "SELECT", model.Selections.Select(Output)) };
        lines.Add($"FROM {dialect.Table(model.Table)}{(alias is null ? "" : $" AS {alias}")}");
        if (clauses is { Unnest: { } list, UnnestElement: { } element })
            lines.Add(dialect.Unnest(Value(list), Name(element)));
        _keys = [];
        lines.AddRange(named.Select(k => dialect.Unnest(new($"[{Value(k.Key)}]"), k.Value)));

        var conditions = Lines("WHERE", [model.Filter]);
        if (conditions is null && clauses.Qualify.Count > 0 && dialect.QualifyNeedsWhere)
            conditions = "WHERE TRUE";
        Add(conditions);

        _keys = named;
        if (keys.Count > 0)
            lines.Add(List("GROUP BY", keys.Select(k => Value(k).Text)));
        var groupsByConstants = keys.Count == 0 && clauses.GroupKeys.Count > 0;
        Add(Lines("HAVING", clauses.Having, groupsByConstants ? ["COUNT(*) > 0"] : []));
        Add(Lines("QUALIFY", clauses.Qualify));

        var orderings = clauses.OrderBy.Select(o => Ordering(model, o)).OfType<string>().ToList();
        if (orderings.Count > 0)
            lines.Add($"ORDER BY {string.Join(", ", orderings)}");
        if (clauses.Limit is { } limit)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"LIMIT {limit}"));
        return string.Join('\n', lines);

        void Add(string? line)
        {
            if (line is not null)
                lines.Add(line);
        }
    }

    /// <summary>Names for computed keys, where the engine does not know them again in SELECT, HAVING and ORDER BY.</summary>
    private Dictionary<Node, string> Named(List<Node> keys) => dialect.KnowsKeysAgain
        ? []
        : keys.Where(k => k is not (ColumnNode or RawTextNode or FieldNode or ElementNode or PseudoColumnNode))
            .Select((key, i) => (Key: key, Name: Unused($"key_{i + 1}"))).ToDictionary(k => k.Key, k => k.Name);

    private string Output(Selection selection)
    {
        var text = Value(selection.Node).Text;
        var name = dialect.Quote(selection.Name);
        var isNamed = text == name || (selection.Node is ColumnNode or RawTextNode && text == _qualifier + name);
        return isNamed ? text : $"{text} AS {name}";
    }

    private string? Ordering(QueryModel model, Ordering ordering)
    {
        // A constant orders nothing, and an engine may refuse it as a key.
        if (IsConstant(ordering.Key))
            return null;
        var selected = model.Selections.Select(s => (Selection?)s).FirstOrDefault(s => s!.Value.Node == ordering.Key);
        if (selected is null && model.Clauses.Distinct)
            throw new InvalidOperationException("A query of distinct rows can be ordered only by what it selects.");
        var key = selected is { Node: not (ColumnNode or RawTextNode), Name: var name } ? new SqlText(dialect.Quote(name)) : Value(ordering.Key);
        return dialect.OrderBy(Sortable(ordering.Key, key), ordering, NotANumber.Possible(ordering.Key));
    }

    /// <summary>Whether a key is the same for every row: it reads no column, or what it says of them comes to a parameter or a literal.</summary>
    private bool IsConstant(Node key)
    {
        if (key is ColumnNode or RawTextNode or FieldNode or ElementNode or PseudoColumnNode)
            return false;
        if (!key.SelfAndDescendants().Any(n => n is ColumnNode or RawTextNode or ElementNode or PseudoColumnNode or AggregateNode or WindowNode))
            return true;

        // Another renderer, so that what it finds needs no parameter here.
        var text = new SqlRenderer(dialect) { _table = _table, _qualifier = _qualifier }.Value(key).Text;
        return text is "TRUE" or "FALSE" or "NULL" || text == dialect.Placeholder("p0");
    }

    /// <summary>A clause of conditions, one a line; null if there is nothing to ask.</summary>
    private string? Lines(string clause, IEnumerable<Node> conditions, IEnumerable<string>? others = null)
    {
        var lines = conditions.SelectMany(Flatten<AndNode>).Where(c => c is not TruthNode { Value: true })
            .Select(c => Filter(c).Within(Precedence.And))
            .Concat(others ?? []).Distinct().ToList();
        return lines.Count == 0 ? null : $"{clause} {string.Join("\n  AND ", lines)}";
    }

    private static string List(string clause, IEnumerable<string> items)
    {
        var texts = items.ToList();
        var line = $"{clause} {string.Join(", ", texts)}";
        return line.Length <= LineWidth ? line : $"{clause}\n  {string.Join(",\n  ", texts)}";
    }

    /// <summary>Whether a bare column name could mean something else: an output of the same name, a field of an element, the table.</summary>
    private static bool NeedsAlias(QueryModel model)
    {
        if (model.Table.Find(model.Table.TableId) is not null)
            return true;
        var clauses = model.Clauses;
        Node[] keys = [.. clauses.GroupKeys, .. clauses.Having, .. clauses.Qualify, .. clauses.OrderBy.Select(o => o.Key)];
        Node[] all = [model.Filter, .. keys, .. model.Selections.Select(s => s.Node)];
        if (all.SelectMany(n => n.SelfAndDescendants()).Any(n => n is ElementNode { Type.Kind: DataType.Struct } or AnyElementNode { Element.Type.Kind: DataType.Struct }))
            return true;
        var used = keys.SelectMany(k => k.SelfAndDescendants()).OfType<ColumnNode>().Select(c => c.Column).ToHashSet();
        return model.Selections.Any(s => model.Table.Find(s.Name) is { } column && used.Contains(column)
            && s.Node is not (ColumnNode or RawTextNode));
    }

    /// <summary>A name that no column of the table has.</summary>
    private string Unused(string name)
    {
        while (_table!.Find(name) is not null)
            name += "_";
        return name;
    }
}
