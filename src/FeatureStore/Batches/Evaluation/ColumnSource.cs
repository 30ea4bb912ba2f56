namespace FeatureStore;

/// <summary>Where values are found in each batch: a column, the fields of one, or the elements of its lists.</summary>
internal sealed class ColumnSource
{
    private readonly ColumnSource? _of;
    private readonly int _position;

    /// <summary>A column of the table.</summary>
    public ColumnSource(int ordinal) => _position = ordinal;

    private ColumnSource(ColumnSource of, int position) => (_of, _position) = (of, position);

    /// <summary>The column of the batch that is being evaluated.</summary>
    public BatchColumn Column { get; private set; } = null!;

    /// <summary>The field at a position of these STRUCTs.</summary>
    public ColumnSource Field(int position) => new(this, position);

    /// <summary>The elements of these lists.</summary>
    public ColumnSource Elements() => new(this, -1);

    /// <summary>Finds the column in a batch; what it is of was found before.</summary>
    /// <exception cref="InvalidOperationException">The batch lacks it.</exception>
    public void Find(Batch batch) => Column = _of switch
    {
        null => batch.Find(_position) ?? throw new InvalidOperationException(
            $"Column {batch.Table.Columns[_position].Name} is not in the batch, and a condition reads it; ask for it where the batch is read."),
        { Column: BatchStructs structs } when _position >= 0 => structs.Fields[_position],
        { Column: BatchLists lists } => lists.Elements,
        _ => throw new InvalidOperationException($"Column {_of.Column.Info.Name} of the batch is not of the type of its table."),
    };
}

/// <summary>Where a value stands for each row: in a source, at the row itself unless <paramref name="Rows"/> say where.</summary>
internal sealed record Place(Frame Frame, ColumnSource Source, RowNumbers? Rows)
{
    /// <summary>What must be evaluated before the place is read.</summary>
    public BlockNode[] Operands => Rows is null ? [] : [Rows];

    /// <summary>For each row of the block where its value stands; -1 where there is none. Empty where it is the row of the batch itself.</summary>
    public ReadOnlySpan<int> Numbers => Rows is null ? [] : Rows.Items.AsSpan(0, Frame.Count);
}

/// <summary>For each row of a block, a row of a column; -1 for none.</summary>
internal abstract class RowNumbers(Frame frame, params BlockNode[] operands) : BlockNode(frame, false, operands)
{
    public abstract int[] Items { get; }
}

/// <summary>The elements that a frame is of.</summary>
internal sealed class FrameElements(Frame frame) : RowNumbers(frame)
{
    public override int[] Items => Frame.Elements;

    protected override void Evaluate()
    {
    }
}

/// <summary>Where the element at an index stands.</summary>
internal sealed class ElementNumbers(ListValues lists, int index) : RowNumbers(lists.Frame, lists)
{
    public override int[] Items { get; } = new int[Frame.MaxRows];

    protected override void Evaluate()
    {
        for (var row = 0; row < Frame.Count; row++)
            Items[row] = index < lists.Counts[row] ? lists.Starts[row] + index : -1;
    }
}

/// <summary>For each row of a block, a list: so many elements of a source, from one on.</summary>
internal abstract class ListValues(Frame frame, ColumnSource elements, params BlockNode[] operands) : BlockNode(frame, false, operands)
{
    public ColumnSource Elements { get; } = elements;

    public int[] Starts { get; } = new int[Frame.MaxRows];

    public int[] Counts { get; } = new int[Frame.MaxRows];
}

/// <summary>The lists of a column.</summary>
internal sealed class ListColumn(Place place, ColumnSource elements) : ListValues(place.Frame, elements, place.Operands)
{
    protected override void Evaluate()
    {
        var offsets = ((BatchLists)place.Source.Column).Offsets;
        var numbers = place.Numbers;
        for (var row = 0; row < Frame.Count; row++)
        {
            var at = numbers.IsEmpty ? Frame.Start + row : numbers[row];
            Starts[row] = at < 0 ? 0 : offsets[at];
            Counts[row] = at < 0 ? 0 : offsets[at + 1] - offsets[at];
        }
    }
}

/// <summary>The lists of an outer block, each for all elements of one.</summary>
internal sealed class OuterLists(Frame frame, ListValues outer) : ListValues(frame, outer.Elements)
{
    protected override void Evaluate()
    {
        outer.Update();
        for (var row = 0; row < Frame.Count; row++)
            (Starts[row], Counts[row]) = (outer.Starts[Frame.Parents[row]], outer.Counts[Frame.Parents[row]]);
    }
}
