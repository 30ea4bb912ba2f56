using System.Globalization;
using FeatureStore.Generators.Emitters;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Tests.Emitters;

public sealed class CodeWriterTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5_000)]
    [InlineData(40_000)]
    public void A_file_of_any_length_reads_as_it_was_written(int lines)
    {
        var writer = new CodeWriter();
        writer.Open($"class C{lines}");
        for (var i = 0; i < lines; i++)
            writer.Line($"int x{i};");
        writer.Close();
        var expected = $"class C{lines.ToString(CultureInfo.InvariantCulture)}\n{{\n"
            + string.Concat(Enumerable.Range(0, lines).Select(i => $"    int x{i.ToString(CultureInfo.InvariantCulture)};\n")) + "}\n";

        var text = writer.ToSourceText();

        Assert.Equal(expected, text.ToString());
        Assert.Equal(expected, writer.ToString());
        Assert.Equal(expected.Length, text.Length);
        Assert.Equal(lines + 4, text.Lines.Count);
        Assert.Equal(SourceText.From(expected, System.Text.Encoding.UTF8).GetChecksum().ToArray(), text.GetChecksum().ToArray());
        Assert.Equal(expected[^2], text[text.Length - 2]);
    }

    [Fact]
    public void Any_part_of_a_file_in_pieces_is_that_part_of_its_text()
    {
        var writer = new CodeWriter();
        for (var i = 0; i < 20_000; i++)
            writer.Line($"// line {i}");
        var expected = writer.ToString();
        var text = writer.ToSourceText();

        Assert.IsType<PiecedText>(text);
        foreach (var (start, length) in new[] { (0, 0), (0, 1), (PiecedText.PieceLength - 1, 1), (PiecedText.PieceLength - 1, 2), (PiecedText.PieceLength, 1), (1_000, 3 * PiecedText.PieceLength), (expected.Length, 0) })
            Assert.Equal(expected.Substring(start, length), text.ToString(new TextSpan(start, length)));
        Assert.ThrowsAny<ArgumentException>(() => text[text.Length]);
        Assert.ThrowsAny<ArgumentException>(() => text.CopyTo(text.Length - 1, new char[2], 0, 2));
    }
}
