using System.Globalization;

namespace FeatureStore.Generators.Contracts;

/// <summary>Changes of categories and groups: FS207 to FS209. A feature that is new, gone or moved is told by itself.</summary>
internal static class CategoryChanges
{
    public static void Find(ContractComparison comparison)
    {
        var (from, to) = (comparison.From, comparison.To);
        var indexes = FeatureChanges.Pairs(from, to).ToDictionary(pair => pair.Was.Index, pair => pair.Now.Index);
        // What stands at an index in place of another feature has its place in the category too.
        foreach (var was in from.Features.Where(feature => !indexes.ContainsKey(feature.Index)))
            if (to.Features.Any(feature => feature.Index == was.Index) && !indexes.ContainsValue(was.Index))
                indexes.Add(was.Index, was.Index);
        var known = new HashSet<int>(indexes.Values);
        var renamed = new HashSet<ContractCategory>();

        foreach (var was in from.Categories)
        {
            var members = was.Features.Where(indexes.ContainsKey).Select(index => indexes[index]).OrderBy(index => index).ToList();
            var now = to.Categories.FirstOrDefault(category => category.Subject == was.Subject);
            if (now is null)
            {
                var heir = to.Categories.FirstOrDefault(category =>
                    category.IsGroup == was.IsGroup && from.Categories.All(each => each.Subject != category.Subject) && Members(category).SequenceEqual(members));
                if (heir is not null)
                    renamed.Add(heir);
                else if (DeprecationChanges.FindDropped(comparison, was.Subject, $"{What(was)} '{was.Name}'", was.Name, was.Deprecation, ContractRules.CategoryRemoved.Breaks))
                    continue;
                comparison.Add(
                    ContractRules.CategoryRemoved, heir?.Subject ?? was.Subject, heir is null ? null : "name", was.Name, heir?.Name,
                    $"{What(was)} '{was.Name}' is {(heir is null ? "removed" : $"renamed to '{heir.Name}'")}");
            }
            else
            {
                DeprecationChanges.FindNew(comparison, now.Subject, $"{What(now)} '{now.Name}'", was.Deprecation, now.Deprecation);
                if (!Members(now).SequenceEqual(members))
                    comparison.Add(
                        ContractRules.CategoryMembership, now.Subject, "features", Text(members), Text(Members(now)),
                        $"{What(now)} '{now.Name}' changes its features from {Text(members)} to {Text(Members(now))}", comparison.WarningIfBumped);
            }
        }
        foreach (var now in to.Categories.Where(category => !category.IsGroup && !renamed.Contains(category) && from.Categories.All(each => each.Subject != category.Subject)))
            comparison.Add(ContractRules.CategoryAdded, now.Subject, "name", null, now.Name, $"Category '{now.Name}' is added");

        IEnumerable<int> Members(ContractCategory category) => category.Features.Where(known.Contains).OrderBy(index => index);
    }

    private static string What(ContractCategory category) => category.IsGroup ? "Group" : "Category";

    private static string Text(IEnumerable<int> indexes) => string.Join(", ", indexes.Select(index => index.ToString(CultureInfo.InvariantCulture)));
}
