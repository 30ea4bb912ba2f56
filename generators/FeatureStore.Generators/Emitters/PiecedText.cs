using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Emitters;

/// <summary>A large emitted file in the pieces that it was written in, so that it is not copied into one string. All pieces but the last are full.</summary>
internal sealed class PiecedText(IReadOnlyList<char[]> pieces, int length) : SourceText
{
    /// <summary>Characters of a piece: as many as stay out of the heap of large objects.</summary>
    public const int PieceLength = 1 << 15;

    public override Encoding Encoding => Encoding.UTF8;

    public override int Length => length;

    public override char this[int position] => (uint)position < (uint)length
        ? pieces[position / PieceLength][position % PieceLength]
        : throw new ArgumentOutOfRangeException(nameof(position));

    public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)
    {
        if (sourceIndex < 0 || count < 0 || sourceIndex > length - count)
            throw new ArgumentOutOfRangeException(nameof(count));
        while (count > 0)
        {
            var start = sourceIndex % PieceLength;
            var copied = Math.Min(count, PieceLength - start);
            Array.Copy(pieces[sourceIndex / PieceLength], start, destination, destinationIndex, copied);
            sourceIndex += copied;
            destinationIndex += copied;
            count -= copied;
        }
    }
}
