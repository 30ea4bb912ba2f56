using NbaPredictions;

namespace FeatureStore.Benchmarks;

/// <summary>Makes batches in memory, the same ones each time.</summary>
internal static class BatchMaker
{
    private const double ShareOfNulls = 0.02;

    /// <summary>A batch of so many rows with some columns of the table.</summary>
    public static MlFeatureStoreV2Batch Make(int rows, IReadOnlyList<Expr> columns)
    {
        var batch = MlFeatureStoreV2.On(new(2026, 2, 6)).InBatches(_ => columns).NewBatch();
        var random = new Random(5);
        foreach (var column in batch.Columns)
            Fill(column, rows, random);
        return batch;
    }

    private static void Fill(BatchColumn column, int rows, Random random)
    {
        switch (column)
        {
            case IBatchCodes codes:
                var texts = codes.Texts.Texts.Count;
                foreach (ref var code in codes.AddRows(rows))
                    code = random.NextDouble() < ShareOfNulls ? IBatchCodes.NullCode : (byte)(1 + random.Next(texts));
                break;
            case BatchValues<double> numbers:
                foreach (ref var number in numbers.AddRows(rows))
                    number = random.NextDouble() * 100;
                break;
            case BatchValues<long> numbers:
                foreach (ref var number in numbers.AddRows(rows))
                    number = random.Next(40);
                break;
            case BatchValues<bool> flags:
                foreach (ref var flag in flags.AddRows(rows))
                    flag = random.Next(2) == 0;
                break;
            case BatchValues<DateOnly> days:
                foreach (ref var day in days.AddRows(rows))
                    day = new DateOnly(2026, 2, 6);
                break;
            case BatchValues<decimal> numbers:
                foreach (ref var number in numbers.AddRows(rows))
                    number = random.Next(10_000) / 100m;
                break;
            case IBatchMicroseconds times:
                foreach (ref var time in times.AddRows(rows))
                    time = 1_770_336_000_000_000 + random.Next(1_000_000_000);
                break;
            case BatchLists lists:
                // The values of the features; of texts, such as alerts, a row has few.
                var elements = lists.Elements is BatchValues<double> ? 37 : 2;
                Fill(lists.Elements, rows * elements, random);
                var next = 0;
                foreach (ref var end in lists.AddRows(rows))
                    end = next += elements;
                break;
            case BatchStructs structs:
                structs.AddRows(rows);
                foreach (var field in structs.Fields)
                    Fill(field, rows, random);
                break;
            default:
                for (var row = 0; row < rows; row++)
                    ((BatchTexts)column).Add($"text{random.Next(500)}");
                break;
        }

        if (column is not (BatchLists or BatchStructs))
            AddNulls(column, rows, random);
    }

    private static void AddNulls(BatchColumn column, int rows, Random random)
    {
        for (var row = 0; row < rows; row++)
        {
            if (column is IBatchCodes codes ? codes.Codes[row] == IBatchCodes.NullCode : column.Info.Mode == ColumnMode.Nullable && random.NextDouble() < ShareOfNulls)
                column.SetNull(row);
        }
    }
}
