using System.Collections.Immutable;
using FeatureStore.Generators.Definitions;
using FeatureStore.Tool.Ddl;
using ShapeMode = FeatureStore.Generators.Definitions.ColumnMode;

namespace FeatureStore.Tool.Plan;

/// <summary>
/// The steps that bring a table of BigQuery to its definition: first what costs nothing, then what SQL cannot say, then one rewrite for all that
/// cannot be done in place, then what is too many. The order of columns is never a reason for anything.
/// </summary>
internal sealed class BigQueryPlan
{
    private readonly TableShape _live;
    private readonly IReadOnlyList<RenameDefinition> _renames;
    private readonly List<PlanStep> _steps = [];
    // Steps for new fields of a STRUCT, which a rewrite takes along.
    private readonly List<PlanStep> _fields = [];
    private readonly List<string> _rewritten = [];

    // Columns that had another name, which only a rewrite can change: the name that is wanted, and the one that is there.
    private readonly Dictionary<string, string> _former = new(StringComparer.OrdinalIgnoreCase);

    private TableShape _definition;

    // The table after the steps so far.
    private TableShape _now;

    private BigQueryPlan(TableShape definition, TableShape live, IReadOnlyList<RenameDefinition> renames)
    {
        (_definition, _live, _now, _renames) = (definition with { Path = live.Path }, live, live, renames);
    }

    /// <param name="definition">What is wanted.</param>
    /// <param name="live">What is there; its path is that of the statements.</param>
    /// <param name="renames">Columns that had other names.</param>
    public static IReadOnlyList<PlanStep> Of(TableShape definition, TableShape live, IReadOnlyList<RenameDefinition> renames) =>
        new BigQueryPlan(definition, live, renames).Steps();

    private string Table => DdlWriter.Path(_live.Path);

    private List<PlanStep> Steps()
    {
        Rename();
        Add();
        foreach (var column in _definition.Columns)
            Change(Live(column), column);
        var options = new BigQueryOptions(_definition, _live with { Columns = _now.Columns }, Table);
        _steps.AddRange(options.Steps());
        if (!BigQueryOptions.IsPartitionedAlike(_definition.Partition, _live.Partition))
            _rewritten.Add($"the partitioning becomes {Text(_definition.Partition)}, and is {Text(_live.Partition)}");
        _steps.AddRange(Cluster());
        if (_rewritten.Count > 0)
            _steps.AddRange(Rewrite(options));
        else
            _steps.AddRange(_fields);
        Drop();
        return _steps;
    }

    private void Rename()
    {
        foreach (var column in _definition.Columns.Where(column => _now.Find(column.Name) is null))
        {
            var former = _renames.FirstOrDefault(rename => TableShape.Same(rename.Column, column.Name))?.FormerNames.Select(_now.Find)
                .FirstOrDefault(found => found is not null && _definition.Find(found.Name) is null);
            if (former is null)
                continue;
            if (IsBound(former.Name))
            {
                _former[column.Name] = former.Name;
                _rewritten.Add($"{former.Name} becomes {column.Name}, which BigQuery does not rename while the table is partitioned, clustered or keyed by it");
                continue;
            }

            _steps.Add(new(PlanGrade.Safe, column.Name, $"renames {former.Name} to {column.Name}, as the catalog says; readers of the old name fail from then on, unless a view keeps it")
            {
                Statements = [$"ALTER TABLE {Table} RENAME COLUMN {DdlWriter.Name(former.Name)} TO {DdlWriter.Name(column.Name)}"],
            });
            _now = _now with { Columns = _now.Columns.Replace(former, former with { Name = column.Name }) };
        }
    }

    // Without IF NOT EXISTS: what is there already is an error, and no silence.
    private void Add()
    {
        var missing = _definition.Columns.Where(column => _now.Find(column.Name) is null && !_former.ContainsKey(column.Name)).ToList();
        if (missing.Count == 0)
            return;
        var added = missing.Select(column => column with { Mode = column.Mode == ShapeMode.Required ? ShapeMode.Nullable : column.Mode, Default = null }).ToList();
        var defaults = missing.Where(column => column.Default is not null).Select(column => $"ALTER TABLE {Table} ALTER COLUMN {DdlWriter.Name(column.Name)} SET DEFAULT {column.Default}");
        _steps.Add(new(PlanGrade.Safe, string.Join(", ", missing.Select(column => column.Name)), $"adds {string.Join(", ", missing.Select(column => column.Name))}, behind the other columns; rows that are there get null")
        {
            Statements = [$"ALTER TABLE {Table}\n{string.Join(",\n", added.Select(column => $"  ADD COLUMN {DdlWriter.Column(column)}"))}", .. defaults],
        });
        foreach (var column in missing.Where(column => column.Mode == ShapeMode.Required))
            _steps.Add(new(PlanGrade.Impossible, column.Name, $"{column.Name} should be REQUIRED, which BigQuery takes for no column that is added, as rows that are there have no value; it is added as NULLABLE: make it NULLABLE in the definition, or fill it and plan again"));
        // What could not be had is said; the rest of the plan is about what can.
        _definition = _definition with { Columns = [.. _definition.Columns.Select(column => missing.Contains(column) && column.Mode == ShapeMode.Required ? column with { Mode = ShapeMode.Nullable } : column)] };
        _now = _now with { Columns = _now.Columns.AddRange(_definition.Columns.Where(column => missing.Exists(each => each.Name == column.Name))) };
    }

