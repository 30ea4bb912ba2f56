namespace FeatureStore;

/// <summary>What the rows of a day say of one upstream: the sources of its features, and the columns that the catalog names for it.</summary>
internal sealed record UpstreamCounts(UpstreamInfo Info, string? Processor, IReadOnlyList<FeatureInfo> Features)
{
    /// <summary>Rows in which any of its features has a source.</summary>
    public required long WithSource { get; init; }

    public required long AllDefaulted { get; init; }

    public required long AnyDefaulted { get; init; }

    /// <summary>Rows in which a feature is defaulted, in the order of the features.</summary>
    public required IReadOnlyList<long> Defaulted { get; init; }

    /// <summary>Rows that say that nothing was found upstream; null where no column says so.</summary>
    public long? NothingFound { get; init; }

    /// <summary>Rows that say that something was found, and in which all of its features are defaulted all the same.</summary>
    public long? FoundYetDefaulted { get; init; }

    public long? WithoutUpdate { get; init; }

    public DateTimeOffset? NewestUpdate { get; init; }

    /// <summary>Mean of the share of the expected rows that were found, 0-100.</summary>
    public double? Completeness { get; init; }

    /// <summary>Column of the processors that did not run; null where there is none.</summary>
    public string? MissingColumn { get; init; }

    /// <summary>Rows in which that column names the processor.</summary>
    public long NamedMissing { get; init; }
}

/// <summary>The measures of one upstream.</summary>
internal sealed class UpstreamMeasures
{
    private readonly Func<ValueList<object?>, UpstreamCounts> _read;

    /// <param name="columns">The columns of the table.</param>
    /// <param name="measures">Where the measures are added.</param>
    /// <param name="declared">The upstream as the catalog declares it; null if it only names it at the features.</param>
    /// <param name="features">Its features.</param>
    public UpstreamMeasures(CatalogColumns columns, DayMeasures measures, UpstreamInfo? declared, IReadOnlyList<FeatureInfo> features)
    {
        var upstream = declared ?? new(features[0].UpstreamTable ?? "");
        var processor = features[0].UpstreamProcessor;
        var name = processor ?? (upstream.Table.Length > 0 ? upstream.Table : "no_upstream");
        var defaulted = columns.AllDefaulted(features);
        var withSource = measures.CountIf($"{name}_with_source", columns.HasSource(features));
        var all = measures.CountIf($"{name}_all_defaulted", defaulted);
        var any = measures.CountIf($"{name}_any_defaulted", columns.AnyDefaulted(features));
        var each = features.Select(f => measures.CountIf($"feature_{f.Index}_defaulted", columns.HasSource([f]) & columns.IsDefaulted(f))).ToList();
        var rowsFound = upstream.RowsFound is { } found ? columns.Number(found) : null;
        var nothing = rowsFound is null ? null : measures.CountIf($"{name}_nothing_found", rowsFound == 0.0);
        var unused = rowsFound is null ? null : measures.CountIf($"{name}_found_yet_defaulted", rowsFound > 0.0 & defaulted);
        var update = upstream.LastUpdated is { } updated ? new Column<DateTimeOffset?>(columns.Table[updated]) : null;
        var without = update is null ? null : measures.CountIf($"{name}_without_update", update.IsNull());
        var newest = update is null ? null : measures.Value($"{name}_newest_update", Sql.Max(update));
        var complete = upstream.Completeness is { } share ? measures.Average($"{name}_completeness", columns.Number(share)) : null;
        var missing = processor is not null && columns.Catalog.Summary.MissingProcessors is { } processors
            ? measures.CountIf($"{name}_named_missing", columns.Text(processors)!.Contains(processor))
            : null;
        _read = values => new(upstream, processor, features)
        {
            WithSource = withSource(values),
            AllDefaulted = all(values),
            AnyDefaulted = any(values),
            Defaulted = [.. each.Select(read => read(values))],
            NothingFound = nothing?.Invoke(values),
            FoundYetDefaulted = unused?.Invoke(values),
            WithoutUpdate = without?.Invoke(values),
            NewestUpdate = newest?.Invoke(values),
            Completeness = complete?.Invoke(values),
            MissingColumn = columns.Catalog.Summary.MissingProcessors,
            NamedMissing = missing?.Invoke(values) ?? 0,
        };
    }

    public UpstreamCounts Read(ValueList<object?> values) => _read(values);
}
