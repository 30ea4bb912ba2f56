using System.Globalization;
using System.Text;
using FeatureStore.DuckDB.Tests.Checks;
using NbaPredictions;

namespace FeatureStore.DuckDB.Tests.Incidents;

/// <summary>What each day of the sample, and of the incident, has for incidents.</summary>
public sealed class IncidentSnapshotTests(SampleStore sample) : IClassFixture<SampleStore>
{
    private static readonly DateOnly First = new(2026, 1, 24);
    private static readonly DateOnly Last = new(2026, 2, 6);

    [Fact]
    public async Task Each_day_has_its_incidents_and_a_healthy_day_has_none()
    {
        var text = new StringBuilder();
        foreach (var report in await sample.Store.ReportAsync(MlFeatureStoreV2.Table, First, Last))
            Write(text, report, "");
        await using var incident = DuckDbFeatureStore.OpenInMemory();
        await incident.AttachFilesAsync(MlFeatureStoreV2.Table, [SampleFiles.Incident]);
        Write(text, await incident.ReportAsync(MlFeatureStoreV2.Table, Last), ", the incident");

        Snapshot.Match("Incidents/incidents.txt", text.ToString());
    }

    [Fact]
    public async Task A_range_is_one_statement_and_says_of_each_day_what_the_day_says_by_itself()
    {
        var store = new RecordingStore(sample.Store);

        var range = await store.ReportAsync(MlFeatureStoreV2.Table, First, Last);

        Assert.Single(store.Statements);
        Assert.Equal(Enumerable.Range(0, 14).Select(First.AddDays), range.Select(r => r.Day));
        foreach (var report in range)
            Assert.Equal(report, await sample.Store.ReportAsync(MlFeatureStoreV2.Table, report.Day));
    }

    [Fact]
    public async Task A_range_leaves_days_without_rows_out_and_must_not_end_before_it_starts()
    {
        Assert.Empty(await sample.Store.ReportAsync(MlFeatureStoreV2.Table, new DateOnly(2025, 1, 1), new DateOnly(2025, 1, 9)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => sample.Store.ReportAsync(MlFeatureStoreV2.Table, Last, First));
    }

    private static void Write(StringBuilder text, DayReport report, string remark)
    {
        text.Append(CultureInfo.InvariantCulture, $"{report.Day:yyyy-MM-dd}{remark}: {report.Verdict.Sentence}\n");
        foreach (var incident in report.Incidents)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {incident.Kind}, {incident.Severity}, {incident.Hit} of {incident.Rows}: {incident}\n    next: {incident.NextStep}\n");
            foreach (var evidence in incident.Evidence)
                text.Append(CultureInfo.InvariantCulture, $"    {evidence}\n");
        }
    }
}
