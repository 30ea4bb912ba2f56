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
    public async Task Report_and_checks_are_one_statement_for_a_day_and_for_a_range()
    {
        var store = new RecordingStore(sample.Store);
        var options = new CheckRunOptions { SampleLimit = 0 };

        var day = await store.CheckAsync(MlFeatureStoreV2.Table, Last, options: options);
        var range = await store.CheckAsync(MlFeatureStoreV2.Table, Last.AddDays(-4), Last, options: options);

        Assert.Equal(2, store.Statements.Count);
        Assert.Equal(await sample.Store.ReportAsync(MlFeatureStoreV2.Table, Last), day.Report);
        Assert.Equal((await sample.Store.RunAsync(BuiltInChecks.Of(MlFeatureStoreV2.Table), Last, options)).Results.Select(r => (r.Check.Id, r.Status, r.Violations)), day.Run.Results.Select(r => (r.Check.Id, r.Status, r.Violations)));
        Assert.Equal(5, range.Count);
        Assert.Equal(day.Report, range[^1].Report);
    }

    [Fact]
    public async Task Columns_that_disagree_are_an_incident_of_the_checks_that_found_it()
    {
        var table = MlFeatureStoreV2.Table;
        var columns = MlFeatureStoreV2.Columns;
        var lies = new RowCheck("default-count", table, columns.DefaultFeatureCount != 99) { Dimension = Dimension.Consistency };

        var day = await sample.Store.CheckAsync(table, Last, [lies]);

        var incident = Assert.Single(day.Report.Incidents);
        Assert.Equal((IncidentKind.Disagreement, Severity.Error), (incident.Kind, incident.Severity));
        Assert.Equal("What should agree does not: default-count in 201 of 201 rows.", incident.Sentence);
        Assert.Equal("The day is bad: default-count in 201 of 201 rows; the average score of 85.3 does not show it.", day.Report.Verdict.Sentence);
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
