namespace FeatureStore.Tests.Checks;

public sealed class CheckThresholdTests
{
    [Theory]
    [InlineData(0, CheckStatus.Pass)]
    [InlineData(1, CheckStatus.Pass)]
    [InlineData(2, CheckStatus.Warn)]
    [InlineData(4, CheckStatus.Warn)]
    [InlineData(5, CheckStatus.Fail)]
    [InlineData(50, CheckStatus.Fail)]
    public void A_level_is_reached_from_its_number_on(long violations, CheckStatus expected) =>
        Assert.Equal(expected, new CheckThreshold { WarnCount = 2, FailCount = 5 }.Judge(Severity.Error, 50, violations));

    [Fact]
    public void Of_two_levels_either_suffices()
    {
        var threshold = new CheckThreshold { FailCount = 10, FailPercent = 50 };

        Assert.Equal(CheckStatus.Fail, threshold.Judge(Severity.Error, 1000, 10));
        Assert.Equal(CheckStatus.Fail, threshold.Judge(Severity.Error, 4, 2));
        Assert.Equal(CheckStatus.Pass, threshold.Judge(Severity.Error, 1000, 9));
    }

    [Fact]
    public void A_warning_warns_where_an_error_fails_and_an_info_passes()
    {
        var threshold = new CheckThreshold { FailCount = 1 };

        Assert.Equal(CheckStatus.Fail, threshold.Judge(Severity.Error, 1, 1));
        Assert.Equal(CheckStatus.Warn, threshold.Judge(Severity.Warning, 1, 1));
        Assert.Equal(CheckStatus.Pass, threshold.Judge(Severity.Info, 1, 1));
    }

    [Theory]
    [InlineData(Severity.Error, CheckStatus.Fail)]
    [InlineData(Severity.Warning, CheckStatus.Warn)]
    [InlineData(Severity.Info, CheckStatus.Pass)]
    public void Without_levels_the_first_violation_decides(Severity severity, CheckStatus expected)
    {
        var check = new RowCheck("low", Sample.Table, SampleColumns.Instance.Score < 5) { Severity = severity };

        Assert.Equal(expected, check.Threshold.Judge(severity, 1000, 1));
        Assert.Equal(CheckStatus.Pass, check.Threshold.Judge(severity, 1000, 0));
    }

    [Fact]
    public void Where_nothing_was_evaluated_there_is_no_data() =>
        Assert.Equal(CheckStatus.NoData, new CheckThreshold { WarnCount = 1 }.Judge(Severity.Error, 0, 0));

    [Fact]
    public void A_level_that_no_number_could_mean_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CheckThreshold { WarnCount = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CheckThreshold { FailCount = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CheckThreshold { WarnPercent = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CheckThreshold { WarnPercent = double.NaN });
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new CheckThreshold { FailPercent = 100.1 });
        Assert.StartsWith("A level in percent is over 0 and at most 100, or null for none.", error.Message);
        Assert.Null(new CheckThreshold { FailPercent = null }.FailPercent);
    }
}
