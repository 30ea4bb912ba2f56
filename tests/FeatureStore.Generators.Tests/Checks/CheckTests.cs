using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Tests.Checks;

/// <summary>Methods with [QualityCheck]: what is emitted for them.</summary>
public sealed class CheckTests
{
    private const string Sample =
        """
        using System;
        using FeatureStore;
        using Games;

        namespace App;

        public static partial class MyChecks
        {
            /// <summary>Every feature of the group <c>recent</c> fell back to a default.</summary>
            [QualityCheck("recent-defaulted", Severity.Warning, Dimension = Dimension.Provenance)]
            public static bool RecentDefaulted(Plays row) => row.Form.Recent.AllDefaulted;

            [QualityCheck("weak-and-old", FailPercent = 5)]
            internal static bool WeakAndOld(Plays row, double minQuality, DateOnly day = default) =>
                row.Score > 48 && row.Features(0, 1).Any(f => f.Quality < minQuality) && row.Day < day.AddDays(-1);

            [QualityCheck("alarming")]
            private static bool Alarming(Plays row, AlertLevel level = AlertLevel.Red)
            {
                return row.Alert == level || RecentDefaulted(row);
            }
        }
        """;

    [Fact]
    public void A_class_of_checks_is_completed_as_one_would_write_it()
    {
        var result = ConsumerCode.GenerateWithPlays(Sample, isReferenced: false);
        Assert.Empty(result.Reports);
        Assert.Empty(result.Compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));
        Snapshot.Match("Checks/MyChecks.g.cs.txt", result.File("App.MyChecks."));
    }
}
