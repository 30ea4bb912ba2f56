using System.CommandLine;
using System.Globalization;

namespace FeatureStore.Tool.Commands;

/// <summary>The days that a command looks at: one, or a range with open or closed ends.</summary>
internal sealed record DayRange(DateOnly? Day, DateOnly? From, DateOnly? To)
{
    /// <summary>Whether a range is asked for, if only by one end.</summary>
    public bool IsRange => From is not null || To is not null;

    public static Option<DateOnly?> FromOption() => Option("--from", "First day of a range, such as 2026-01-25; the first there is, if only --to is given.");

    public static Option<DateOnly?> ToOption(string description = "Last day of a range; the newest there is, if only --from is given.") => Option("--to", description);

    public static Option<int> DaysOption(string description, int byDefault) => new("--days")
    {
        Description = description,
        HelpName = "DAYS",
        DefaultValueFactory = _ => byDefault,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= 3660)
                return value;
            result.AddError($"'{text}' is no number of days; write 1 to 3660.");
            return 0;
        },
    };

    public static DayRange Of(ParseResult parsed, Argument<DateOnly?>? day, Option<DateOnly?> from, Option<DateOnly?> to)
    {
        var range = new DayRange(day is null ? null : parsed.GetValue(day), parsed.GetValue(from), parsed.GetValue(to));
        if (range is { Day: not null, IsRange: true })
            throw new ToolException(ExitCode.Usage, "A DATE and a range exclude each other: name a day, or --from and --to.");
        if (range.From > range.To)
            throw new ToolException(ExitCode.Usage, $"The range ends on {range.To:yyyy-MM-dd}, before it starts on {range.From:yyyy-MM-dd}.");
        return range;
    }

    /// <summary>Both ends of the range, an open one at the first or newest day that a table has.</summary>
    public async Task<(DateOnly From, DateOnly To)> EndsAsync(OpenedSource source, TableInfo table, CancellationToken cancellationToken)
    {
        if (From is { } from && To is { } to)
            return (from, to);
        var days = await source.DaysAsync(table, cancellationToken) ?? throw source.NoRows(table);
        var ends = (From: From ?? days.First, To: To ?? days.Last);
        return ends.From <= ends.To ? ends : throw await source.NoRowsAsync(table, $"from {ends.From:yyyy-MM-dd} on", cancellationToken);
    }

    /// <summary>The days to look at: the range, the day asked for, or the newest there is.</summary>
    public async Task<(DateOnly From, DateOnly To, bool IsNewest)> DaysAsync(OpenedSource source, TableInfo table, CancellationToken cancellationToken)
    {
        if (!IsRange)
        {
            var (day, isNewest) = await source.DayAsync(table, Day, cancellationToken);
            return (day, day, isNewest);
        }

        var (from, to) = await EndsAsync(source, table, cancellationToken);
        return (from, to, false);
    }

    /// <summary>Days in words: of 2026-02-06, or from 2026-02-01 to 2026-02-06.</summary>
    public static string Text(DateOnly from, DateOnly to) =>
        from == to ? $"of {from:yyyy-MM-dd}" : $"from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}";

    private static Option<DateOnly?> Option(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = CommonOptions.ParseDay,
    };
}
