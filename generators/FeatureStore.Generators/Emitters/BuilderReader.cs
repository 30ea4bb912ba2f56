using System.Text;

namespace FeatureStore.Generators.Emitters;

/// <summary>Reads the text of a builder piece by piece, without making one string of it.</summary>
internal sealed class BuilderReader(StringBuilder text) : TextReader
{
    private int _position;

    public override int Peek() => _position < text.Length ? text[_position] : -1;

    public override int Read() => _position < text.Length ? text[_position++] : -1;

    public override int Read(char[] buffer, int index, int count)
    {
        count = Math.Min(count, text.Length - _position);
        text.CopyTo(_position, buffer, index, count);
        _position += count;
        return count;
    }

    public override int ReadBlock(char[] buffer, int index, int count) => Read(buffer, index, count);

    public override string ReadToEnd()
    {
        var rest = text.ToString(_position, text.Length - _position);
        _position = text.Length;
        return rest;
    }
}
