using System.Collections.Immutable;

namespace FeatureStore.Tool.Ddl;

/// <summary>What a contradiction does.</summary>
internal enum ContradictionKind
{
    /// <summary>A statement fails where it is run.</summary>
    Fails,

    /// <summary>A statement does nothing, and what it says does not come about.</summary>
    DoesNothing,

    /// <summary>A table made before and a table made anew have other columns.</summary>
    Diverges,
}

/// <summary>Statements that contradict each other.</summary>
internal sealed record Contradiction(ContradictionKind Kind, DdlPlace Place, string Sentence, string NextStep);

/// <summary>One table, through all statements about it.</summary>
internal sealed class DdlTable(CreateTable create)
{
    public CreateTable Create { get; set; } = create;

    public TableShape Shape { get; set; } = create.Shape;

    /// <summary>Columns that an ALTER TABLE adds, with its place.</summary>
    public Dictionary<string, DdlPlace> Added { get; } = new(StringComparer.OrdinalIgnoreCase);
}

/// <summary>Runs statements in order: each CREATE TABLE united with the ALTER TABLE statements that follow, and what contradicts.</summary>
internal sealed class DdlHistory
{
    private readonly Dictionary<string, DdlTable> _tables = new(StringComparer.Ordinal);

    public List<Contradiction> Contradictions { get; } = [];

    public IReadOnlyList<TableShape> Tables => [.. _tables.Values.Select(table => table.Shape)];

    /// <exception cref="DdlException">A statement is about a table that no statement makes.</exception>
    public static DdlHistory Of(IEnumerable<DdlStatement> statements)
    {
        var history = new DdlHistory();
        foreach (var statement in statements)
            history.Run(statement);
        foreach (var table in history._tables.Values)
            history.Diverging(table);
        return history;
    }

    private void Run(DdlStatement statement)
    {
        var known = _tables.GetValueOrDefault(statement.Table.Table);
        switch (statement)
        {
            case CreateTable create when known is null || create.OrReplace:
                _tables[create.Table.Table] = new(create);
                break;
            case CreateTable create:
                Again(known!, create);
                break;
            case DropTable drop:
                _tables.Remove(drop.Table.Table);
                break;
            case AlterTable alter when known is null:
                throw new DdlException(alter.Place, $"ALTER TABLE {alter.Table} comes before a CREATE TABLE of it; name the file that has it first.");
            case AlterTable alter:
                foreach (var action in alter.Actions)
                    Alter(known!, action);
                break;
        }
    }

    // A second CREATE TABLE changes nothing of a table that is there.
    private void Again(DdlTable table, CreateTable create)
    {
        if (!create.IfNotExists)
            Contradictions.Add(new(ContradictionKind.Fails, create.Place, $"{create.Table} is created a second time; the first time is {table.Create.Place}", "write IF NOT EXISTS, or keep one of them"));
        foreach (var column in create.Shape.Columns)
        {
            var place = create.ColumnPlaces[column.Name];
            if (table.Shape.Find(column.Name) is not { } there)
                Contradictions.Add(new(ContradictionKind.DoesNothing, place, $"Column '{column.Name}' is in this CREATE TABLE, but the table is there since {table.Create.Place}, and no ALTER TABLE before adds it", $"add it: ALTER TABLE {create.Table} ADD COLUMN IF NOT EXISTS {DdlWriter.Column(column)}"));
            else if (!there.HasShapeOf(column))
                Contradictions.Add(new(ContradictionKind.DoesNothing, place, $"Column '{column.Name}' is {column.Text} in this CREATE TABLE, but {there.Text} in the table that is there since {table.Create.Place}", "make them agree"));
        }
    }

    private void Alter(DdlTable table, AlterAction action)
    {
        var shape = table.Shape;
        table.Shape = action switch
        {
            AddColumn add => Add(table, add),
            DropColumn drop => shape.Find(drop.Name) is { } column
                ? shape with { Columns = shape.Columns.Remove(column) }
                : Missing(shape, drop.Place, drop.Name, drop.IfExists, "drop"),
            RenameColumn rename => Rename(shape, rename),
            RenameTable rename => shape with { Path = shape.Path with { Table = rename.To } },
            SetTableOptions set => set.Options.On(shape),
            AlterColumn alter => shape.Find(alter.Name) is { } column
                ? shape with { Columns = shape.Columns.Replace(column, alter.Change(column)) }
                : Missing(shape, alter.Place, alter.Name, alter.IfExists, "change"),
            AddPrimaryKey add => shape with { PrimaryKey = add.Columns },
            DropPrimaryKey => shape with { PrimaryKey = [] },
            AddForeignKey add => shape with { ForeignKeys = shape.ForeignKeys.Add(add.Key) },
            DropConstraint drop => shape with { ForeignKeys = shape.ForeignKeys.RemoveAll(key => key.Name == drop.Name) },
            _ => throw new InvalidOperationException($"{action.GetType().Name} is no action of ALTER TABLE."),
        };
        if (action is RenameTable && _tables.Remove(shape.Path.Table))
            _tables[table.Shape.Path.Table] = table;
    }

