namespace FeatureStore.Tool.Ddl;

/// <summary>Reads what follows PARTITION BY.</summary>
internal static class DdlPartitions
{
    private static readonly string[] Granularities = ["HOUR", "DAY", "MONTH", "YEAR"];

    public static ShapePartition Read(DdlReader reader, TableShape shape)
    {
        var place = reader.Current.Place;
        if (reader.TryTake("RANGE_BUCKET", "("))
            return Ranges(reader);
        if (reader.TryTake("_PARTITIONDATE"))
            return new(null, "DAY");
        if (reader.TryTake("DATE", "("))
        {
            var column = reader.Name("a column");
            reader.Require(")");
            return new(Loaded(column), "DAY");
        }

        if (reader.Current.Is("DATE_TRUNC") || reader.Current.Is("TIMESTAMP_TRUNC") || reader.Current.Is("DATETIME_TRUNC"))
            return Truncated(reader);
        var name = reader.Name("a column");
        return shape.Find(name) is { } found
            ? new(found.Name, "DAY")
            : throw new DdlException(place, $"PARTITION BY names the column '{name}', which the table does not have.");
    }

    private static ShapePartition Truncated(DdlReader reader)
    {
        reader.Take();
        reader.Require("(");
        var column = reader.Name("a column");
        reader.Require(",");
        var place = reader.Current.Place;
        var granularity = reader.Name("HOUR, DAY, MONTH or YEAR").ToUpperInvariant();
        reader.Require(")");
        return Granularities.Contains(granularity)
            ? new(Loaded(column), granularity)
            : throw new DdlException(place, $"BigQuery partitions by HOUR, DAY, MONTH or YEAR, not by {granularity}.");
    }

    // The pseudo columns stand for the time of the load.
    private static string? Loaded(string column) => column.ToUpperInvariant() is "_PARTITIONTIME" or "_PARTITIONDATE" ? null : column;

    private static ShapePartition Ranges(DdlReader reader)
    {
        var column = reader.Name("a column");
        reader.Require(",", "GENERATE_ARRAY", "(");
        var start = reader.Whole("the start of the ranges");
        reader.Require(",");
        var end = reader.Whole("the end of the ranges");
        var interval = reader.TryTake(",") ? reader.Whole("the width of a range") : 1;
        reader.Require(")", ")");
        return new(column, "RANGE") { Range = new(start, end, interval) };
    }
}
