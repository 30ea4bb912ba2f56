using System.Globalization;
using FeatureStore.Generators.Definitions;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Contracts;

/// <summary>Changes of features: FS201 to FS206 and FS210 to FS215.</summary>
internal sealed class FeatureChanges
{
    private readonly ContractComparison _comparison;
    private readonly Contract _from;
    private readonly Contract _to;

    private FeatureChanges(ContractComparison comparison) => (_comparison, _from, _to) = (comparison, comparison.From, comparison.To);

    public static void Find(ContractComparison comparison)
    {
        var changes = new FeatureChanges(comparison);
        changes.FindIndexes();
        changes.FindPlaces();
        foreach (var (was, now) in Pairs(comparison.From, comparison.To))
            changes.FindAttributes(was, now);
        changes.FindColumns();
    }

    /// <summary>The features that are in both, under the old name or under a new one that declares it.</summary>
    public static IEnumerable<(ContractFeature Was, ContractFeature Now)> Pairs(Contract from, Contract to)
    {
        foreach (var was in from.Features)
        {
            if (to.Features.FirstOrDefault(each => each.Name == was.Name) is { } same)
                yield return (was, same);
            else if (to.Features.FirstOrDefault(each => each.FormerNames.Contains(was.Name)) is { } renamed)
                yield return (was, renamed);
        }
    }

    private static string Subject(ContractFeature feature) => "feature:" + feature.Name;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void FindIndexes()
    {
        var next = 0;
        foreach (var feature in _to.Features.OrderBy(feature => feature.Index))
        {
            if (feature.Index != next)
                _comparison.Add(
                    ContractRules.FeatureIndexes, Subject(feature), "index", null, Text(feature.Index),
                    feature.Index < next ? $"Feature index {feature.Index} stands twice" : $"Feature index {feature.Index} of '{feature.Name}' follows {next - 1}");
            next = feature.Index + 1;
        }
    }

    private void FindPlaces()
    {
        var pairs = Pairs(_from, _to).ToList();
        var (kept, old) = (new HashSet<ContractFeature>(pairs.Select(pair => pair.Now)), new HashSet<ContractFeature>(pairs.Select(pair => pair.Was)));
        foreach (var (was, now) in pairs)
        {
            if (was.Index != now.Index)
                _comparison.Add(
                    ContractRules.FeatureMoved, Subject(now), "index", Text(was.Index), Text(now.Index), $"Feature '{now.Name}' moves from index {was.Index} to {now.Index}");
            else if (was.Name != now.Name)
                Renamed(was, now);
        }
        foreach (var was in _from.Features.Where(feature => !old.Contains(feature)))
        {
            if (_to.Features.FirstOrDefault(feature => feature.Index == was.Index) is { } now && !kept.Contains(now))
                Renamed(was, now);
            else if (!DeprecationChanges.FindDropped(_comparison, Subject(was), $"Feature {was.Index} '{was.Name}'", Text(was.Index), was.Deprecation, ContractRules.FeatureRemoved.Breaks))
                _comparison.Add(ContractRules.FeatureRemoved, Subject(was), null, Text(was.Index), null, $"Feature {was.Index} '{was.Name}' is removed");
        }
        foreach (var now in _to.Features.Where(feature => !kept.Contains(feature)))
            Added(now, old);
    }

    /// <summary>Another name at the same index: another feature, unless all says that it is the same.</summary>
    private void Renamed(ContractFeature was, ContractFeature now)
    {
        if (MeansTheSame(was, now))
            _comparison.Add(
                ContractRules.FeatureRenamed, Subject(now), "name", was.Name, now.Name, $"Feature {now.Index} is renamed from '{was.Name}' to '{now.Name}'",
                now.FormerNames.Contains(was.Name) ? DiagnosticSeverity.Warning : null);
        else
            Replaced(was, now);
    }

    private void Replaced(ContractFeature was, ContractFeature now) => _comparison.Add(
        ContractRules.FeatureReplaced, Subject(now), "name", Meaning(was), Meaning(now), $"Index {now.Index} was '{was.Name}' and is now '{now.Name}'");

    private static bool MeansTheSame(ContractFeature was, ContractFeature now) => Meaning(was with { Name = "" }) == Meaning(now with { Name = "" });

    private static string Meaning(ContractFeature feature) =>
        $"{feature.Name} from {feature.UpstreamTable ?? "none"} in {feature.Unit ?? "none"}, {Range(feature)}";

    private static string Range(ContractFeature feature) => $"{Invariant.Number(feature.ValidMin, "any")} to {Invariant.Number(feature.ValidMax, "any")}";

