using System.Numerics;

namespace FeatureStore;

/// <summary>Writes the rows of one batch into cells: first the values, then what null and defaulted features become.</summary>
internal readonly ref struct FeatureMatrixFiller<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly FeatureMatrixLayout _layout;
    private readonly Batch _batch;
    private readonly Span<T> _cells;
    private readonly Span<bool> _dropped;
    private readonly int _width;

    /// <param name="layout">Where the cells come from.</param>
    /// <param name="batch">The rows.</param>
    /// <param name="cells">A row of cells for each row of the batch.</param>
    /// <param name="dropped">Set for each row that is to be left out; all false before.</param>
    public FeatureMatrixFiller(FeatureMatrixLayout layout, Batch batch, Span<T> cells, Span<bool> dropped)
    {
        _layout = layout;
        _batch = batch;
        _cells = cells;
        _dropped = dropped;
        _width = layout.Names.Count;
    }

    public void Fill()
    {
        foreach (var scalar in _layout.Scalars)
            Fill(scalar);
        foreach (var list in _layout.Lists)
            Fill((BatchLists)Column(list.Ordinal), list.Runs);
        foreach (var cell in _layout.Absent)
        {
            for (var row = 0; row < _batch.Count; row++)
                SetNull(row, cell);
        }

        foreach (var source in _layout.Sources)
            Fill(source);
    }

    private BatchColumn Column(int ordinal) => _batch.Find(ordinal) ?? throw new InvalidOperationException(
        $"Column {_batch.Table.Columns[ordinal].Name} is not in the batch, and the matrix needs it; read the batch with the matrix's Inputs as its columns.");

    private void Fill(ScalarCell scalar)
    {
        var column = Column(scalar.Ordinal);
        var values = MatrixNumbers.Doubles(column);
        for (var row = 0; row < values.Length; row++)
            _cells[(row * _width) + scalar.Cell] = T.CreateTruncating(values[row]);
        if (column.NullCount == 0)
            return;
        for (var row = 0; row < values.Length; row++)
        {
            if (!column.IsNull(row))
                continue;
            if (scalar.Feature is null)
                _cells[(row * _width) + scalar.Cell] = T.NaN;
            else
                SetNull(row, scalar.Cell);
        }
    }

    private void Fill(BatchLists lists, ValueList<CellRun> runs)
    {
        var values = MatrixNumbers.Doubles(lists.Elements);
        var offsets = lists.Offsets;
        if (runs is [{ Element: 0 } all] && all.Length == _width && AllOfLength(offsets, _width))
        {
            MatrixNumbers.Convert(values, _cells);
        }
        else
        {
            foreach (var run in runs)
            {
                for (var row = 0; row < _batch.Count; row++)
                    Fill(run, row, values[offsets[row]..offsets[row + 1]]);
            }
        }

        if (lists.Elements.NullCount == 0)
            return;
        foreach (var run in runs)
        {
            for (var row = 0; row < _batch.Count; row++)
            {
                var there = Math.Min(run.Length, offsets[row + 1] - offsets[row] - run.Element);
                for (var i = 0; i < there; i++)
                {
                    if (lists.Elements.IsNull(offsets[row] + run.Element + i))
                        SetNull(row, run.Cell + i);
                }
            }
        }
    }

    private void Fill(CellRun run, int row, ReadOnlySpan<double> list)
    {
        var there = Math.Clamp(list.Length - run.Element, 0, run.Length);
        if (there > 0)
            MatrixNumbers.Convert(list.Slice(run.Element, there), _cells.Slice((row * _width) + run.Cell, there));
        for (var i = there; i < run.Length; i++)
            SetNull(row, run.Cell + i);
    }

    private void Fill(SourceCell source)
    {
        var column = Column(source.Ordinal);
        if (column is IBatchCodes { Codes: var codes } && source.DefaultCodes is { } defaults)
        {
            for (int row = 0, next; (next = codes[row..].IndexOfAny(defaults)) >= 0; row += next + 1)
                SetDefaulted(row + next, source.Cell);
            return;
        }

        var texts = (BatchColumn<string?>)column;
        for (var row = 0; row < texts.Count; row++)
        {
            if (texts[row] is { } text && source.Defaults.Contains(text))
                SetDefaulted(row, source.Cell);
        }
    }

    private void SetNull(int row, int cell)
    {
        _cells[(row * _width) + cell] = T.CreateTruncating(_layout.NullValues[cell]);
        _dropped[row] |= _layout.DropsNull;
    }

    private void SetDefaulted(int row, int cell)
    {
        _cells[(row * _width) + cell] = T.NaN;
        _dropped[row] |= _layout.DropsDefaulted;
    }

    private static bool AllOfLength(ReadOnlySpan<int> offsets, int length)
    {
        for (var i = 1; i < offsets.Length; i++)
        {
            if (offsets[i] - offsets[i - 1] != length)
                return false;
        }

        return true;
    }
}
