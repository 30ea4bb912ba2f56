using System.Collections;

namespace FeatureStore.Tests;

/// <summary>A row of a batch beside its record.</summary>
internal static class RowViews
{
    /// <summary>Each property of the record that is a column, with the property of the view that has its name.</summary>
    public static void AssertSame(object record, object view)
    {
        foreach (var property in record.GetType().GetProperties().Where(p => p.GetMethod is { IsStatic: false } && p.Name is not ("UnknownTexts" or "EqualityContract")))
        {
            if (property.PropertyType is { IsValueType: true, IsGenericType: false } type && type.Name.StartsWith(record.GetType().Name, StringComparison.Ordinal))
                continue;
            var (want, got) = (property.GetValue(record), view.GetType().GetProperty(property.Name)!.GetValue(view));
            if (got?.GetType() is { IsGenericType: true } list && list.Name.StartsWith("Batch", StringComparison.Ordinal))
                AssertSameList(property.Name, ((IEnumerable)want!).Cast<object?>().ToList(), got);
            else if (want is not null && got?.GetType().Name == want.GetType().Name + "View")
                AssertSame(want, got);
            else
                Assert.True(Equals(want, got), $"{property.Name}: {want} became {got}");
        }
    }

    private static void AssertSameList(string name, List<object?> want, object got)
    {
        var type = got.GetType();
        Assert.Equal(want.Count, (int)type.GetProperty("Count")!.GetValue(got)!);
        var item = type.GetProperty("Item")!;
        for (var i = 0; i < want.Count; i++)
        {
            var element = item.GetValue(got, [i]);
            if (want[i] is not null && element?.GetType().Name == want[i]!.GetType().Name + "View")
                AssertSame(want[i]!, element);
            else
                Assert.True(Equals(want[i], element), $"{name}[{i}]: {want[i]} became {element}");
        }
    }
}
