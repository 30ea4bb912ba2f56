using System.Collections.Immutable;
using ShapeMode = FeatureStore.Generators.Definitions.ColumnMode;

namespace FeatureStore.Tool.Ddl;

/// <summary>Reads the actions of an ALTER TABLE.</summary>
internal sealed class DdlAlterParser(DdlReader reader, List<DdlOption> notKept)
{
    public ImmutableArray<AlterAction> Actions()
    {
        var actions = ImmutableArray.CreateBuilder<AlterAction>();
        do
            actions.Add(Action());
        while (reader.TryTake(","));
        return actions.ToImmutable();
    }

    private AlterAction Action()
    {
        var place = reader.Current.Place;
        if (reader.TryTake("ADD"))
            return Add(place);
        if (reader.TryTake("DROP"))
            return Drop(place);
        if (reader.TryTake("RENAME", "TO"))
            return new RenameTable(place, reader.Path().Table);
        if (reader.TryTake("RENAME", "COLUMN"))
        {
            var ifExists = reader.TryTake("IF", "EXISTS");
            var from = reader.Name("a column");
            reader.Require("TO");
            return new RenameColumn(place, from, reader.Name("the new name"), ifExists);
        }

        if (reader.TryTake("SET"))
            return Set(place);
        if (reader.TryTake("ALTER", "COLUMN"))
            return Column(place);
        throw reader.Unexpected("ADD, DROP, RENAME, SET or ALTER COLUMN");
    }

    private AlterAction Add(DdlPlace place)
    {
        if (!reader.TryTake("COLUMN"))
        {
            return DdlConstraints.TryRead(reader) switch
            {
                { ForeignKey: { } key } => new AddForeignKey(place, key),
                { PrimaryKey: { } columns } => new AddPrimaryKey(place, columns),
                _ => throw reader.Unexpected("COLUMN, PRIMARY KEY or FOREIGN KEY"),
            };
        }

        var ifNotExists = reader.TryTake("IF", "NOT", "EXISTS");
        var columnPlace = reader.Current.Place;
        var column = DdlTypes.Column(reader, notKept);
        return new AddColumn(columnPlace, column with { Description = column.Description ?? reader.CommentHere() }, ifNotExists);
    }

    private AlterAction Drop(DdlPlace place)
    {
        if (reader.TryTake("PRIMARY", "KEY"))
        {
            _ = reader.TryTake("IF", "EXISTS");
            return new DropPrimaryKey(place);
        }

        if (reader.TryTake("CONSTRAINT"))
        {
            _ = reader.TryTake("IF", "EXISTS");
            return new DropConstraint(place, reader.Name("the name of a constraint"));
        }

        reader.Require("COLUMN");
        var ifExists = reader.TryTake("IF", "EXISTS");
        return new DropColumn(place, reader.Name("a column"), ifExists);
    }

    private SetTableOptions Set(DdlPlace place)
    {
        if (reader.TryTake("DEFAULT", "COLLATE"))
        {
            _ = reader.Text("the name of a collation");
            return new(place, DdlOptions.None);
        }

        if (!reader.Current.Is("OPTIONS"))
            throw reader.Unexpected("OPTIONS");
        var options = DdlTypes.Options(reader);
        notKept.AddRange(options.NotKept(ofColumn: false));
        return new(place, options);
    }

    private AlterColumn Column(DdlPlace place)
    {
        var ifExists = reader.TryTake("IF", "EXISTS");
        var name = reader.Name("a column");
        return new(place, name, ifExists, Change());
    }

    private Func<ShapeColumn, ShapeColumn> Change()
    {
        if (reader.TryTake("DROP", "NOT", "NULL"))
            return column => column with { Mode = column.Mode == ShapeMode.Required ? ShapeMode.Nullable : column.Mode };
        if (reader.TryTake("DROP", "DEFAULT"))
            return column => column with { Default = null };
        if (reader.TryTake("SET", "DATA", "TYPE"))
        {
            var type = DdlTypes.Type(reader, notKept);
            return type.On;
        }

        if (reader.TryTake("SET", "DEFAULT"))
        {
            var expression = reader.Expression(_ => false);
            return column => column with { Default = expression };
        }

        reader.Require("SET");
        if (!reader.Current.Is("OPTIONS"))
            throw reader.Unexpected("OPTIONS, DATA TYPE or DEFAULT");
        var options = DdlTypes.Options(reader);
        notKept.AddRange(options.NotKept(ofColumn: true));
        return options.On;
    }
}