    private void Change(ShapeColumn live, ShapeColumn wanted)
    {
        Mode(live, wanted);
        if (IsSame(live, wanted))
        {
            Default(live, wanted);
            return;
        }

        if (IsInPlace(live, wanted) && !TableShape.Same(_live.Partition?.Column ?? "", live.Name))
        {
            var becomes = Widened(live, wanted);
            var rounds = Rounds(live, wanted);
            _steps.Add(new(rounds ? PlanGrade.Lossy : PlanGrade.Safe, wanted.Name, $"{wanted.Name} becomes {DdlWriter.Type(BareOf(becomes))}, and is {DdlWriter.Type(BareOf(live))}; BigQuery does it in place{(rounds ? ", and reads whole numbers beyond 2^53 and decimals as the nearest FLOAT64" : "")}")
            {
                Statements = [$"ALTER TABLE {Table} ALTER COLUMN {DdlWriter.Name(live.Name)} SET DATA TYPE {DdlWriter.Type(BareOf(becomes))}"],
            });
            _now = _now with { Columns = _now.Columns.Replace(_now.Find(live.Name)!, becomes with { Mode = _now.Find(live.Name)!.Mode }) };
            Default(live, wanted);
            return;
        }

        if (OnlyAddsFields(live, wanted))
        {
            _fields.Add(new(PlanGrade.Safe, wanted.Name, $"{wanted.Name} gets fields, which no DDL of BigQuery adds; add them to the schema that the first command writes, behind the others, and the second takes it")
            {
                Command = $"bq show --schema --format=prettyjson {ShellPath} > schema.json && \"${{EDITOR:-vi}}\" schema.json && bq update {ShellPath} schema.json",
            });
            return;
        }

        if (BigQueryCasts.Effect(live, wanted) == CastEffect.None)
            _steps.Add(new(PlanGrade.Impossible, wanted.Name, $"{wanted.Name} should be {DdlWriter.Type(BareOf(wanted))}, and is {DdlWriter.Type(BareOf(live))}, for which there is no cast; add a column of another name, fill it, and deprecate this one"));
        else
            _rewritten.Add($"{wanted.Name} becomes {DdlWriter.Type(BareOf(wanted))}, and is {DdlWriter.Type(BareOf(live))}");
    }

    private void Mode(ShapeColumn live, ShapeColumn wanted)
    {
        if (live.Mode == ShapeMode.Required && wanted.Mode == ShapeMode.Nullable)
        {
            _steps.Add(new(PlanGrade.Safe, wanted.Name, $"{wanted.Name} may be null")
            {
                Statements = [$"ALTER TABLE {Table} ALTER COLUMN {DdlWriter.Name(live.Name)} DROP NOT NULL"],
            });
            _now = _now with { Columns = _now.Columns.Replace(_now.Find(live.Name)!, live with { Mode = ShapeMode.Nullable }) };
        }
        else if (live.Mode == ShapeMode.Nullable && wanted.Mode == ShapeMode.Required)
            _rewritten.Add($"{wanted.Name} becomes REQUIRED, for which BigQuery has no ALTER");
    }

    // Of a column that is written anew, the rewrite says it; of one that keeps another type it would not fit.
    private void Default(ShapeColumn live, ShapeColumn wanted)
    {
        if (wanted.Default != live.Default)
        {
            _steps.Add(new(PlanGrade.Safe, wanted.Name, wanted.Default is null ? $"rows that are written without {wanted.Name} get null" : $"rows that are written without {wanted.Name} get {wanted.Default}; those that are there stay")
            {
                Statements = [$"ALTER TABLE {Table} ALTER COLUMN {DdlWriter.Name(wanted.Name)} {(wanted.Default is null ? "DROP DEFAULT" : $"SET DEFAULT {wanted.Default}")}"],
            });
        }
    }

    private IEnumerable<PlanStep> Rewrite(BigQueryOptions options)
    {
        var rewrite = new BigQueryRewrite(_definition, _now, Live, _rewritten).Step();
        yield return rewrite;
        if (rewrite.Grade != PlanGrade.Impossible && options.ExpirationAfterRewrite() is { } expiration)
            yield return expiration;
    }

