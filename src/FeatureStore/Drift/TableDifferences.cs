using System.Globalization;

namespace FeatureStore;

/// <summary>Compares a table with its definition: the one comparison behind writes, behind making a table, and behind <c>featurestore drift</c>.</summary>
public static class TableDifferences
{
    /// <summary>Every difference: columns in the order of the definition, then extra ones, then storage.</summary>
    /// <param name="definition">What is wanted, in the words of the engine.</param>
    /// <param name="live">What the engine has.</param>
    public static ValueList<TableDifference> Of(StoredTable definition, StoredTable live)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(live);
        var storage = definition.Storage is { } wanted && live.Storage is { } found ? Storage(wanted, found) : [];
        return Columns(definition.Columns, live.Columns, "").Concat(storage).ToValueList();
    }

    /// <summary>Those because of which nothing may be written, as one clause; null if there are none.</summary>
    public static string? ThatBreakWrites(this ValueList<TableDifference> differences)
    {
        ArgumentNullException.ThrowIfNull(differences);
        var clauses = differences.Where(d => d.BreaksWrites).Select(d => d.Clause).ToList();
        return clauses.Count == 0 ? null : string.Join("; ", clauses);
    }

    /// <summary>Those of columns alone, as one clause; null if there are none.</summary>
    public static string? OfColumns(this ValueList<TableDifference> differences)
    {
        ArgumentNullException.ThrowIfNull(differences);
        var clauses = differences.Where(d => d.Kind <= DifferenceKind.Mode).Select(d => d.Clause).ToList();
        return clauses.Count == 0 ? null : string.Join("; ", clauses);
    }

    private static IEnumerable<TableDifference> Columns(ValueList<StoredColumn> definition, ValueList<StoredColumn> live, string path)
    {
        var rest = live.ToDictionary(c => c.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var wanted in definition)
        {
            var subject = path + wanted.Name;
            if (!rest.Remove(wanted.Name, out var found))
                yield return new(DifferenceKind.MissingColumn, subject, Text(wanted), "") { BreaksReads = true, BreaksWrites = true };
            else
            {
                foreach (var difference in Column(wanted, found, subject))
                    yield return difference;
            }
        }

        // What the definition does not have is never written, so that it must take a null.
        foreach (var extra in live.Where(c => rest.ContainsKey(c.Name)))
            yield return new(DifferenceKind.ExtraColumn, path + extra.Name, "", Text(extra)) { BreaksWrites = extra.Mode == ColumnMode.Required };
    }

    private static IEnumerable<TableDifference> Column(StoredColumn wanted, StoredColumn found, string subject)
    {
        var isList = wanted.Mode == ColumnMode.Repeated;
        var areStructs = wanted.Fields.Count > 0 && found.Fields.Count > 0;
        if (isList != (found.Mode == ColumnMode.Repeated) || !(areStructs || string.Equals(Bare(wanted), Bare(found), StringComparison.OrdinalIgnoreCase)))
        {
            yield return new(DifferenceKind.Type, subject, wanted.Type, found.Type) { BreaksReads = true, BreaksWrites = true };
            yield break;
        }

        if (!areStructs && !string.Equals(wanted.Type, found.Type, StringComparison.OrdinalIgnoreCase))
            yield return new(DifferenceKind.Type, subject, wanted.Type, found.Type) { BreaksWrites = !Holds(found, wanted) };
        if (!isList && (wanted.Mode == ColumnMode.Required) != (found.Mode == ColumnMode.Required))
        {
            var isStricter = found.Mode == ColumnMode.Required;
            yield return new(DifferenceKind.Mode, subject, Name(wanted.Mode), Name(found.Mode)) { BreaksReads = !isStricter, BreaksWrites = isStricter };
        }

        if (areStructs)
        {
            foreach (var difference in Columns(wanted.Fields, found.Fields, $"{subject}."))
                yield return difference;
        }
    }

    private static IEnumerable<TableDifference> Storage(StorageInfo wanted, StorageInfo found)
    {
        var (a, b) = (wanted.Partition, found.Partition);
        if (!string.Equals(Partitioning(a), Partitioning(b), StringComparison.OrdinalIgnoreCase))
            yield return new(DifferenceKind.Partitioning, "partitioning", Partitioning(a), Partitioning(b));
        if ((a?.FilterRequired ?? false) != (b?.FilterRequired ?? false))
            yield return new(DifferenceKind.PartitionFilter, "partition filter", Filter(a), Filter(b)) { BreaksReads = b?.FilterRequired ?? false };
        if (a?.Expiration != b?.Expiration)
            yield return new(DifferenceKind.Expiration, "expiration", Expiration(a), Expiration(b));
        if (!wanted.Clustering.SequenceEqual(found.Clustering, StringComparer.OrdinalIgnoreCase))
            yield return new(DifferenceKind.Clustering, "clustering", Clustering(wanted), Clustering(found));
    }

    // A list of texts has its limit inside: ARRAY<STRING(5)>.
    private static string Bare(StoredColumn column)
    {
        var limits = column is { Precision: null, MaxLength: null } ? -1 : column.Type.IndexOf('(', StringComparison.Ordinal);
        return limits < 0 ? column.Type : column.Type.Remove(limits, column.Type.IndexOf(')', limits) + 1 - limits);
    }

    private static bool Holds(StoredColumn column, StoredColumn other) =>
        (column.MaxLength ?? int.MaxValue) >= (other.MaxLength ?? int.MaxValue)
        && Digits(column).Whole >= Digits(other).Whole && Digits(column).Fraction >= Digits(other).Fraction;

    // Without limits the digits are those of the type, whichever it is.
    private static (int Whole, int Fraction) Digits(StoredColumn column) =>
        column.Precision is { } precision ? (precision - (column.Scale ?? 0), column.Scale ?? 0) : (int.MaxValue, int.MaxValue);

    private static string Text(StoredColumn column) => column.Mode == ColumnMode.Required ? $"REQUIRED {column.Type}" : column.Type;

    private static string Name(ColumnMode mode) => mode.ToString().ToUpperInvariant();

    private static string Partitioning(PartitionInfo? partition) => partition is null ? "none" : $"{partition.Granularity} of {partition.Column ?? "the load time"}";

    private static string Filter(PartitionInfo? partition) => partition is { FilterRequired: true } ? "required" : "optional";

    private static string Expiration(PartitionInfo? partition) =>
        partition?.Expiration is { } time ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalDays} days") : "never";

    private static string Clustering(StorageInfo storage) => storage.Clustering.Count == 0 ? "none" : string.Join(", ", storage.Clustering);
}
