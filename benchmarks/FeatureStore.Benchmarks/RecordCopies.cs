using System.Reflection;
using NbaPredictions;

namespace FeatureStore.Benchmarks;

/// <summary>Copies of records, each with its own STRUCT, and with the texts and lists of texts that the record before it does not have in the same column.</summary>
internal sealed class RecordCopies
{
    private static readonly PropertyInfo[] Texts =
        [.. MlFeatureStoreV2.Table.Columns.Where(c => c.Type == DataType.String && c.Mode != ColumnMode.Repeated && c.Texts is null)
            .Select(c => typeof(MlFeatureStoreV2).GetProperty(c.PropertyName)!)];

    private readonly IReadOnlyList<MlFeatureStoreV2> _records;
    private readonly string[][] _texts;

    public RecordCopies(IReadOnlyList<MlFeatureStoreV2> records)
    {
        _records = records;
        _texts = [.. records.Select((record, i) => Texts.Select(p => ((string?)p.GetValue(record), i == 0 ? null : (string?)p.GetValue(records[i - 1])))
            .Where(t => t.Item1 is { Length: > 0 } && t.Item1 != t.Item2).Select(t => t.Item1!).ToArray())];
    }

    /// <summary>Makes so many, the first again after the last.</summary>
    public int Make(int count)
    {
        var (copied, before) = (0, _records[0]);
        for (var i = 0; i < count; i++)
        {
            var row = _records[i % _records.Count];
            var copy = row with
            {
                FeatureValues = ValueList.Create(row.FeatureValues.AsSpan()),
                FeatureNames = Copy(row.FeatureNames, before.FeatureNames),
                DataQualityIssues = Copy(row.DataQualityIssues, before.DataQualityIssues),
                QualityAlerts = Copy(row.QualityAlerts, before.QualityAlerts),
                AvailableFeatureNames = Copy(row.AvailableFeatureNames, before.AvailableFeatureNames),
                BreakoutModelCompatible = Copy(row.BreakoutModelCompatible, before.BreakoutModelCompatible),
                HistoricalCompleteness = row.HistoricalCompleteness is { } completeness ? completeness with { } : null,
            };
            foreach (var text in _texts[i % _records.Count])
                copied += new string(text.AsSpan()).Length;
            copied += copy.FeatureValues.Count;
            before = row;
        }

        return copied;
    }

    private static ValueList<string?> Copy(ValueList<string?> texts, ValueList<string?> before) => texts.Equals(before) ? before : ValueList.Create(texts.AsSpan());
}
