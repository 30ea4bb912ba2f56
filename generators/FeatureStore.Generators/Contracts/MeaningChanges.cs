using FeatureStore.Generators.Definitions;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Contracts;

/// <summary>Changes of closed lists, thresholds, gates and rules: FS301 to FS311.</summary>
internal static class MeaningChanges
{
    public static void Find(ContractComparison comparison)
    {
        FindSources(comparison);
        FindTiers(comparison);
        FindAlertLevels(comparison);
        FindAlerts(comparison);
        foreach (var was in comparison.From.Gates)
            FindGate(comparison, was);
        foreach (var now in comparison.To.Gates)
            if (comparison.From.Gates.All(gate => gate.Column != now.Column) && comparison.From.FindColumn(now.Column) is not null)
                AddGate(comparison, now.Column, null, now.Text, isLooser: false);
        FindFormulas(comparison);
    }

    private static void FindSources(ContractComparison comparison)
    {
        var (from, to) = (comparison.From.Sources, comparison.To.Sources);
        var added = to.Where(source => from.All(each => each.Name != source.Name)).ToList();
        foreach (var was in from)
        {
            if (to.FirstOrDefault(source => source.Name == was.Name) is { } now)
            {
                if (was != now)
                    comparison.Add(
                        ContractRules.SourceWeightChanged, "source:" + now.Name, was.Weight == now.Weight ? "raw" : "weight", was.Text, now.Text,
                        $"Source '{now.Name}' changes from {was.Text} to {now.Text}", comparison.WarningIfBumped);
            }
            else
                Removed(comparison, "source", was.Name, Take(added, source => source.Text == was.Text)?.Name);
        }
        foreach (var now in added)
            Added(comparison, "source", now.Name);
    }

    private static void FindTiers(ContractComparison comparison)
    {
        var (from, to) = (comparison.From.Tiers, comparison.To.Tiers);
        var added = to.Where(tier => from.All(each => each.Name != tier.Name)).ToList();
        foreach (var was in from)
        {
            if (to.FirstOrDefault(tier => tier.Name == was.Name) is { } now)
            {
                if (was.Min != now.Min)
                    Threshold("tier:" + now.Name, "min", AtLeast(was), AtLeast(now), $"Tier '{now.Name}' changes from {AtLeast(was)} to {AtLeast(now)}");
                continue;
            }
            var renamed = Take(added, tier => tier.Min == was.Min);
            Removed(comparison, "tier", was.Name, renamed?.Name);
            if (renamed is null)
                Threshold("tier:" + was.Name, null, AtLeast(was), null, $"Tier '{was.Name}' ({AtLeast(was)}) is removed");
        }
        foreach (var now in added)
        {
            Added(comparison, "tier", now.Name);
            if (from.Count > 0)
                Threshold("tier:" + now.Name, "min", null, AtLeast(now), $"Tier '{now.Name}' ({AtLeast(now)}) is added");
        }

        void Threshold(string subject, string? attribute, string? was, string? now, string sentence) =>
            comparison.Add(ContractRules.TierThresholdChanged, subject, attribute, was, now, sentence, comparison.WarningIfBumped);
    }

    private static string AtLeast(ContractTier tier) => Invariant.Text($"score >= {tier.Min}");

    private static void FindAlertLevels(ContractComparison comparison)
    {
        var (from, to) = (comparison.From.AlertLevels, comparison.To.AlertLevels);
        var added = to.Except(from).ToList();
        for (var i = 0; i < from.Count; i++)
        {
            if (to.Contains(from[i]))
                continue;
            // In a list of the same length, a new text at the same place has taken over.
            var renamed = from.Count == to.Count && added.Contains(to[i]) ? to[i] : null;
            if (renamed is not null)
                added.Remove(renamed);
            Removed(comparison, "alertLevel", from[i], renamed);
        }
        foreach (var now in added)
            Added(comparison, "alertLevel", now);
    }

    private static void Removed(ContractComparison comparison, string kind, string name, string? renamed) => comparison.Add(
        ContractRules.EnumValueRemoved, $"{kind}:{renamed ?? name}", renamed is null ? null : "name", name, renamed,
        $"{What(kind)} '{name}' is {(renamed is null ? "removed" : $"renamed to '{renamed}'")}", breaks: renamed is null ? Breaks.Back : Breaks.Readers);

    private static void Added(ContractComparison comparison, string kind, string name) =>
        comparison.Add(ContractRules.EnumValueAdded, $"{kind}:{name}", "name", null, name, $"{What(kind)} '{name}' is added");

