using System.Data.Common;

namespace FeatureStore;

/// <summary>What a <see cref="DbDataReader"/> of an engine may be besides, to give an enum column without a lookup of its text in each row.</summary>
public interface IEnumReader
{
    /// <summary>Which of the texts of an enum the column holds, as <see cref="EnumText.CodeOf"/> counts them; the column must not be null.</summary>
    int GetEnumCode(int ordinal, EnumText texts);
}
