namespace FeatureStore;

/// <summary>Checks that are evaluated over batches, and what was found in all of those so far. Serves one thread at a time.</summary>
public sealed class BatchChecks
{
    private readonly BatchFilter _filter;
    private readonly Tally[] _tallies;

    /// <summary>Makes checks ready.</summary>
    /// <param name="checks">Checks of one table, each of which judges a row by itself.</param>
    /// <exception cref="ArgumentException">There is none, they are about several tables, or one compares rows with others.</exception>
    public BatchChecks(IEnumerable<Check> checks)
    {
        var all = CheckSet.Create([.. checks]);
        if (all.PerTable() is not [var ofOneTable])
            throw new ArgumentException(all.Count == 0 ? "There is no check." : "The checks are about several tables; evaluate those of each by themselves.", nameof(checks));
        var predicates = new List<Predicate>();
        _tallies = [.. ofOneTable.Select(c => Tally.Of(c as RowCheck ?? throw new ArgumentException(
            $"Check {c.Id} is not about single rows, but about all rows of a day; run it on the store."), predicates))];
        _filter = new(ofOneTable[0].Table, predicates);
    }

    /// <summary>The table that the checks are about.</summary>
    public TableInfo Table => _filter.Table;

    /// <summary>The columns that a batch needs: what to read it with.</summary>
    public IReadOnlyList<Expr> Columns => _filter.Columns;

    /// <summary>Number of rows that were evaluated.</summary>
    public long Rows { get; private set; }

    /// <summary>What was found so far, in the order of the checks.</summary>
    public IReadOnlyList<BatchCheckResult> Results => [.. _tallies.Select(t => t.Result)];

    /// <summary>Evaluates the checks over the rows of a batch, and adds what is found.</summary>
    /// <exception cref="ArgumentException">The batch is of another table.</exception>
    /// <exception cref="InvalidOperationException">The batch lacks a column that a check reads.</exception>
    public void Add(Batch batch)
    {
        _filter.Evaluate(batch);
        Rows += batch.Count;
        foreach (var tally in _tallies)
            tally.Add(_filter, Rows - batch.Count);
    }

    /// <summary>Evaluates the checks over batches as they come; gives what was found.</summary>
    public async Task<IReadOnlyList<BatchCheckResult>> RunAsync(IAsyncEnumerable<Batch> batches, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batches);
        await foreach (var batch in batches.WithCancellation(cancellationToken).ConfigureAwait(false))
            Add(batch);
        return Results;
    }

    /// <summary>The rows of the last batch that violate a check.</summary>
    /// <exception cref="ArgumentException">There is no check of this id.</exception>
    public BatchMask ViolationsOf(string id) =>
        _filter[(Array.Find(_tallies, t => t.Check.Id == id) ?? throw new ArgumentException($"There is no check '{id}'.", nameof(id))).Violating];

    private sealed class Tally(RowCheck check, int? applies, int violating)
    {
        private long _evaluated;
        private long _violations;
        private string? _error;

        public RowCheck Check => check;

        /// <summary>Where the filter has the violating rows.</summary>
        public int Violating => violating;

        public BatchCheckResult Result => new()
        {
            Check = check,
            Status = _error is null ? check.Threshold.Judge(check.Severity, _evaluated, _violations) : CheckStatus.Error,
            Evaluated = _error is null ? _evaluated : 0,
            Violations = _error is null ? _violations : 0,
            Detail = _error,
        };

        public static Tally Of(RowCheck check, List<Predicate> predicates)
        {
            int? applies = null;
            if (check.Applies.Node is not TruthNode { Value: true })
            {
                applies = predicates.Count;
                predicates.Add(check.Applies);
            }

            predicates.Add(check.ViolatingRows!);
            return new(check, applies, predicates.Count - 1);
        }

        public void Add(BatchFilter filter, long before)
        {
            var found = filter[violating];
            if ((applies is { } position ? filter[position].Error : null) is { } error || (error = found.Error) is not null)
            {
                _error ??= before == 0 ? error : $"{error} There were {before} rows before this batch.";
                return;
            }

            _evaluated += applies is { } about ? filter[about].Count : found.Rows;
            _violations += found.Count;
        }
    }
}
