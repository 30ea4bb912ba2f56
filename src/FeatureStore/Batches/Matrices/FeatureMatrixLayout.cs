using System.Buffers;

namespace FeatureStore;

/// <summary>Where the cells of a matrix come from: columns of the table, and elements of lists.</summary>
internal sealed class FeatureMatrixLayout
{
    private readonly FeatureMatrixOptions _options;

    public FeatureMatrixLayout(TableInfo table, FeatureMatrixOptions options)
    {
        Table = table;
        _options = options;
        var catalog = table.Catalog is { Features.Count: > 0 } c ? c : throw new ArgumentException($"Table {table.TableId} has no catalog of features, so it has no feature matrix.", nameof(table));
        Features = Chosen(catalog, options.Features);
        Columns = options.Columns.Count == 0 ? [] : BatchQueries.ColumnsOf(table, options.Columns);
        if (Columns.FirstOrDefault(c => !IsNumber(c)) is { } other)
            throw new ArgumentException($"Column {other.Name} is {other.TypeText}, which is no number for a matrix.", nameof(options));

        Names = [.. Features.Select(f => f.Name), .. Columns.Select(c => c.Name)];
        Scalars = [.. FeatureScalars(), .. Columns.Select((column, i) => new ScalarCell(table.OrdinalOf(column.Name), Features.Count + i, null))];
        Lists = [.. Features.Select((f, cell) => (Feature: f, Cell: cell)).Where(f => f.Feature is { ValueColumn: not null, ValueElement: not null })
            .GroupBy(f => table.OrdinalOf(f.Feature.ValueColumn!)).Select(g => new ListCells(g.Key, Runs(g)))];
        Absent = [.. Features.Select((f, cell) => (f, cell)).Where(f => f.f.ValueColumn is null).Select(f => f.cell)];
        NullValues = [.. Features.Select(f => options.Null == MissingFeature.Value ? f.DefaultValue ?? double.NaN : double.NaN)];
        var defaults = catalog.Sources.Where(s => s.IsDefault).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        Sources = options.Defaulted == MissingFeature.Value || defaults.Count == 0
            ? []
            : [.. Features.Select((f, cell) => new SourceCell(table.OrdinalOf(f.SourceColumn), cell, defaults, CodesOf(table[f.SourceColumn], defaults)))];
        Inputs = [.. Scalars.Select(s => s.Ordinal).Concat(Lists.Select(l => l.Ordinal)).Concat(Sources.Select(s => s.Ordinal)).Distinct().Order().Select(o => table.Columns[o])];
    }

    public TableInfo Table { get; }

    /// <summary>The features, in index order.</summary>
    public ValueList<FeatureInfo> Features { get; }

    /// <summary>Columns that come after the features.</summary>
    public ValueList<ColumnInfo> Columns { get; }

    public ValueList<string> Names { get; }

    /// <summary>The columns that must be read, in the order of the definition.</summary>
    public ValueList<ColumnInfo> Inputs { get; }

    public ValueList<ScalarCell> Scalars { get; }

    public ValueList<ListCells> Lists { get; }

    public ValueList<SourceCell> Sources { get; }

    /// <summary>Cells of features whose values the table does not keep.</summary>
    public ValueList<int> Absent { get; }

    /// <summary>What null becomes, for each feature.</summary>
    public ValueList<double> NullValues { get; }

    public bool DropsNull => _options.Null == MissingFeature.DropRow;

    public bool DropsDefaulted => _options.Defaulted == MissingFeature.DropRow;

    private static ValueList<FeatureInfo> Chosen(CatalogInfo catalog, IReadOnlyList<int>? indices)
    {
        if (indices is null)
            return catalog.Features;
        if (indices.Count == 0)
            throw new ArgumentException("A matrix needs a feature; name one, or leave the features out for all.", nameof(indices));
        if (indices.Distinct().Count() != indices.Count)
            throw new ArgumentException($"A feature is asked for twice: {string.Join(", ", indices)}.", nameof(indices));
        return indices.Order().Select(i => (uint)i < (uint)catalog.Features.Count
            ? catalog.Features[i]
            : throw new ArgumentOutOfRangeException(nameof(indices), i, $"There is no feature {i}; the catalog has 0 to {catalog.Features.Count - 1}.")).ToValueList();
    }

    private IEnumerable<ScalarCell> FeatureScalars() => Features.Select((f, cell) => (Feature: f, Cell: cell))
        .Where(f => f.Feature is { ValueColumn: not null, ValueElement: null })
        .Select(f => new ScalarCell(Table.OrdinalOf(f.Feature.ValueColumn!), f.Cell, f.Feature));

    // Elements side by side that become cells side by side are copied at once.
    private static ValueList<CellRun> Runs(IEnumerable<(FeatureInfo Feature, int Cell)> features)
    {
        var runs = new List<CellRun>();
        foreach (var (feature, cell) in features)
        {
            var element = feature.ValueElement!.Value;
            if (runs.Count > 0 && runs[^1] is var last && last.Element + last.Length == element && last.Cell + last.Length == cell)
                runs[^1] = last with { Length = last.Length + 1 };
            else
                runs.Add(new(element, cell, 1));
        }

        return runs.ToValueList();
    }

    private static bool IsNumber(ColumnInfo column) => column is
    {
        Mode: not ColumnMode.Repeated, Type: DataType.Int64 or DataType.Float64 or DataType.Numeric or DataType.BigNumeric or DataType.Bool,
    };

    private static SearchValues<byte>? CodesOf(ColumnInfo column, HashSet<string> texts) => column.Texts is { HasByteCodes: true } known
        ? SearchValues.Create([.. texts.Select(t => (byte)known.CodeOf(t)).Where(c => c != IBatchCodes.UnknownCode)])
        : null;
}

/// <summary>A cell that is the value of a column.</summary>
/// <param name="Ordinal">The column.</param>
/// <param name="Cell">Which cell of a row of the matrix.</param>
/// <param name="Feature">The feature; null for a column that is none.</param>
internal readonly record struct ScalarCell(int Ordinal, int Cell, FeatureInfo? Feature);

/// <summary>Cells that are elements of a list.</summary>
internal readonly record struct ListCells(int Ordinal, ValueList<CellRun> Runs);

/// <summary>Elements side by side that become cells side by side.</summary>
internal readonly record struct CellRun(int Element, int Cell, int Length);

/// <summary>The source of the feature in a cell, and what of it is a default: codes where the column holds codes, texts where it holds texts.</summary>
internal readonly record struct SourceCell(int Ordinal, int Cell, HashSet<string> Defaults, SearchValues<byte>? DefaultCodes);