    private static string What(string kind) => kind switch { "source" => "Source", "tier" => "Tier", _ => "Alert level" };

    private static void FindAlerts(ContractComparison comparison)
    {
        foreach (var (was, now) in Pairs(comparison.From.Alerts, comparison.To.Alerts))
            if (!IsSame(was?.Text, now?.Text) && IsOwnerThere(comparison.From, (now ?? was)!.Subject) && IsOwnerThere(comparison.To, (now ?? was)!.Subject))
                comparison.Add(
                    ContractRules.AlertThresholdChanged, (now ?? was)!.Subject, null, was?.Text, now?.Text,
                    $"{Describe((now ?? was)!.Subject)} changes from {was?.Text ?? "nothing"} to {now?.Text ?? "nothing"}");
    }

    private static void FindFormulas(ContractComparison comparison)
    {
        foreach (var (was, now) in Pairs(comparison.From.Formulas, comparison.To.Formulas))
        {
            var subject = (now ?? was)!.Subject;
            if (IsSame(was?.Text, now?.Text) || !IsOwnerThere(comparison.From, subject) || !IsOwnerThere(comparison.To, subject))
                continue;
            comparison.Add(
                ContractRules.FormulaChanged, subject, null, was?.Text, now?.Text,
                $"{Describe(subject)} changes from {was?.Text ?? "nothing"} to {now?.Text ?? "nothing"}", comparison.WarningIfBumped);
        }
    }

    /// <summary>A rule comes with its column, category or level, and goes with it.</summary>
    private static bool IsOwnerThere(Contract contract, string subject)
    {
        var name = subject.Substring(subject.IndexOf(':') + 1);
        return subject.Substring(0, subject.IndexOf(':')) switch
        {
            "category" or "group" => contract.Categories.Any(category => category.Subject == subject),
            "alertRule" => contract.AlertLevels.Contains(name),
            "alert" or "threshold" => contract.Alerts.Count > 0,
            "summary" => contract.Formulas.Any(rule => rule.Subject == subject),
            _ => contract.FindColumn(name) is not null,
        };
    }

    private static IEnumerable<(ContractText? Was, ContractText? Now)> Pairs(EquatableArray<ContractText> from, EquatableArray<ContractText> to)
    {
        foreach (var was in from)
            yield return (was, to.FirstOrDefault(rule => IsSame(rule.Subject, was.Subject)));
        foreach (var now in to.Where(rule => !from.Any(each => IsSame(each.Subject, rule.Subject))))
            yield return (null, now);
    }

    /// <summary>Columns have no case, and what is compared names them.</summary>
    private static bool IsSame(string? was, string? now) => string.Equals(was, now, StringComparison.OrdinalIgnoreCase);

    /// <summary>A subject in words: "The count of 'x'".</summary>
    private static string Describe(string subject)
    {
        var name = subject.Substring(subject.IndexOf(':') + 1);
        return subject.Substring(0, subject.IndexOf(':')) switch
        {
            "threshold" => "The colour of a category",
            "alertRule" => $"The alert level '{name}'",
            "alert" => $"The alert '{name}'",
            "freshness" => $"The freshness '{name}'",
            "summary" => $"The summary '{name}'",
            "category" => $"Category '{name}'",
            "group" => $"Group '{name}'",
            var kind => $"The {kind} '{name}'",
        };
    }

    private static void FindGate(ContractComparison comparison, ContractGate was)
    {
        var now = comparison.To.Gates.FirstOrDefault(gate => gate.Column == was.Column);
        if (now is null && comparison.To.FindColumn(was.Column) is not null)
            AddGate(comparison, was.Column, was.Text, null, isLooser: true);
        else if (now is not null && was.Text != now.Text)
            AddGate(comparison, was.Column, was.Text, now.Text, GateStrictness.IsLooser(was, now));
    }

    private static void AddGate(ContractComparison comparison, string column, string? was, string? now, bool isLooser) => comparison.Add(
        ContractRules.GateChanged, "gate:" + column, null, was, now,
        $"Gate '{column}' is {(isLooser ? "loosened" : "tightened")} from {was ?? "nothing"} to {now ?? "nothing"}", isLooser ? comparison.WarningIfBumped : DiagnosticSeverity.Warning);

    private static T? Take<T>(List<T> items, Func<T, bool> fits)
        where T : class
    {
        var found = items.FirstOrDefault(fits);
        if (found is not null)
            items.Remove(found);
        return found;
    }
}