    private IEnumerable<PlanStep> Cluster()
    {
        if (_definition.Clustering.SequenceEqual(_live.Clustering, StringComparer.OrdinalIgnoreCase))
            yield break;
        var columns = string.Join(",", _definition.Clustering);
        yield return new(PlanGrade.Safe, "clustering", $"clusters by {(columns.Length == 0 ? "nothing" : columns)}, which no DDL of BigQuery changes; rows that are there are clustered anew as they are written, or in the background")
        {
            Command = $"bq update --clustering_fields={columns} {ShellPath}",
        };
    }

    private void Drop()
    {
        foreach (var extra in _now.Columns.Where(column => _definition.Find(column.Name) is null && !_former.ContainsValue(column.Name)))
        {
            _steps.Add(IsBound(extra.Name)
                ? new(PlanGrade.Impossible, extra.Name, $"{extra.Name} is not in the definition, but cannot be dropped while the table is partitioned, clustered or keyed by it") { IsOptional = true }
                : new(PlanGrade.Lossy, extra.Name, $"drops {extra.Name}, which is not in the definition, with its values; nothing needs it to go")
                {
                    Statements = [$"ALTER TABLE {Table} DROP COLUMN {DdlWriter.Name(extra.Name)}"],
                    IsOptional = true,
                });
        }
    }

    // The column that is there for one that is wanted.
    private ShapeColumn Live(ShapeColumn wanted) => _now.Find(_former.GetValueOrDefault(wanted.Name, wanted.Name))!;

    private string ShellPath => $"{_live.Path.Project}:{_live.Path.Dataset}.{_live.Path.Table}";

    /// <summary>Whether the live table is partitioned, clustered or keyed by a column, so that it can be neither renamed nor dropped.</summary>
    private bool IsBound(string name) =>
        TableShape.Same(_live.Partition?.Column ?? "", name) || _live.Clustering.Concat(_live.PrimaryKey).Concat(_live.ForeignKeys.SelectMany(key => key.Columns)).Any(each => TableShape.Same(each, name));

    // Types and limits, in all depths, in any order; modes of columns are another matter, those of fields are not.
    private static bool IsSame(ShapeColumn live, ShapeColumn wanted) =>
        BigQueryTypes.AreSame(live, wanted) && wanted.Fields.All(field => Find(live, field) is { } found && (found.Mode == field.Mode || (found.Mode, field.Mode) == (ShapeMode.Nullable, ShapeMode.Required)) && IsSame(found, field));

    private static bool IsInPlace(ShapeColumn live, ShapeColumn wanted) => live.Type == ColumnType.Struct
        ? BigQueryTypes.AreSame(live, wanted) && wanted.Fields.All(field => Find(live, field) is { } found && found.Mode == field.Mode && (IsSame(found, field) || IsInPlace(found, field)))
        : !BigQueryTypes.IsList(live) && BigQueryTypes.IsWidening(live, wanted);

    private static bool OnlyAddsFields(ShapeColumn live, ShapeColumn wanted) =>
        live.Type == ColumnType.Struct && BigQueryTypes.AreSame(live, wanted)
        && wanted.Fields.All(field => Find(live, field) is { } found
            ? ((found.Mode, field.Mode) is (ShapeMode.Required, ShapeMode.Nullable) || found.Mode == field.Mode) && (IsSame(found, field) || OnlyAddsFields(found, field))
            : field.Mode != ShapeMode.Required);

    private static bool Rounds(ShapeColumn live, ShapeColumn wanted) =>
        (live.Type != wanted.Type && wanted.Type == ColumnType.Float64) || wanted.Fields.Any(field => Find(live, field) is { } found && Rounds(found, field));

    // The live column with the types that are wanted: ALTER takes no other fields, and keeps their order.
    private static ShapeColumn Widened(ShapeColumn live, ShapeColumn wanted) => live with
    {
        Type = wanted.Type,
        Precision = wanted.Precision,
        Scale = wanted.Scale,
        MaxLength = wanted.MaxLength,
        Fields = [.. live.Fields.Select(field => Find(wanted, field) is { } found ? Widened(field, found) : field)],
    };

    private static ShapeColumn BareOf(ShapeColumn column) => column with { Fields = [.. column.Fields.Select(field => BareOf(field) with { Description = null })] };

    private static ShapeColumn? Find(ShapeColumn column, ShapeColumn field) => column.Fields.FirstOrDefault(each => TableShape.Same(each.Name, field.Name));

    private static string Text(ShapePartition? partition) => partition is null ? "none" : $"{partition.Granularity} of {partition.Column ?? "the load time"}";
}
