using System.Collections.Immutable;

namespace FeatureStore.Tool.Ddl;

/// <summary>What a file of DDL says.</summary>
/// <param name="Statements">The statements about tables, in order.</param>
/// <param name="NotKept">Options that a definition does not keep.</param>
/// <param name="Others">How many statements are about something else.</param>
internal sealed record DdlScript(ImmutableArray<DdlStatement> Statements, IReadOnlyList<DdlOption> NotKept, int Others);

/// <summary>Reads CREATE TABLE, ALTER TABLE and DROP TABLE of GoogleSQL, and passes over other statements.</summary>
internal sealed class DdlParser
{
    private readonly DdlReader _reader;
    private readonly List<DdlOption> _notKept = [];

    private DdlParser(string file, string text)
    {
        var (tokens, comments) = DdlLexer.Read(file, text);
        _reader = new(text, tokens, comments);
    }

    /// <exception cref="DdlException">A statement about a table is not what BigQuery takes.</exception>
    public static DdlScript Parse(string file, string text)
    {
        var parser = new DdlParser(file, text);
        var statements = ImmutableArray.CreateBuilder<DdlStatement>();
        var others = 0;
        while (!parser._reader.IsAtEnd)
        {
            if (parser._reader.TryTake(";"))
                continue;
            if (parser.Statement() is { } statement)
            {
                statements.Add(statement);
                if (!parser._reader.IsAtEnd)
                    parser._reader.Require(";");
            }
            else
            {
                others++;
                parser._reader.SkipStatement();
            }
        }

        return new(statements.ToImmutable(), parser._notKept, others);
    }

    private DdlStatement? Statement()
    {
        var place = _reader.Current.Place;
        if (_reader.TryTake("CREATE", "OR", "REPLACE", "TABLE"))
            return Create(place, orReplace: true);
        if (_reader.TryTake("CREATE", "TABLE"))
            return Create(place, orReplace: false);
        if (_reader.TryTake("ALTER", "TABLE"))
        {
            _ = _reader.TryTake("IF", "EXISTS");
            return new AlterTable(place, _reader.Path(), new DdlAlterParser(_reader, _notKept).Actions());
        }

        if (!_reader.TryTake("DROP", "TABLE"))
            return null;
        _ = _reader.TryTake("IF", "EXISTS");
        return new DropTable(place, _reader.Path());
    }

    private CreateTable Create(DdlPlace place, bool orReplace)
    {
        var ifNotExists = _reader.TryTake("IF", "NOT", "EXISTS");
        var shape = new TableShape { Path = _reader.Path() };
        if (!_reader.Current.Is("("))
            throw new DdlException(_reader.Current.Place, $"CREATE TABLE {shape.Path} lists no columns, so they are not known from here; make the definition from the live table with 'featurestore pull'.");
        var places = ImmutableDictionary.CreateBuilder<string, DdlPlace>(StringComparer.OrdinalIgnoreCase);
        shape = Elements(shape, places);
        while (true)
        {
            if (_reader.TryTake("DEFAULT", "COLLATE"))
                _ = _reader.Text("the name of a collation");
            else if (_reader.TryTake("PARTITION", "BY"))
                shape = shape with { Partition = DdlPartitions.Read(_reader, shape) };
            else if (_reader.TryTake("CLUSTER", "BY"))
                shape = shape with { Clustering = Clustering() };
            else if (_reader.Current.Is("OPTIONS"))
            {
                var options = DdlTypes.Options(_reader);
                _notKept.AddRange(options.NotKept(ofColumn: false));
                shape = options.On(shape);
            }
            else
                break;
        }

        if (_reader.Current.Is("AS"))
        {
            while (!_reader.IsAtEnd && !_reader.Current.Is(";"))
                _reader.Take();
        }

        return new(place, shape, ifNotExists, orReplace, places.ToImmutable());
    }

    private TableShape Elements(TableShape shape, ImmutableDictionary<string, DdlPlace>.Builder places)
    {
        _reader.Require("(");
        while (!_reader.TryTake(")"))
        {
            var place = _reader.Current.Place;
            if (DdlConstraints.TryRead(_reader) is { } constraint)
                shape = constraint.On(shape);
            else
                shape = Column(shape, place, places);
            if (!_reader.Current.Is(")"))
                _reader.Require(",");
        }

        return shape;
    }

    private TableShape Column(TableShape shape, DdlPlace place, ImmutableDictionary<string, DdlPlace>.Builder places)
    {
        var column = DdlTypes.Column(_reader, _notKept);
        while (DdlConstraints.TryReadOfColumn(_reader, column.Name) is { } constraint)
            shape = constraint.On(shape);
        if (!places.TryAdd(column.Name, place))
            throw new DdlException(place, $"Column '{column.Name}' stands twice; the first is in line {places[column.Name].Line}.");
        return shape with { Columns = shape.Columns.Add(column with { Description = column.Description ?? _reader.CommentHere() }) };
    }

    private ImmutableArray<string> Clustering()
    {
        var names = ImmutableArray.CreateBuilder<string>();
        do
            names.Add(_reader.Name("a column"));
        while (_reader.TryTake(","));
        return names.ToImmutable();
    }
}