    private void Added(ContractFeature now, HashSet<ContractFeature> old)
    {
        if (_from.RetiredFeatures.Concat(_to.RetiredFeatures).FirstOrDefault(each => each.Index == now.Index || each.Name == now.Name) is { } retired)
            _comparison.Add(
                ContractRules.RetiredUsedAgain, Subject(now), retired.Name == now.Name ? "name" : "index", $"{retired.Index} {retired.Name}", $"{now.Index} {now.Name}",
                $"Feature {now.Index} '{now.Name}' has the {(retired.Name == now.Name ? "name" : "index")} of the retired feature {retired.Index} '{retired.Name}'");
        else if (_from.Features.FirstOrDefault(feature => feature.Index == now.Index) is not { } was)
            _comparison.Add(
                ContractRules.FeatureAppended, Subject(now), null, null, Text(now.Index), $"Feature {now.Index} '{now.Name}' is appended",
                _comparison.IsBumped && KnowsNewRows() ? DiagnosticSeverity.Info : null);
        else if (old.Contains(was))
            Replaced(was, now);
    }

    /// <summary>Whether rows with the appended features can be told from those before.</summary>
    private bool KnowsNewRows() => _to.Versions.Any(version =>
        version.Known.Except(_from.Versions.Where(each => each.Column == version.Column).SelectMany(each => each.Known)).Any());

    private void FindAttributes(ContractFeature was, ContractFeature now)
    {
        // A feature that took over the index of another has been told.
        if (was.Name != now.Name && was.Index == now.Index && !MeansTheSame(was, now))
            return;
        DeprecationChanges.FindNew(_comparison, Subject(now), $"Feature '{now.Name}'", was.Deprecation, now.Deprecation);
        Flag(was.Critical, now.Critical, "critical", isLooser: !now.Critical);
        Flag(was.Optional, now.Optional, "optional", isLooser: now.Optional);
        if ((was.UpstreamTable, was.UpstreamProcessor) != (now.UpstreamTable, now.UpstreamProcessor))
        {
            var (before, after) = (Upstream(was), Upstream(now));
            _comparison.Add(ContractRules.UpstreamChanged, Subject(now), "upstream", before, after, $"Feature '{now.Name}' comes from {after} and came from {before}");
        }
        if (was.DefaultValue != now.DefaultValue)
            Changed(ContractRules.DefaultChanged, "defaultValue", "the default", Invariant.Number(was.DefaultValue, "none"), Invariant.Number(now.DefaultValue, "none"), _comparison.WarningIfBumped);
        if ((was.ValidMin, was.ValidMax) != (now.ValidMin, now.ValidMax))
        {
            var isNarrower = (now.ValidMin ?? double.MinValue) > (was.ValidMin ?? double.MinValue) || (now.ValidMax ?? double.MaxValue) < (was.ValidMax ?? double.MaxValue);
            Changed(ContractRules.RangeChanged, "validRange", $"the valid range, which is {(isNarrower ? "narrower" : "wider")},", Range(was), Range(now), isNarrower ? null : DiagnosticSeverity.Info);
        }
        if (was.Unit != now.Unit)
            Changed(ContractRules.UnitChanged, "unit", "the unit", was.Unit ?? "none", now.Unit ?? "none");

        void Flag(bool before, bool after, string key, bool isLooser)
        {
            if (before != after)
                _comparison.Add(
                    ContractRules.FeatureImportance, Subject(now), key, $"{key} {(before ? "yes" : "no")}", $"{key} {(after ? "yes" : "no")}",
                    $"Feature '{now.Name}' {(after ? "becomes" : "is no longer")} {key}, which {(isLooser ? "loosens" : "tightens")} what passes", _comparison.WarningIfBumped);
        }

        void Changed(ContractRule rule, string key, string what, string before, string after, DiagnosticSeverity? severity = null) => _comparison.Add(
            rule, Subject(now), key, before, after, $"Feature '{now.Name}' changes {what} from {before} to {after}", severity);
    }

    private static string Upstream(ContractFeature feature) =>
        (feature.UpstreamTable ?? "no table") + (feature.UpstreamProcessor is null ? "" : $" ({feature.UpstreamProcessor})");

    /// <summary>One finding per kind of column where all features lost it, else one per feature.</summary>
    private void FindColumns()
    {
        var pairs = Pairs(_from, _to).ToList();
        foreach (var (kind, column) in new (string, Func<ContractFeature, string?>)[]
        {
            ("quality", feature => feature.QualityColumn), ("source", feature => feature.SourceColumn), ("value", feature => feature.ValueColumn),
        })
        {
            var lost = pairs.Where(pair => IsThere(_from, column(pair.Was)) && !IsThere(_to, column(pair.Now))).ToList();
            if (lost.Count > 1 && lost.Count == pairs.Count)
                Lost("features", kind, column(lost[0].Was)!, "Every feature");
            else
                foreach (var (was, now) in lost)
                    Lost(Subject(now), null, column(was)!, $"Feature '{now.Name}'");

            void Lost(string subject, string? attribute, string released, string who) =>
                _comparison.Add(ContractRules.FeatureWithoutColumn, subject, attribute, released, null, $"{who} has lost its {kind} column, such as {released}");
        }
    }

    private static bool IsThere(Contract contract, string? column) => column is not null && contract.FindColumn(column.Split('[')[0]) is not null;
}
