using FeatureStore.Generators.Definitions;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Contracts;

/// <summary>Changes of columns and of the fields of STRUCTs: FS101 to FS118.</summary>
internal sealed class ColumnChanges
{
    private readonly ContractComparison _comparison;
    private readonly Contract _from;
    private readonly Contract _to;

    /// <summary>What became of each released column; null for one that is gone.</summary>
    private readonly Dictionary<ContractColumn, ContractColumn?> _pairs = [];

    private ColumnChanges(ContractComparison comparison) => (_comparison, _from, _to) = (comparison, comparison.From, comparison.To);

    public static void Find(ContractComparison comparison)
    {
        var changes = new ColumnChanges(comparison);
        changes.FindReleased();
        changes.FindAdded();
        changes.FindOrder();
    }

    private static string Subject(ContractColumn column) => "column:" + column.Name;

    private void FindReleased()
    {
        foreach (var was in _from.Columns)
        {
            // A field goes with its STRUCT, which has been told.
            var parent = was.Parent is { } path ? _from.FindColumn(path) : null;
            if (parent is not null && _pairs[parent] is null)
            {
                _pairs[was] = null;
                continue;
            }
            var name = parent is null ? was.Name : _pairs[parent]!.Name + was.Name.Substring(parent.Name.Length);
            var now = _to.FindColumn(name) ?? _to.Columns.FirstOrDefault(column => column.FormerNames.Contains(name, StringComparer.OrdinalIgnoreCase));
            _pairs[was] = now;
            if (now is null)
                Removed(was);
            else
                Changed(was, now, isRenamed: !string.Equals(name, now.Name, StringComparison.OrdinalIgnoreCase));
        }
    }

    private void Removed(ContractColumn was)
    {
        if (DeprecationChanges.FindDropped(_comparison, Subject(was), $"Column '{was.Name}'", was.Text, was.Deprecation, ContractRules.ColumnRemoved.Breaks))
            return;
        var isMeant = _comparison.IsPast(was.Deprecation?.Sunset) && _to.RetiredColumns.Contains(was.Name);
        _comparison.Add(
            ContractRules.ColumnRemoved, Subject(was), null, was.Text, null, $"Column '{was.Name}' ({was.Text}) is removed",
            isMeant ? DiagnosticSeverity.Warning : null);
    }

    private void Changed(ContractColumn was, ContractColumn now, bool isRenamed)
    {
        if (isRenamed)
            _comparison.Add(
                ContractRules.ColumnRenamed, Subject(now), "name", was.Name, now.Name, $"Column '{was.Name}' is renamed to '{now.Name}'",
                now.View is null ? null : DiagnosticSeverity.Warning);
        if ((was.Mode == ColumnMode.Repeated) != (now.Mode == ColumnMode.Repeated))
            Change(ContractRules.ColumnRepeatedOrNot, was, now, "mode", was.Text, now.Text);
        else if (was.Mode == ColumnMode.Required && now.Mode == ColumnMode.Nullable)
            Change(ContractRules.ColumnMadeNullable, was, now, "mode", was.Text, now.Text, _from.Storage.Key.Contains(was.Name) ? DiagnosticSeverity.Error : null);
        else if (was.Mode == ColumnMode.Nullable && now.Mode == ColumnMode.Required)
            Change(ContractRules.ColumnMadeRequired, was, now, "mode", was.Text, now.Text);

        if (TypeChanges.Of(was, now) is { } rule)
            Change(HoldsValues(was) ? ContractRules.UnitChanged : rule, was, now, "type", was.TypeText, now.TypeText);
        DeprecationChanges.FindNew(_comparison, Subject(now), $"Column '{now.Name}'", was.Deprecation, now.Deprecation);
        foreach (var key in was.Keys)
        {
            var other = now.Keys.FirstOrDefault(each => each.Name == key.Name);
            if (other is null || other.Type != key.Type)
                _comparison.Add(
                    ContractRules.DetailKeyChanged, $"detail:{now.Name}.{key.Name}", null, key.Type, other?.Type,
                    $"Key '{key.Name}' of column '{now.Name}' {(other is null ? "is removed" : $"changes from {key.Type} to {other.Type}")}");
        }
    }

    private void Change(ContractRule rule, ContractColumn was, ContractColumn now, string attribute, string from, string to, DiagnosticSeverity? severity = null) =>
        _comparison.Add(rule, Subject(now), attribute, from, to, $"Column '{now.Name}' changes from {from} to {to}", severity);

    /// <summary>Whether the values of features are in the column: its type is theirs.</summary>
    private bool HoldsValues(ContractColumn column) =>
        _from.Features.Any(feature => feature.ValueColumn is { } value && (value == column.Name || value.StartsWith(column.Name + "[", StringComparison.Ordinal)));

    private void FindAdded()
    {
        var kept = new HashSet<ContractColumn>(_pairs.Values.OfType<ContractColumn>());
        var retired = new HashSet<string>(_from.RetiredColumns.Concat(_to.RetiredColumns), StringComparer.OrdinalIgnoreCase);
        foreach (var now in _to.Columns)
        {
            // A field comes with its STRUCT.
            if (kept.Contains(now) || (now.Parent is { } parent && _to.FindColumn(parent) is { } owner && !kept.Contains(owner)))
                continue;
            if (retired.Contains(now.Name))
                _comparison.Add(ContractRules.RetiredUsedAgain, Subject(now), "name", "retired", now.Text, $"Column '{now.Name}' has a name that is retired");
            else
                _comparison.Add(
                    now.Mode == ColumnMode.Required ? ContractRules.RequiredColumnAdded : ContractRules.ColumnAdded,
                    Subject(now), now.Mode == ColumnMode.Required ? "mode" : "name", null, now.Text, $"Column '{now.Name}' ({now.Text}) is added");
        }
    }

    private void FindOrder()
    {
        var kept = _from.Columns.Select(column => _pairs[column]).OfType<ContractColumn>().ToList();
        var place = _to.Columns.Select((column, index) => (column, index)).ToDictionary(each => each.column, each => each.index);
        for (var i = 1; i < kept.Count; i++)
        {
            if (place[kept[i]] > place[kept[i - 1]])
                continue;
            _comparison.Add(
                ContractRules.ColumnOrder, Subject(kept[i]), "name", $"after {kept[i - 1].Name}", $"before {kept[i - 1].Name}",
                $"Column '{kept[i].Name}' stands before '{kept[i - 1].Name}', and stood after it");
            return;
        }
    }
}
