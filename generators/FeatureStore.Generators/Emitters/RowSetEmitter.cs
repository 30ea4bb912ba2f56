using FeatureStore.Generators.Definitions;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Emitters;

/// <summary>Emits the struct of several features of a row, and the members that it shares with categories.</summary>
internal static class RowSetEmitter
{
    public static SourceText Emit(RowView view, string @namespace)
    {
        var (feature, type) = (view.Feature, view.Features);
        var writer = CodeWriter.File(@namespace, "System", "FeatureStore");
        writer.SummaryXml($"Several features of a <see cref=\"{view.Row}\"/>, in index order: a view that allocates nothing.");
        writer.Open($"public readonly struct {type}");
        writer.Line($"internal static readonly int[] AllIndices = [{List(view.Table.Catalog!.Features.Select(f => f.Index))}];");
        writer.Line();
        writer.Line($"private readonly {view.Row} _row;");
        writer.Line("private readonly int[] _indices;");
        writer.Line("private readonly int _start;");
        writer.Line();
        writer.Open($"internal {type}({view.Row} row, int[] indices)");
        writer.Line("(_row, _indices, _start, Count) = (row, indices, 0, indices.Length);");
        writer.Close();
        writer.Line();
        writer.Open($"private {type}({view.Row} row, int[] indices, int start, int count)");
        writer.Line("(_row, _indices, _start, Count) = (row, indices, start, count);");
        writer.Close();
        writer.Line();
        writer.Summary("Number of features.");
        writer.Line("public int Count { get; }");
        writer.Line();
        writer.Summary("The feature at a position in this set, from 0; not by its index.");
        writer.Line("/// <exception cref=\"ArgumentOutOfRangeException\">The position is outside the set.</exception>");
        writer.Line($"public {feature} this[int position] => (uint)position < (uint)Count ? new(_row, _indices[_start + position]) : throw new ArgumentOutOfRangeException(nameof(position));");
        writer.Line();
        EmitTests(writer);
        writer.Summary("The same features.");
        writer.Line($"public {type} Features() => this;");
        writer.Line();
        writer.Summary("The features with an index from one to another, both included.");
        writer.Line("/// <exception cref=\"ArgumentOutOfRangeException\">An index of the range is not one of these features.</exception>");
        writer.Open($"public {type} Features(int from, int to)");
        writer.Line("var start = FeatureRange.Find(_indices.AsSpan(_start, Count), from, to);");
        writer.Line("return new(_row, _indices, _start + start, to - from + 1);");
        writer.Close();
        writer.Line();
        writer.Summary("The feature of an index.");
        writer.Line("/// <exception cref=\"ArgumentOutOfRangeException\">The index is not one of these features.</exception>");
        writer.Line($"public {feature} Feature(int index) => Features(index, index)[0];");
        writer.Line();
        EmitLoops(writer, feature);
        writer.Summary("Enumerates the features without allocating.");
        writer.Line("public Enumerator GetEnumerator() => new(this);");
        writer.Line();
        writer.Summary("Walks over the features.");
        writer.Open("public struct Enumerator");
        writer.Line($"private readonly {type} _features;");
        writer.Line("private int _position;");
        writer.Line();
        writer.Open($"internal Enumerator({type} features)");
        writer.Line("_features = features;");
        writer.Line("_position = -1;");
        writer.Close();
        writer.Line();
        writer.Summary("The feature that the walk is at.");
        writer.Line($"public readonly {feature} Current => _features[_position];");
        writer.Line();
        writer.Summary("Goes to the next feature; false after the last.");
        writer.Line("public bool MoveNext() => ++_position < _features.Count;");
        writer.Close();
        writer.Close();
        return writer.ToSourceText();
    }

    /// <summary>Indices as ranges, such as "5-8, 13, 14".</summary>
    public static string Ranges(IEnumerable<int> indices)
    {
        var parts = new List<string>();
        var list = indices.ToList();
        for (var i = 0; i < list.Count;)
        {
            var end = i;
            while (end + 1 < list.Count && list[end + 1] == list[end] + 1)
                end++;
            parts.Add(end - i >= 2 ? $"{list[i]}-{list[end]}" : string.Join(", ", list.GetRange(i, end - i + 1)));
            i = end + 1;
        }

        return string.Join(", ", parts);
    }

    public static string List(IEnumerable<int> indices) => string.Join(", ", indices);

    private static void EmitTests(CodeWriter writer)
    {
        writer.Summary("Whether all features are defaulted; true for no features.");
        writer.Line("public bool AllDefaulted => DefaultedCount == Count;");
        writer.Line();
        writer.Summary("Whether any feature is defaulted.");
        writer.Line("public bool AnyDefaulted => DefaultedCount > 0;");
        writer.Line();
        writer.Summary("Number of defaulted features, counted from the sources.");
        writer.Open("public long DefaultedCount");
        writer.Open("get");
        writer.Line("long count = 0;");
        writer.Open("foreach (var feature in this)");
        writer.Line("if (feature.IsDefaulted)");
        writer.Line("    count++;");
        writer.Close();
        writer.Line();
        writer.Line("return count;");
        writer.Close();
        writer.Close();
        writer.Line();
    }

    private static void EmitLoops(CodeWriter writer, string feature)
    {
        writer.Summary("Whether all features meet a condition; true for no features.");
        writer.Line($"public bool All(Func<{feature}, bool> condition) => CountOf(condition) == Count;");
        writer.Line();
        writer.Summary("Whether any feature meets a condition; false for no features.");
        writer.Open($"public bool Any(Func<{feature}, bool> condition)");
        writer.Open("foreach (var feature in this)");
        writer.Line("if (condition(feature))");
        writer.Line("    return true;");
        writer.Close();
        writer.Line();
        writer.Line("return false;");
        writer.Close();
        writer.Line();
        writer.Summary("Number of features that meet a condition.");
        writer.Open($"public long CountOf(Func<{feature}, bool> condition)");
        writer.Line("long count = 0;");
        writer.Open("foreach (var feature in this)");
        writer.Line("if (condition(feature))");
        writer.Line("    count++;");
        writer.Close();
        writer.Line();
        writer.Line("return count;");
        writer.Close();
        writer.Line();
        writer.Summary("Whether any feature's quality is below a limit, 0-100; a quality of null is not.");
        Quality("AnyQualityBelow", "if (feature.Quality < quality)", "true", "false");
        writer.Summary("Whether every feature's quality is below a limit, 0-100; a quality of null is not.");
        Quality("AllQualityBelow", "if (!(feature.Quality < quality))", "false", "true");

        void Quality(string name, string condition, string found, string otherwise)
        {
            writer.Open($"public bool {name}(double quality)");
            writer.Open("foreach (var feature in this)");
            writer.Line(condition);
            writer.Line($"    return {found};");
            writer.Close();
            writer.Line();
            writer.Line($"return {otherwise};");
            writer.Close();
            writer.Line();
        }
    }
}