    private TableShape Add(DdlTable table, AddColumn add)
    {
        var column = add.Column;
        table.Added.TryAdd(column.Name, add.Place);
        if (table.Shape.Find(column.Name) is not { } there)
            return table.Shape with { Columns = table.Shape.Columns.Add(column) };
        if (!there.HasShapeOf(column))
            Contradictions.Add(new(
                add.IfNotExists ? ContradictionKind.DoesNothing : ContradictionKind.Fails, add.Place,
                $"Column '{column.Name}' is added as {column.Text}, but is {there.Text} already; ADD COLUMN{(add.IfNotExists ? " IF NOT EXISTS does not repair a type" : " fails")}",
                "make them agree, and look at the live table with 'featurestore drift'"));
        else if (!add.IfNotExists)
            Contradictions.Add(new(ContradictionKind.Fails, add.Place, $"Column '{column.Name}' is added, but is there already", "write ADD COLUMN IF NOT EXISTS"));
        // Of two descriptions the later one; the definition is of CREATE and ALTER united.
        return column.Description is null ? table.Shape : table.Shape with { Columns = table.Shape.Columns.Replace(there, there with { Description = column.Description }) };
    }

    private TableShape Rename(TableShape shape, RenameColumn rename)
    {
        if (shape.Find(rename.From) is not { } column)
            return Missing(shape, rename.Place, rename.From, rename.IfExists, "rename");
        if (shape.Find(rename.To) is { } taken && taken != column)
        {
            Contradictions.Add(new(ContradictionKind.Fails, rename.Place, $"Column '{rename.From}' cannot be named '{rename.To}', which is a column already", "choose another name"));
            return shape;
        }

        return shape with
        {
            Columns = shape.Columns.Replace(column, column with { Name = rename.To }),
            Clustering = [.. shape.Clustering.Select(Renamed)],
            PrimaryKey = [.. shape.PrimaryKey.Select(Renamed)],
            Partition = shape.Partition is { Column: { } by } partition ? partition with { Column = Renamed(by) } : shape.Partition,
        };

        string Renamed(string name) => TableShape.Same(name, rename.From) ? rename.To : name;
    }

    private TableShape Missing(TableShape shape, DdlPlace place, string name, bool ifExists, string verb)
    {
        if (!ifExists)
            Contradictions.Add(new(ContradictionKind.Fails, place, $"There is no column '{name}' of {shape.Path} to {verb} here", "name a column that is there, or write IF EXISTS"));
        return shape;
    }

    // Where CREATE TABLE is kept up to date with what ALTER TABLE adds, a column in the one alone is in some tables and not in others.
    private void Diverging(DdlTable table)
    {
        var create = table.Create;
        var shared = create.Shape.Columns.Select((column, index) => (column, index)).Where(each => table.Added.ContainsKey(each.column.Name)).ToList();
        if (shared.Count == 0)
            return;
        foreach (var column in create.Shape.Columns.Skip(shared[0].index).Where(column => !table.Added.ContainsKey(column.Name)))
            Contradictions.Add(new(
                ContradictionKind.Diverges, create.ColumnPlaces[column.Name],
                $"Column '{column.Name}' was added to CREATE TABLE, behind '{shared[0].column.Name}', which an ALTER TABLE adds, but no ALTER TABLE adds it: a table made before does not get it",
                $"add it: ALTER TABLE {create.Table} ADD COLUMN IF NOT EXISTS {DdlWriter.Column(column)}"));
        foreach (var (name, place) in table.Added.Where(each => create.Shape.Find(each.Key) is null && table.Shape.Find(each.Key) is not null))
            Contradictions.Add(new(
                ContradictionKind.Diverges, place,
                $"Column '{name}' is added by ALTER TABLE, but CREATE TABLE, which has others that are added so, does not have it: a table made anew lacks it until this runs",
                $"put it into the CREATE TABLE at {create.Place}"));
    }
}
